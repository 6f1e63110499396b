package kh.isaf.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes down every change a person makes: who, when, what, before and after, and why. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param action what was done, as {@code task.complete}
     * @param object what it was done to, as {@code work_item/6f1c…}
     */
    public void record(
            Actor actor,
            String action,
            String object,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {
        jdbc.sql("""
                insert into audit_entry (at, person_id, person_name, action, object, before, after, reason)
                values (:at, :person, :name, :action, :object, :before, :after, :reason)""")
                .param("at", OffsetDateTime.now(clock))
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("action", action)
                .param("object", object)
                .param("before", before)
                .param("after", after)
                .param("reason", reason)
                .update();
    }
}
