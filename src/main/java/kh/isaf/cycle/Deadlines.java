package kh.isaf.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kh.isaf.territory.Variant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When each stage of an open year starts and is due, and what happens to it when NCDDS changes the decision table. */
@Service
@Transactional
public class Deadlines {

    private final JdbcClient jdbc;

    Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The years that are open and not over: some area runs them still, or none has begun. */
    @Transactional(readOnly = true)
    public List<Integer> openYears() {
        return jdbc.sql("""
                select y.year from cycle y
                where exists (select 1 from area_cycle c where c.year = y.year and c.status <> 'CLOSED')
                    or not exists (select 1 from area_cycle c where c.year = y.year)
                order by y.year""").query(Integer.class).list();
    }

    @Transactional(readOnly = true)
    public List<Deadline> of(int year) {
        return jdbc.sql("select * from deadline where year = :year")
                .param("year", year)
                .query((row, number) -> new Deadline(
                        year,
                        Stage.of(row.getString("stage")).orElseThrow(),
                        row.getString("settlement").equals(Deadline.settlement(true)),
                        Variant.of(row.getString("variant")),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** Waits for areas of these years that are just being started, and lets none start before this transaction ends. */
    public void hold(Collection<Integer> years) {
        jdbc.sql("""
                select cycle_key from area_cycle where year in (:years) and status <> 'CLOSED'
                order by cycle_key for no key update""").param("years", years).query(String.class).list();
    }

    /**
     * Gives a year other deadlines. A stage that is not done follows; a day that was set for a provider by itself stays.
     *
     * @return the deadlines that are new
     */
    public List<Deadline> change(int year, Collection<Deadline> wanted) {
        List<Deadline> before = of(year);
        List<Deadline> changed = new ArrayList<>();
        for (Deadline after : wanted) {
            before.stream()
                    .filter(deadline -> deadline.samePlace(after) && !deadline.equals(after))
                    .findFirst()
                    .ifPresent(deadline -> {
                        move(deadline, after);
                        changed.add(after);
                    });
        }
        return changed;
    }

    private void move(Deadline before, Deadline after) {
        jdbc.sql("""
                update stage_progress s
                set nominal_starts_on = case when s.nominal_starts_on = :startedOn then :startsOn else s.nominal_starts_on end,
                    nominal_due_on = case when s.nominal_due_on = :wasDueOn then :dueOn else s.nominal_due_on end
                from area_cycle c
                where c.cycle_key = s.cycle_key and c.year = :year and c.variant = :variant and c.urban = :urban
                    and s.stage = :stage and s.status in ('PLANNED', 'OPEN')
                    and (s.nominal_starts_on = :startedOn or s.nominal_due_on = :wasDueOn)""")
                .param("startedOn", before.startsOn())
                .param("wasDueOn", before.dueOn())
                .param("startsOn", after.startsOn())
                .param("dueOn", after.dueOn())
                .param("year", after.year())
                .param("variant", after.variant().id())
                .param("urban", after.urban())
                .param("stage", after.stage().id())
                .update();
        jdbc.sql("""
                update deadline set starts_on = :startsOn, due_on = :dueOn
                where year = :year and stage = :stage and settlement = :settlement and variant = :variant""")
                .param("startsOn", after.startsOn())
                .param("dueOn", after.dueOn())
                .param("year", after.year())
                .param("stage", after.stage().id())
                .param("settlement", Deadline.settlement(after.urban()))
                .param("variant", after.variant().id())
                .update();
    }
}
