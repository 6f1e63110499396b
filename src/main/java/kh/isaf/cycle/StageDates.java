package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When stages start and are due: on the working days that follow from what the decision table asks for, and so many
 * working days later where they were put off.
 */
@Service
@Transactional
public class StageDates {

    private final JdbcClient jdbc;
    private final Clock clock;

    StageDates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts what is not done yet on its dates as calendar and postponements stand now; the same again changes nothing.
     * The start of a stage that has begun does not move to later.
     *
     * @param cycleKeys beginning of the keys of the area cycles, such as {@code 2027-1208}; empty for all
     * @param stage null for all stages
     * @return the stages that are due on another day now
     */
    public List<Redated> align(String cycleKeys, @Nullable Stage stage) {
        hold(cycleKeys, stage);
        return jdbc
                .sql("""
                with wanted as (
                    select s.cycle_key, s.stage, s.provider_code, c.area_code, s.due_on, s.nominal_due_on,
                        coalesce(s.nominal_starts_on, s.starts_on) as nominal_starts_on, p.days,
                        s.status = 'OPEN' and s.starts_on <= :today as begun
                    from stage_progress s join area_cycle c using (cycle_key)
                    cross join lateral postponed(c.year, c.area_code, s.stage, s.provider_code, null) p
                    where s.status in ('PLANNED', 'OPEN') and starts_with(s.cycle_key, :keys)
                        and (:stage = '' or s.stage = :stage)),
                alike as materialized (
                    select cycle_key, area_code, stage, days,
                        working_days_later(area_code, working_day_from(area_code, nominal_due_on), days) as due_on,
                        case when days = 0 then nominal_starts_on
                            else working_days_later(area_code, nominal_starts_on, days) end as starts_on,
                        array_agg(provider_code) as providers, array_agg(due_on) as was, array_agg(begun) as begun
                    from wanted group by cycle_key, area_code, stage, nominal_due_on, nominal_starts_on, days)
                update stage_progress s
                set due_on = a.due_on, postponed_days = a.days,
                    starts_on = case when w.begun then least(s.starts_on, a.starts_on) else a.starts_on end
                from alike a cross join lateral unnest(a.providers, a.was, a.begun) as w (provider_code, due_on, begun)
                where s.cycle_key = a.cycle_key and s.stage = a.stage and s.provider_code = w.provider_code
                    and (s.due_on, s.postponed_days, s.starts_on) is distinct from (a.due_on, a.days,
                        case when w.begun then least(s.starts_on, a.starts_on) else a.starts_on end)
                returning a.area_code, w.provider_code, null::int as month, w.due_on as was, s.due_on""")
                .param("today", LocalDate.now(clock))
                .param("keys", cycleKeys)
                .param("stage", stage == null ? "" : stage.id())
                .query(StageDates::redated)
                .list()
                .stream()
                .filter(moved -> !moved.from().equals(moved.to()))
                .toList();
    }

    /** A row of what moved, by the columns area_code, provider_code, month, was and due_on. */
    public static Redated redated(ResultSet row, int number) throws SQLException {
        String provider = row.getString("provider_code");
        return new Redated(
                row.getString("area_code"),
                provider == null || provider.isEmpty() ? null : provider,
                row.getObject("month", Integer.class),
                row.getObject("was", LocalDate.class),
                row.getObject("due_on", LocalDate.class));
    }

    /** When the stage is expected there, and the last day on which it is on time. */
    @Transactional(readOnly = true)
    public Window window(String cycleKey, Stage stage, @Nullable String provider) {
        return window("starts_on, due_on", cycleKey, stage, provider);
    }

    /** The same as the decision table asks for it: neither put off nor on a working day yet. */
    @Transactional(readOnly = true)
    public Window nominal(String cycleKey, Stage stage, @Nullable String provider) {
        return window(
                "coalesce(nominal_starts_on, starts_on) as starts_on, coalesce(nominal_due_on, due_on) as due_on",
                cycleKey,
                stage,
                provider);
    }

    /** The first day of a month of the stage that is done month by month; later where that month was put off. */
    @Transactional(readOnly = true)
    public LocalDate monthOpens(String cycleKey, int month) {
        LocalDate nominal =
                nominal(cycleKey, Stage.JAAP_MONITORING, null).month(month).startsOn();
        return jdbc.sql("""
                select case when p.days = 0 then cast(:day as date)
                    else working_days_later(c.area_code, cast(:day as date), p.days) end
                from area_cycle c cross join lateral postponed(c.year, c.area_code, :stage, null, :month) p
                where c.cycle_key = :key""")
                .param("day", nominal)
                .param("stage", Stage.JAAP_MONITORING.id())
                .param("month", month)
                .param("key", cycleKey)
                .query(LocalDate.class)
                .single();
    }

    /** In the order of their keys, so that two who move dates wait for each other and not crosswise. */
    private void hold(String cycleKeys, @Nullable Stage stage) {
        jdbc.sql("""
                select 1 from stage_progress
                where status in ('PLANNED', 'OPEN') and starts_with(cycle_key, :keys) and (:stage = '' or stage = :stage)
                order by cycle_key, stage, provider_code for update""")
                .param("keys", cycleKeys)
                .param("stage", stage == null ? "" : stage.id())
                .query(Integer.class)
                .list();
    }

    private Window window(String dates, String cycleKey, Stage stage, @Nullable String provider) {
        return jdbc.sql("select " + dates + """
                 from stage_progress
                where cycle_key = :key and stage = :stage and provider_code = :provider""")
                .param("key", cycleKey)
                .param("stage", stage.id())
                .param("provider", provider == null ? "" : provider)
                .query((row, number) -> new Window(
                        row.getObject("starts_on", LocalDate.class), row.getObject("due_on", LocalDate.class)))
                .single();
    }
}
