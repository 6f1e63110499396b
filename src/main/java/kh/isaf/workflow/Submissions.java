package kh.isaf.workflow;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.workflow.figures.Remark;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every answer as it was sent, each under the key its form carried; a correction is a further version. */
@Component
class Submissions {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<Remark>> REMARKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    Submissions(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Whether the form shown for this item under this key has been sent. */
    boolean has(UUID key, UUID workItemId, boolean correction) {
        UUID own = own(key, workItemId, correction);
        return owner(own).filter(owner(workItemId, correction)::equals).isPresent();
    }

    /**
     * The key to keep a form under: its own, or, where another task or another version carried that one already, one
     * that is always made alike of both, so that a form that comes twice still has one effect.
     */
    UUID own(UUID key, UUID workItemId, boolean correction) {
        String mine = owner(workItemId, correction);
        return owner(key).filter(other -> !other.equals(mine)).isEmpty()
                ? key
                : UUID.nameUUIDFromBytes((key + " " + mine).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> owner(UUID key) {
        return jdbc.sql("select work_item_id, version from form_submission where idempotency_key = :key")
                .param("key", key)
                .query((row, number) -> owner(row.getObject("work_item_id", UUID.class), row.getInt("version") > 1))
                .optional();
    }

    private static String owner(UUID workItemId, boolean correction) {
        return workItemId + (correction ? " corrected" : "");
    }

    /** Keeps answers under a key of their own; those that correct others become the next version. */
    void store(
            UUID key,
            WorkItem item,
            String release,
            Actor actor,
            Map<String, Object> answers,
            List<Remark> remarks,
            @Nullable Submission corrects,
            @Nullable String reason) {
        jdbc.sql("""
                insert into form_submission (id, idempotency_key, work_item_id, task, cycle_key, provider_code,
                    release, person_id, person_name, submitted_at, answers, remarks, corrects, version, reason)
                values (:id, :key, :item, :task, :cycle, :provider, :release, :person, :name, :now, :answers::jsonb,
                    :remarks::jsonb, :corrects, :version, :reason)""")
                .param("id", UUID.randomUUID())
                .param("key", key)
                .param("item", item.id())
                .param("task", item.task())
                .param("cycle", item.cycleKey())
                .param("provider", item.providerCode())
                .param("release", release)
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .param("answers", json.writeValueAsString(answers))
                .param("remarks", json.writeValueAsString(remarks))
                .param("corrects", corrects == null ? null : corrects.id())
                .param("version", corrects == null ? 1 : corrects.version() + 1)
                .param("reason", reason)
                .update();
    }

    /** All versions of what was answered, the one that holds first. */
    List<Submission> versions(UUID workItemId) {
        return jdbc.sql("select * from form_submission where work_item_id = :item order by version desc")
                .param("item", workItemId)
                .query(this::submission)
                .list();
    }

    private Submission submission(ResultSet row, int number) throws SQLException {
        return new Submission(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("reason"),
                row.getString("release"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("submitted_at", OffsetDateTime.class),
                json.readValue(row.getString("answers"), ANSWERS),
                json.readValue(row.getString("remarks"), REMARKS));
    }
}
