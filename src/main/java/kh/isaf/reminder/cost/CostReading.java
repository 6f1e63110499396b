package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.MessageKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What text messages have cost: month by month, and within a month by what they were about and by province. */
@Service
@Transactional(readOnly = true)
public class CostReading {

    private static final String OF_A_MONTH = """
            from outbound_message m
            where m.charged_at >= cast(:month as timestamp) at time zone :zone
                and m.charged_at < cast(:next as timestamp) at time zone :zone and m.cost > 0\s""";

    /** Of a message in Khmer. */
    private static final int USUAL_PARTS = 3;

    private final JdbcClient jdbc;
    private final SmsPrices prices;

    CostReading(JdbcClient jdbc, SmsPrices prices) {
        this.jdbc = jdbc;
        this.prices = prices;
    }

    /** Some messages together. */
    public record Sum(long messages, long parts, BigDecimal cost) {

        static final Sum NONE = new Sum(0, 0, BigDecimal.ZERO);

        Sum and(Sum other) {
            return new Sum(messages + other.messages, parts + other.parts, cost.add(other.cost));
        }
    }

    /**
     * @param capReached whether text messages were stopped in it
     */
    public record Month(LocalDate month, Sum sum, boolean capReached) {}

    /**
     * @param nameKm null for messages to people of the whole nation, or of no place that is known
     */
    public record Province(
            @Nullable String nameKm, @Nullable String nameLatin, Sum sum) {}

    /** The last two years, the newest month first. */
    public List<Month> months() {
        return jdbc.sql("""
                        select c.month, c.messages, c.parts, c.cost, s.told_at is not null as reached
                        from (select date_trunc('month', charged_at at time zone :zone)::date as month,
                                count(*) as messages, sum(parts) as parts, sum(cost) as cost
                            from outbound_message where charged_at is not null and cost > 0 group by 1) c
                            left join sms_month s on s.month = c.month
                        order by c.month desc limit 24""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query((row, number) -> new Month(
                        row.getObject("month", LocalDate.class),
                        new Sum(row.getLong("messages"), row.getLong("parts"), row.getBigDecimal("cost")),
                        row.getBoolean("reached")))
                .list();
    }

    public Map<MessageKind, Sum> byKind(YearMonth month) {
        Map<MessageKind, Sum> sums = new EnumMap<>(MessageKind.class);
        of(
                        "select split_part(m.dedup_key, '/', 1) as kind, count(*) as messages, sum(m.parts) as parts,"
                                + " sum(m.cost) as cost " + OF_A_MONTH + "group by 1",
                        month)
                .query(row -> {
                    sums.merge(
                            MessageKind.of(row.getString("kind")),
                            new Sum(row.getLong("messages"), row.getLong("parts"), row.getBigDecimal("cost")),
                            Sum::and);
                });
        return sums;
    }

    /** By the place the messages were about, or else that of the person. */
    public List<Province> byProvince(YearMonth month) {
        return of("""
                        select a.name_km, a.name_latin, sum(c.messages) as messages, sum(c.parts) as parts,
                            sum(c.cost) as cost
                        from (select left(coalesce(nullif(m.area_code, ''), (select min(r.area_code)
                                    from role_assignment r where r.person_id = m.person_id), ''), 2) as province,
                                count(*) as messages, sum(m.parts) as parts, sum(m.cost) as cost\s""" + OF_A_MONTH + """
                            group by 1) c left join area a on a.code = c.province
                        group by a.code, a.name_km, a.name_latin order by a.code nulls last""", month)
                .query((row, number) -> new Province(
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        new Sum(row.getLong("messages"), row.getLong("parts"), row.getBigDecimal("cost"))))
                .list();
    }

    /** How many text messages of a kind went out in the month before this one. */
    public long lastMonth(MessageKind kind) {
        return jdbc.sql("""
                        select count(*) from outbound_message m
                        where m.channel = 'sms' and m.cost > 0 and split_part(m.dedup_key, '/', 1) in (:keys)
                            and m.charged_at >= date_trunc('month', now() at time zone :zone) at time zone :zone
                                - interval '1 month'
                            and m.charged_at < date_trunc('month', now() at time zone :zone) at time zone :zone""")
                .param("keys", kind.keys())
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(Long.class)
                .single();
    }

    /** The month in which messages are charged now; outboxes know real time only. */
    public YearMonth thisMonth() {
        return YearMonth.from(jdbc.sql("select (now() at time zone :zone)::date")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(LocalDate.class)
                .single());
    }

    public BigDecimal spent(YearMonth month) {
        return jdbc.sql("select coalesce(sum(spent), 0) from sms_month where month = ?")
                .param(month.atDay(1))
                .query(BigDecimal.class)
                .single();
    }

    /** Whether text messages that are not urgent are stopped now; a cap that was raised since stops nothing. */
    public boolean capReached() {
        return jdbc.sql("""
                        select exists (select 1 from sms_month s, sms_cap c
                            where s.month = date_trunc('month', now() at time zone :zone)::date
                                and s.told_at is not null and c.amount is not null
                                and s.spent + :price > c.amount)""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("price", prices.price().multiply(BigDecimal.valueOf(USUAL_PARTS)))
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, YearMonth month) {
        return jdbc.sql(sql)
                .param("month", month.atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .param("zone", BusinessClock.CAMBODIA.getId());
    }
}
