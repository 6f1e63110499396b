package kh.isaf.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every answer as it was sent, each under the key its form carried. */
@Component
class Submissions {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    Submissions(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    boolean has(UUID key) {
        return jdbc.sql("select count(*) from form_submission where idempotency_key = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void store(UUID key, WorkItem item, String release, Actor actor, Map<String, Object> answers) {
        jdbc.sql("""
                insert into form_submission (id, idempotency_key, work_item_id, task, cycle_key, provider_code,
                    release, person_id, person_name, submitted_at, answers)
                values (:id, :key, :item, :task, :cycle, :provider, :release, :person, :name, :now, :answers::jsonb)""")
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
                .update();
    }

    /** What was answered when the item was closed. */
    Optional<Map<String, Object>> of(UUID workItemId) {
        return jdbc.sql(
                        "select answers from form_submission where work_item_id = :item order by submitted_at desc limit 1")
                .param("item", workItemId)
                .query(String.class)
                .optional()
                .map(answers -> json.readValue(answers, ANSWERS));
    }
}
