package kh.isaf.worklist;

import java.util.List;
import java.util.UUID;
import kh.isaf.cycle.Redated;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StageDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When open items are due: with their stage, or month of a stage, on working days and later where that was put off; those
 * with days of their own so long after they opened.
 */
@Component
class ItemDates {

    private final JdbcClient jdbc;

    ItemDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds the open items for this transaction before their stages are moved, as whoever does one of them does, and
     * those that follow up others after all others: so neither waits for the other for ever.
     */
    void hold(String cycleKeys, @Nullable Stage stage) {
        jdbc.sql("""
                select id from work_item
                where status = 'OPEN' and starts_with(cycle_key, :keys) and (:stage = '' or stage = :stage)
                order by chases is not null, id for update""")
                .param("keys", cycleKeys)
                .param("stage", id(stage))
                .query(UUID.class)
                .list();
    }

    /**
     * Puts open items of cycles on their dates as calendar, postponements and stages stand now. An item that chases a
     * late one follows the calendar only.
     *
     * @param cycleKeys beginning of the keys of the area cycles; empty for all
     * @param stage null for all stages
     * @return those that are due on another day now
     */
    List<Redated> align(String cycleKeys, @Nullable Stage stage) {
        return jdbc
                .sql("""
                with wanted as (
                    select w.id, w.area_code, w.provider_code, w.month, w.nominal_due_on, w.due_on, p.days,
                        w.own_days, w.own_from, w.own_postponed, w.own_bound,
                        coalesce(s.starts_on, w.starts_on) as starts_on
                    from work_item w
                    cross join lateral postponed(
                        w.year, w.area_code, case when w.chases is null then w.stage end, w.provider_code, w.month) p
                    left join stage_progress s on s.cycle_key = w.cycle_key and s.stage = w.stage
                        and s.provider_code = coalesce(w.provider_code, '') and w.month is null and w.chases is null
                    where w.status = 'OPEN' and starts_with(w.cycle_key, :keys) and (:stage = '' or w.stage = :stage)),
                alike as materialized (
                    select area_code, days,
                        item_due_on(area_code, nominal_due_on, days, own_days, own_from, own_postponed, own_bound)
                            as due_on,
                        array_agg(id) as ids, array_agg(due_on) as was, array_agg(starts_on) as starts
                    from wanted
                    group by area_code, nominal_due_on, days, own_days, own_from, own_postponed, own_bound)
                update work_item w set due_on = a.due_on, postponed_days = a.days, starts_on = n.starts_on
                from alike a cross join lateral unnest(a.ids, a.was, a.starts) as n (id, due_on, starts_on)
                where w.id = n.id
                    and (w.due_on, w.postponed_days, w.starts_on) is distinct from (a.due_on, a.days, n.starts_on)
                returning w.area_code, w.provider_code, w.month, n.due_on as was, w.due_on""")
                .param("keys", cycleKeys)
                .param("stage", id(stage))
                .query(StageDates::redated)
                .list()
                .stream()
                .filter(moved -> !moved.from().equals(moved.to()))
                .toList();
    }

    private static String id(@Nullable Stage stage) {
        return stage == null ? "" : stage.id();
    }
}
