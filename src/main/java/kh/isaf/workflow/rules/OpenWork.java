package kh.isaf.workflow.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.LadderStep;
import kh.isaf.reminder.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what is not done in the open years before and after a change: its days, and the reminders that are due. */
@Component
class OpenWork {

    private static final String STAGES = """
            select s.cycle_key, s.stage, s.provider_code, c.year, s.starts_on, s.due_on
            from stage_progress s join area_cycle c using (cycle_key)
            where s.status in ('PLANNED', 'OPEN') and c.year in (:years)
            """;

    private static final String TASKS = """
            select id, year, starts_on, due_on from work_item
            where status = 'OPEN' and cycle_key is not null and year in (:years)
            """;

    /** For each task and recipient the last step that has come. */
    private static final String NOTICES = """
            with late as materialized (
                select area_code, due_on, working_days_between(area_code, due_on, cast(:today as date)) as days
                from (select distinct area_code, due_on from work_item
                    where status = 'OPEN' and stage is not null and chases is null and year in (:years)) due)
            select distinct on (w.id, l.recipient) w.id, w.year, l.recipient, l.position, w.due_on
            from work_item w
            join late using (area_code, due_on)
            join ladder_step l on l.year = w.year and l.stage = w.stage and l.district_code = left(w.area_code, 4)
                and l.working_days <= late.days
            where w.status = 'OPEN' and w.chases is null and w.year in (:years) and w.starts_on <= :today
            order by w.id, l.recipient, l.working_days desc, l.position desc
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How much of a year moved. */
    record Moved(int year, int stages, int tasks, int notices) {

        YearEffect with(YearEffect effect) {
            return new YearEffect(
                    year, effect.deadlines(), stages, tasks, effect.stepsNew(), effect.stepsGone(), notices);
        }
    }

    /** Keeps how it stands until this transaction ends. */
    void remember(Collection<Integer> years) {
        keep("stage_before", STAGES, years);
        keep("task_before", TASKS, years);
        keep("notice_before", NOTICES, years);
    }

    private void keep(String name, String rows, Collection<Integer> years) {
        jdbc.sql("drop table if exists pg_temp." + name).update();
        jdbc.sql("create temporary table " + name + " on commit drop as " + rows)
                .param("years", years)
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** What is different from what was remembered. */
    List<Moved> compare(Collection<Integer> years) {
        return jdbc.sql("""
                with stages as (
                    select b.year, count(*) as moved from pg_temp.stage_before b
                    join stage_progress s using (cycle_key, stage, provider_code)
                    where s.starts_on <> b.starts_on or s.due_on <> b.due_on group by b.year),
                tasks as (
                    select b.year, count(*) as moved from pg_temp.task_before b join work_item w using (id)
                    where w.starts_on <> b.starts_on or w.due_on <> b.due_on group by b.year),
                now as (""" + NOTICES + """
                ),
                notices as (
                    select year, count(*) as moved
                    from (select * from now except select * from pg_temp.notice_before) fresh group by year)
                select y.year, coalesce(s.moved, 0) as stages, coalesce(t.moved, 0) as tasks,
                    coalesce(n.moved, 0) as notices
                from cycle y left join stages s using (year) left join tasks t using (year)
                    left join notices n using (year)
                where y.year in (:years) order by y.year""")
                .param("years", years)
                .param("today", LocalDate.now(clock))
                .query(Moved.class)
                .list();
    }

    /** The steps a year has now. */
    List<LadderStep> steps(int year) {
        return jdbc.sql("select * from ladder_step where year = :year order by stage, district_code, position")
                .param("year", year)
                .query((row, number) -> new LadderStep(
                        year,
                        Stage.of(row.getString("stage")).orElseThrow(),
                        row.getString("district_code"),
                        row.getInt("position"),
                        row.getInt("working_days"),
                        Recipient.of(row.getString("recipient")),
                        row.getBoolean("urgent"),
                        row.getString("channel")))
                .list();
    }
}
