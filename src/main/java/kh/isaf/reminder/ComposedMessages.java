package kh.isaf.reminder;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reminders that were written, day by day, in an order that does not depend on chance. Ids in their links and
 * codes of tasks, which differ from one computation to the next, are left out.
 */
@Service
@Transactional(readOnly = true)
public class ComposedMessages {

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}"
                    + "|\\b[2-9A-Y]{3}-[2-9A-Y]{3}\\b|(?<=/t/)[2-9A-Y]{6}\\b");
    private static final String LEAVES_THE_HOUSE =
            " m.composed_at is not null and m.channel <> 'inApp' and not m.secret ";

    private static final Comparator<ComposedMessage> ORDER = Comparator.comparing(ComposedMessage::at)
            .thenComparing(ComposedMessage::person)
            .thenComparing(ComposedMessage::role)
            .thenComparing(ComposedMessage::area)
            .thenComparing(ComposedMessage::channel)
            .thenComparing(ComposedMessage::step)
            .thenComparing(ComposedMessage::urgent)
            .thenComparing(ComposedMessage::text);

    private final JdbcClient jdbc;

    ComposedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days on which at least one was written. */
    public List<LocalDate> days() {
        return jdbc.sql("select distinct (m.composed_at at time zone :zone)::date as day from outbound_message m where"
                        + LEAVES_THE_HOUSE + "order by day")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(LocalDate.class)
                .list();
    }

    /** Those of one day. */
    public List<ComposedMessage> of(LocalDate day) {
        ZonedDateTime begin = day.atStartOfDay(BusinessClock.CAMBODIA);
        return jdbc
                .sql("""
                        select (m.composed_at at time zone :zone) as at,
                            coalesce(case when m.language <> 'km' then nullif(p.name_latin, '') end, p.name_km, '')
                                as person,
                            coalesce(m.role, '') as role, coalesce(m.area_code, '') as area, m.channel, m.urgent,
                            coalesce(m.step, '') as step, concat_ws(E'\\n\\n', m.subject, m.body) as text
                        from outbound_message m left join person p on p.id = m.person_id
                        where m.composed_at >= :begin and m.composed_at < :end and""" + LEAVES_THE_HOUSE)
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("begin", begin.toOffsetDateTime())
                .param("end", begin.plusDays(1).toOffsetDateTime())
                .query(ComposedMessage.class)
                .list()
                .stream()
                .map(ComposedMessages::plain)
                .sorted(ORDER)
                .toList();
    }

    private static ComposedMessage plain(ComposedMessage message) {
        return new ComposedMessage(
                message.at().truncatedTo(ChronoUnit.SECONDS),
                message.person(),
                message.role(),
                message.area(),
                message.channel(),
                message.urgent(),
                message.step(),
                ID.matcher(message.text()).replaceAll("…").replace("\r\n", "\n").strip());
    }
}
