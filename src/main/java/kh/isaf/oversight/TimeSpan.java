package kh.isaf.oversight;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long the tasks of one step, area or group took: counts by working days, from which middle and slowest follow. */
public final class TimeSpan {

    private final TreeMap<Integer, Integer> days = new TreeMap<>();
    private int done;
    private int late;
    private int again;
    private int open;
    private int overdue;
    private long waiting;
    private long working;

    void add(int tasks, int daysEach, long waitingTogether, int lateOnes, int repeated) {
        days.merge(daysEach, tasks, Integer::sum);
        done += tasks;
        waiting += waitingTogether;
        working += (long) daysEach * tasks - waitingTogether;
        late += lateOnes;
        again += repeated;
    }

    void addOpen(int tasks, int pastDue) {
        open += tasks;
        overdue += pastDue;
    }

    void add(TimeSpan other) {
        other.days.forEach((each, tasks) -> days.merge(each, tasks, Integer::sum));
        done += other.done;
        late += other.late;
        again += other.again;
        open += other.open;
        overdue += other.overdue;
        waiting += other.waiting;
        working += other.working;
    }

    public int done() {
        return done;
    }

    public int late() {
        return late;
    }

    /** How many were not the first of their case. */
    public int again() {
        return again;
    }

    /** Waiting for somebody now. */
    public int open() {
        return open;
    }

    public int overdue() {
        return overdue;
    }

    /** All that came: done, or waiting now. */
    public int came() {
        return done + open;
    }

    /** Half of the tasks took no longer than this many working days; null before any was done. */
    public @Nullable Integer median() {
        return within(50);
    }

    /** Nine of ten tasks took no longer than this many working days. */
    public @Nullable Integer ninetieth() {
        return within(90);
    }

    /** Working days until somebody took the task, on average, to a tenth. */
    public @Nullable String waiting() {
        return average(waiting);
    }

    /** Working days from then on, on average, to a tenth. */
    public @Nullable String working() {
        return average(working);
    }

    /** Percent done late or overdue, of all done or overdue; null where there is none. */
    public @Nullable Integer lateShare() {
        int judged = done + overdue;
        return judged == 0 ? null : Math.round(100f * (late + overdue) / judged);
    }

    private @Nullable Integer within(int percent) {
        long wanted = ((long) done * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Integer, Integer> entry : days.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return null;
    }

    private @Nullable String average(long together) {
        if (done == 0) {
            return null;
        }
        long tenths = Math.round(10.0 * together / done);
        return tenths / 10 + "." + tenths % 10;
    }
}
