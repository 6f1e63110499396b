package kh.isaf.oversight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import org.jspecify.annotations.Nullable;

/** The condition of a filter of tasks for one reader: tables count with it and lists list with it, so that they agree. */
final class TimeSql {

    private static final int LONGEST_CODE = 6;

    private static final String DONE = """
            select t.work_item_id, t.year, t.area_code, t.provider_code, t.task, t.urban, t.variant, t.sex, t.late, t.again,
                false as overdue, t.waiting, t.working, true as done
            from task_time t""";

    /** What has begun; a task that is there before its time waits for nobody yet. */
    private static final String OPEN = """
            select w.id, w.year, w.area_code, w.provider_code, w.task, c.urban, c.variant, null, false, false,
                w.due_on < :today, null, null, false as done
            from work_item w left join area_cycle c on c.cycle_key = w.cycle_key
            where w.status = 'OPEN' and w.starts_on <= :today""";

    private static final String OPEN_ALONE = OPEN.replace("w.id,", "w.id as work_item_id,")
            .replace("null, false, false", "null as sex, false as late, false as again")
            .replace(":today, null, null", ":today as overdue, null::int as waiting, null::int as working");

    private final TimeFilter filter;
    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    TimeSql(Actor actor, TimeFilter filter, Collection<Integer> years, Collection<String> tasks, LocalDate today) {
        this.filter = filter;
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        parameters.put("today", today);
        and("x.year = any (:years)", "years", years.toArray(Integer[]::new));
        and("x.task = any (:tasks)", "tasks", tasks.toArray(String[]::new));
        where.append(" and ").append(scope.sql("x.area_code", "x.provider_code"));
        if (!filter.area().isEmpty()) {
            and(
                    filter.only() ? "x.area_code = :area" : "x.area_code like :area",
                    "area",
                    filter.only() ? filter.area() : filter.area() + "%");
        }
        and(filter.group().key(length()) + " = :part", "part", filter.part());
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(where.isEmpty() ? " where " : " and ").append(condition);
            parameters.put(name, value);
        }
    }

    /** Of the codes of the areas just below the one of the filter. */
    int length() {
        return Math.min(filter.area().length() + 2, LONGEST_CODE);
    }

    String done() {
        return " from (" + DONE + ") x" + where;
    }

    String open() {
        return " from (" + OPEN_ALONE + ") x" + where;
    }

    /** The tasks that the figure of the filter counts. */
    String counted() {
        List<String> sources = new ArrayList<>();
        if (filter.figure().countsDone()) {
            sources.add(DONE);
        }
        if (filter.figure().countsOpen()) {
            sources.add(sources.isEmpty() ? OPEN_ALONE : OPEN);
        }
        return " from (" + String.join(" union all ", sources) + ") x" + where + " and "
                + filter.figure().condition();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
