package kh.isaf.worklist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Half-filled answers of a person to a task, kept until the task is closed. */
@Service
@Transactional
public class Drafts {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    Drafts(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    public void save(UUID workItemId, Actor actor, Map<String, Object> answers) {
        jdbc.sql("""
                insert into work_item_draft (work_item_id, person_id, answers, saved_at) values (?, ?, ?::jsonb, ?)
                on conflict (work_item_id, person_id) do update
                    set answers = excluded.answers, saved_at = excluded.saved_at""")
                .params(workItemId, actor.personId(), json.writeValueAsString(answers), OffsetDateTime.now(clock))
                .update();
    }

    /** Half-filled answers, and when they were saved. */
    public record Draft(Map<String, Object> answers, OffsetDateTime savedAt) {}

    /** What the person had filled in, if anything. */
    @Transactional(readOnly = true)
    public Optional<Draft> of(UUID workItemId, Actor actor) {
        return jdbc.sql("select answers, saved_at from work_item_draft where work_item_id = ? and person_id = ?")
                .params(workItemId, actor.personId())
                .query((row, number) -> new Draft(
                        json.readValue(row.getString("answers"), ANSWERS),
                        row.getObject("saved_at", OffsetDateTime.class)))
                .optional();
    }
}
