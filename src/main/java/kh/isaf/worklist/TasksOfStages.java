package kh.isaf.worklist;

import java.util.Collection;
import kh.isaf.cycle.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets open tasks follow their stage when its nominal dates have changed; those of a month keep their month. */
@Service
@Transactional
public class TasksOfStages {

    private final JdbcClient jdbc;

    TasksOfStages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stage whose days were set for a provider by itself has nothing to follow. */
    public void follow(int year, Collection<Stage> stages) {
        if (stages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update work_item w
                set starts_on = case when w.month is null or s.nominal_starts_on <> d.starts_on then w.starts_on
                        else (s.nominal_starts_on + make_interval(months => w.month - 1))::date end,
                    nominal_due_on = case
                        when w.month is not null and s.nominal_starts_on <> d.starts_on then w.nominal_due_on
                        when w.month is not null then (s.nominal_starts_on + make_interval(months => w.month))::date - 1
                        when s.nominal_due_on <> d.due_on then w.nominal_due_on
                        else s.nominal_due_on end
                from stage_progress s
                join area_cycle c using (cycle_key)
                join deadline d on d.year = c.year and d.stage = s.stage and d.variant = c.variant
                    and d.settlement = case when c.urban then 'urban' else 'rural' end
                where w.status = 'OPEN' and w.chases is null and c.year = :year and s.stage in (:stages)
                    and w.cycle_key = s.cycle_key and w.stage = s.stage
                    and coalesce(w.provider_code, '') = s.provider_code
                    and s.status in ('PLANNED', 'OPEN')""")
                .param("year", year)
                .param("stages", stages.stream().map(Stage::id).toList())
                .update();
    }
}
