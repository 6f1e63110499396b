package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts how long tasks took, by task and by area or another group, this year and the year before: two statements. */
@Service
@Transactional(readOnly = true)
public class TimeCounts {

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Clock clock;

    TimeCounts(JdbcClient jdbc, Steps steps, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.clock = clock;
    }

    /** A year and what is counted in it: a task, or the part of a group. */
    private record Cell(int year, String name) {}

    /** What was counted: by task and by part of the group of the filter. */
    public static final class Counts {

        private final Map<Cell, TimeSpan> tasks = new HashMap<>();
        private final Map<Cell, TimeSpan> parts = new HashMap<>();

        /** Of all these tasks together. */
        public TimeSpan tasks(int year, Set<String> names) {
            TimeSpan together = new TimeSpan();
            names.stream().map(name -> tasks.get(new Cell(year, name))).forEach(span -> {
                if (span != null) {
                    together.add(span);
                }
            });
            return together;
        }

        public TimeSpan part(int year, String name) {
            return parts.getOrDefault(new Cell(year, name), new TimeSpan());
        }

        /** The parts of which there is anything in one of the years. */
        public List<String> parts() {
            return parts.keySet().stream().map(Cell::name).distinct().sorted().toList();
        }

        private TimeSpan at(int year, @Nullable String task, @Nullable String part) {
            return task == null
                    ? parts.computeIfAbsent(new Cell(year, part == null ? "" : part), key -> new TimeSpan())
                    : tasks.computeIfAbsent(new Cell(year, task), key -> new TimeSpan());
        }
    }

    /** Of the step of the filter, by its group. */
    public Counts of(Actor actor, TimeFilter filter) {
        TimeSql sql = new TimeSql(
                actor,
                filter,
                Set.of(filter.year(), filter.year() - 1),
                steps.tasks(filter.step()),
                LocalDate.now(clock));
        String part = filter.group().key(sql.length());
        Counts counts = new Counts();
        (wholeNation(actor, filter) ? ofNation(sql, filter) : ofAreas(sql, part)).query(row -> {
            counts.at(row.getInt("year"), row.getString("task"), row.getString("part"))
                    .add(
                            row.getInt("tasks"),
                            row.getInt("days"),
                            row.getLong("waited"),
                            row.getInt("late_ones"),
                            row.getInt("repeated"));
        });
        jdbc.sql("select x.year, x.task, " + part + " as part, grouping(x.task) as by_part, count(*) as tasks,"
                        + " count(*) filter (where x.overdue) as past_due" + sql.open()
                        + " group by grouping sets ((x.year, x.task), (x.year, " + part + "))")
                .params(sql.parameters())
                .query(row -> {
                    boolean byPart = row.getInt("by_part") == 1;
                    if (!byPart || row.getString("part") != null) {
                        counts.at(row.getInt("year"), row.getString("task"), row.getString("part"))
                                .addOpen(row.getInt("tasks"), row.getInt("past_due"));
                    }
                });
        return counts;
    }

    /** Whether the reader asks for all there is, and may see it. */
    private static boolean wholeNation(Actor actor, TimeFilter filter) {
        return filter.part() == null && NationCases.meant(actor, filter.area());
    }

    /** Each task by itself. */
    private JdbcClient.StatementSpec ofAreas(TimeSql sql, String part) {
        return jdbc.sql("select x.year, x.task, " + part + " as part, x.waiting + x.working as days, count(*) as tasks,"
                        + " sum(x.waiting) as waited, count(*) filter (where x.late) as late_ones,"
                        + " count(*) filter (where x.again) as repeated" + sql.done()
                        + " group by grouping sets ((x.year, x.task, x.waiting + x.working),"
                        + " (x.year, " + part + ", x.waiting + x.working))")
                .params(sql.parameters());
    }

    /** What was counted as tasks were done: a year of the nation has too many to be read again for every reader. */
    private JdbcClient.StatementSpec ofNation(TimeSql sql, TimeFilter filter) {
        return jdbc.sql("""
                        select x.year, x.task, x.part, x.days, sum(x.tasks) as tasks, sum(x.waited) as waited,
                            sum(x.late) as late_ones, sum(x.again) as repeated
                        from task_time_count x
                        where x.year = any (:years) and x.kind = :kind and x.task = any (:tasks)
                        group by grouping sets ((x.year, x.task, x.days), (x.year, x.part, x.days))""")
                .params(sql.parameters())
                .param("kind", filter.group().name());
    }
}
