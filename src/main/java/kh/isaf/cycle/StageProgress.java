package kh.isaf.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where each stage of each area stands: planned, open, done, or excused with a reason. */
@Service
@Transactional
public class StageProgress {

    private final JdbcClient jdbc;
    private final Clock clock;

    StageProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void opened(String cycleKey, Stage stage, @Nullable String provider) {
        move(cycleKey, stage, provider, "status = 'OPEN', opened_at = :now", "status = 'PLANNED'");
    }

    public void closed(String cycleKey, Stage stage, @Nullable String provider) {
        move(cycleKey, stage, provider, "status = 'DONE', closed_at = :now", "status = 'OPEN'");
    }

    /** Takes one open stage out of the cycle, with the reason. Answers whether there was one. */
    public boolean excuse(String cycleKey, Stage stage, @Nullable String provider, String reason) {
        return jdbc.sql("""
                update stage_progress set status = 'EXCUSED', closed_at = :now, excuse = :reason
                where cycle_key = :key and stage = :stage and provider_code = :provider and status = 'OPEN'""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("reason", reason)
                        .param("key", cycleKey)
                        .param("stage", stage.id())
                        .param("provider", provider == null ? "" : provider)
                        .update()
                == 1;
    }

    /** Takes a provider out of the cycle: every stage it has not done is excused. Answers whether there was one. */
    public boolean excuseProvider(String cycleKey, String provider, String reason) {
        return jdbc.sql("""
                update stage_progress set status = 'EXCUSED', closed_at = :now, excuse = :reason
                where cycle_key = :key and provider_code = :provider and status in ('PLANNED', 'OPEN')""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("reason", reason)
                        .param("key", cycleKey)
                        .param("provider", provider)
                        .update()
                > 0;
    }

    /**
     * Puts what is not yet done in a year on the working days that follow from its nominal dates; done when a year
     * starts, and whenever the calendar has changed.
     *
     * @param cycleKey beginning of the keys of the area cycles, such as {@code 2027-1208}; empty for all
     * @return how many stages have another date now
     */
    public int align(String cycleKey) {
        return jdbc.sql("""
                with due as materialized (
                    select c.area_code, s.nominal_due_on, working_day_from(c.area_code, s.nominal_due_on) as due_on
                    from stage_progress s join area_cycle c using (cycle_key)
                    where s.status in ('PLANNED', 'OPEN') and starts_with(c.cycle_key, :key)
                    group by c.area_code, s.nominal_due_on)
                update stage_progress s set due_on = due.due_on
                from area_cycle c, due
                where c.cycle_key = s.cycle_key and due.area_code = c.area_code
                    and due.nominal_due_on = s.nominal_due_on and s.due_on <> due.due_on
                    and s.status in ('PLANNED', 'OPEN') and starts_with(c.cycle_key, :key)""").param("key", cycleKey).update();
    }

    /** The providers that take part in an area's year, by code; fixed when the year of the area starts. */
    @Transactional(readOnly = true)
    public List<String> providers(String cycleKey) {
        return jdbc.sql("""
                select provider_code from stage_progress where cycle_key = :key and stage = :stage
                order by provider_code""")
                .param("key", cycleKey)
                .param("stage", Stage.I4C_PREPARATION.id())
                .query(String.class)
                .list();
    }

    /** Whether a provider was taken out of a year, or out of a stage of it. */
    @Transactional(readOnly = true)
    public boolean isExcused(String cycleKey, String provider) {
        return jdbc.sql("""
                select exists (select 1 from stage_progress
                    where cycle_key = :key and provider_code = :provider and status = 'EXCUSED')""")
                .param("key", cycleKey)
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    /** When the stage is expected and due there. */
    @Transactional(readOnly = true)
    public Window window(String cycleKey, Stage stage, @Nullable String provider) {
        return jdbc.sql("""
                select starts_on, due_on from stage_progress
                where cycle_key = :key and stage = :stage and provider_code = :provider""")
                .param("key", cycleKey)
                .param("stage", stage.id())
                .param("provider", provider == null ? "" : provider)
                .query((row, number) -> new Window(
                        row.getObject("starts_on", LocalDate.class), row.getObject("due_on", LocalDate.class)))
                .single();
    }

    private void move(String cycleKey, Stage stage, @Nullable String provider, String change, String from) {
        jdbc.sql("update stage_progress set " + change
                        + " where cycle_key = :key and stage = :stage and provider_code = :provider and " + from)
                .param("now", OffsetDateTime.now(clock))
                .param("key", cycleKey)
                .param("stage", stage.id())
                .param("provider", provider == null ? "" : provider)
                .update();
    }
}
