package kh.isaf.simulation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a simulation came to.
 *
 * @param startSeconds from the order to start until every area runs
 * @param driveSeconds from then to the end
 * @param openInstances processes that had not ended
 * @param databaseMb size of the database in megabytes
 * @param byStage per stage: tasks done, and how many of them after their due date
 */
public record SimulationReport(
        int communes,
        int providers,
        @JsonProperty("human_tasks") int humanTasks,
        @JsonProperty("tasks_per_second") double tasksPerSecond,
        @JsonProperty("start_seconds") double startSeconds,
        @JsonProperty("drive_seconds") double driveSeconds,
        @JsonProperty("open_instances") long openInstances,
        @JsonProperty("failed_jobs") long failedJobs,
        @JsonProperty("database_mb") long databaseMb,
        @JsonProperty("by_stage") Map<String, StageCount> byStage,
        @JsonIgnore boolean wholeYear) {

    /** Tasks of one stage. */
    public record StageCount(int done, int late) {}

    /** Whether nothing failed and, for a whole year, nothing is left over. */
    public boolean clean() {
        return failedJobs == 0 && (!wholeYear || openInstances == 0);
    }

    /** The report as a table for people. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(line("communes", communes));
        lines.add(line("providers", providers));
        lines.add(line("human_tasks", humanTasks));
        lines.add(line("tasks_per_second", tasksPerSecond));
        lines.add(line("start_seconds", startSeconds));
        lines.add(line("drive_seconds", driveSeconds));
        lines.add(line("open_instances", openInstances));
        lines.add(line("failed_jobs", failedJobs));
        lines.add(line("database_mb", databaseMb));
        byStage.forEach((stage, count) ->
                lines.add(String.format(Locale.ROOT, "  %-24s %8d done, %6d late", stage, count.done(), count.late())));
        return lines;
    }

    private static String line(String name, Object value) {
        return String.format(Locale.ROOT, "%-26s %8s", name, value);
    }
}
