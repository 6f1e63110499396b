package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases behind a number, what is late first: what is awaited, whose turn it is, and what was done about it. */
@Service
@Transactional(readOnly = true)
public class CaseList {

    public static final int PAGE_SIZE = 25;

    /** More lines than this are no list for a person, and no file for a phone. */
    public static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final NationCases nation;
    private final Clock clock;

    CaseList(JdbcClient jdbc, NationCases nation, Clock clock) {
        this.jdbc = jdbc;
        this.nation = nation;
        this.clock = clock;
    }

    /**
     * What is expected of a commune or provider.
     *
     * @param month number of the month where a stage is done month by month
     * @param daysLate in working days; 0 unless overdue
     * @param workItemId a task that waits for somebody; null where none does
     * @param turnRole who may take that task, if nobody has
     * @param holderId who has taken it; null while nobody has
     * @param holders who has taken it, or the first who may
     * @param contacts how often somebody above has called, written or gone there
     */
    public record Line(
            String cycleKey,
            String areaCode,
            AreaType areaType,
            String areaKm,
            String areaLatin,
            @Nullable String providerCode,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            Stage stage,
            @Nullable Integer month,
            LocalDate startsOn,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            CaseState state,
            int daysLate,
            @Nullable UUID workItemId,
            @Nullable String taskKm,
            @Nullable String taskEn,
            @Nullable String turnRole,
            @Nullable UUID holderId,
            @Nullable String holders,
            @Nullable String phone,
            int contacts,
            @Nullable OffsetDateTime lastContact) {

        public String area(Locale locale) {
            return khmer(locale) ? areaKm : areaLatin;
        }

        public @Nullable String provider(Locale locale) {
            return khmer(locale) ? providerKm : providerLatin;
        }

        public @Nullable String task(Locale locale) {
            return khmer(locale) ? taskKm : taskEn;
        }

        private static boolean khmer(Locale locale) {
            return locale.getLanguage().equals("km");
        }
    }

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    public int total(Actor actor, CaseFilter filter) {
        CaseSql sql = sql(actor, filter);
        return jdbc.sql("select coalesce(sum(c.cases), 0)" + nation.from(actor, filter, sql))
                .params(sql.parameters())
                .query(Integer.class)
                .single();
    }

    public Page page(Actor actor, CaseFilter filter, int wanted) {
        return page(actor, filter, wanted, total(actor, filter));
    }

    /** The same, where the whole was counted already. */
    public Page page(Actor actor, CaseFilter filter, int wanted, int total) {
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        int skipped = (page - 1) * PAGE_SIZE;
        if (NationCases.meant(actor, filter.area())) {
            return new Page(ofNation(actor, filter, skipped), page, pages, total);
        }
        return new Page(lines(sql(actor, filter), PAGE_SIZE, skipped), page, pages, total);
    }

    /** Only where the lines stand is looked: to sort the cases of the nation takes too long for a page. */
    private List<Line> ofNation(Actor actor, CaseFilter filter, int skipped) {
        return nation.piece(actor, filter, PAGE_SIZE, skipped)
                .map(piece -> {
                    CaseSql sql = sql(actor, filter);
                    sql.within(piece.provinces(), piece.from(), piece.to());
                    return lines(sql, PAGE_SIZE, piece.skipped());
                })
                .orElse(List.of());
    }

    /** All of it, as files have it. */
    public List<Line> all(Actor actor, CaseFilter filter) {
        return lines(sql(actor, filter), MOST, 0);
    }

    /** The one case that is meant, if the actor may see it. */
    Optional<Line> find(Actor actor, Contacts.Case one) {
        int dash = one.cycle().indexOf('-');
        if (dash < 0 || !one.cycle().substring(0, dash).matches("[0-9]{4}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(one.cycle().substring(0, dash));
        CaseFilter filter = CaseFilter.of(year, "")
                .in(one.cycle().substring(dash + 1), true)
                .at(one.stage());
        return lines(sql(actor, filter), MOST, 0).stream()
                .filter(line -> Objects.equals(line.providerCode(), one.provider())
                        && Objects.equals(line.month(), one.month()))
                .findFirst();
    }

    private CaseSql sql(Actor actor, CaseFilter filter) {
        return new CaseSql(actor, filter, LocalDate.now(clock));
    }

    private List<Line> lines(CaseSql sql, int size, int skipped) {
        return jdbc.sql("""
                        select c.*, case when c.state = 'OVERDUE' then working_days_between(c.area_code, c.due_on, :today)
                                else 0 end as days_late,
                            a.type as area_type, a.name_km as area_km, a.name_latin as area_latin,
                            p.name_km as provider_km, p.name_latin as provider_latin,
                            t.id as work_item_id, t.name_km as task_km, t.name_en as task_en,
                            case when t.assignee_id is null then t.role end as turn_role, t.assignee_id as holder_id, h.holders, h.phone,
                            coalesce(k.contacts, 0) as contacts, k.last_contact
                        from (select c.cycle_key, c.area_code, c.provider_code, c.stage, c.month, c.starts_on, c.due_on,
                                (c.closed_at at time zone :zone)::date as done_on,\s""" + CaseSql.STATE + " as state" + sql.from() + """
                            \sorder by c.due_on, c.area_code, c.stage, c.provider_code nulls first, c.month
                            limit :size offset :skipped) c
                        join area a on a.code = c.area_code
                        left join service_provider p on p.code = c.provider_code
                        left join lateral (
                            select w.id, w.name_km, w.name_en, w.assignee_id, d.role, d.scope
                            from work_item w left join work_item_candidate d on d.work_item_id = w.id
                            where w.status = 'OPEN' and w.cycle_key = c.cycle_key and w.stage = c.stage
                                and w.provider_code is not distinct from c.provider_code
                                and w.month is not distinct from c.month and w.chases is null
                            order by w.due_on, w.id, d.role limit 1) t on true
                        left join lateral (
                            select string_agg(f.name, ', ' order by f.name) as holders, min(f.phone) as phone from (
                                select q.name_km as name, q.phone from person q where q.id in (
                                    select t.assignee_id
                                    union all
                                    select r.person_id from role_assignment r
                                    where t.assignee_id is null and r.role = t.role
                                        and coalesce(r.provider_code, r.area_code) = t.scope
                                        and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today))
                                order by q.name_km limit 3) f) h on t.id is not null
                        left join lateral (
                            select count(*)::int as contacts, max(x.at) as last_contact from contact x
                            where x.cycle_key = c.cycle_key and x.stage = c.stage
                                and x.provider_code = coalesce(c.provider_code, '') and x.month = coalesce(c.month, 0)) k
                            on true
                        order by c.due_on, c.area_code, c.stage, c.provider_code nulls first, c.month""")
                .params(sql.parameters())
                .param("size", size)
                .param("skipped", skipped)
                .query((row, number) -> new Line(
                        row.getString("cycle_key"),
                        row.getString("area_code"),
                        AreaType.valueOf(row.getString("area_type")),
                        row.getString("area_km"),
                        row.getString("area_latin"),
                        row.getString("provider_code"),
                        row.getString("provider_km"),
                        row.getString("provider_latin"),
                        Stage.of(row.getString("stage")).orElseThrow(),
                        row.getObject("month", Integer.class),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("done_on", LocalDate.class),
                        CaseState.valueOf(row.getString("state")),
                        row.getInt("days_late"),
                        row.getObject("work_item_id", UUID.class),
                        row.getString("task_km"),
                        row.getString("task_en"),
                        row.getString("turn_role"),
                        row.getObject("holder_id", UUID.class),
                        row.getString("holders"),
                        row.getString("phone"),
                        row.getInt("contacts"),
                        row.getObject("last_contact", OffsetDateTime.class)))
                .list();
    }
}
