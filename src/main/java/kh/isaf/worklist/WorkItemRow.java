package kh.isaf.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/** Reads a row of work_item. */
final class WorkItemRow {

    private WorkItemRow() {}

    static WorkItem of(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("task"),
                Optional.ofNullable(row.getString("cycle_key")).orElse(""),
                row.getInt("year"),
                row.getString("area_code"),
                row.getString("provider_code"),
                stage(row.getString("stage")),
                row.getObject("month", Integer.class),
                row.getString("name_km"),
                row.getString("name_en"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                WorkItem.Status.valueOf(row.getString("status")),
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                row.getObject("claimed_at", OffsetDateTime.class),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("closed_at", OffsetDateTime.class),
                row.getString("closed_by_name"),
                row.getString("address"),
                row.getObject("chases", UUID.class),
                row.getString("closed_for_name"));
    }

    private static @Nullable Stage stage(@Nullable String id) {
        return id == null ? null : Stage.of(id).orElseThrow();
    }
}
