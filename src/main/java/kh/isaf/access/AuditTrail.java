package kh.isaf.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes down every change a person makes: who, for whom as a deputy, when, what, before and after, and why. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditOrigin origin;

    AuditTrail(JdbcClient jdbc, Clock clock, AuditOrigin origin) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.origin = origin;
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
        Deputyship absent = actor.signsFor();
        jdbc.sql("""
                insert into audit_entry (at, person_id, person_name, action, object, before, after, reason, origin,
                    for_id, for_name)
                values (:at, :person, :name, :action, :object, :before, :after, :reason, :origin, :forId, :forName)""")
                .param("at", OffsetDateTime.now(clock))
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("action", action)
                .param("object", object)
                .param("before", before)
                .param("after", after)
                .param("reason", reason)
                .param("origin", origin.of(action))
                .param("forId", absent == null ? null : absent.personId())
                .param("forName", absent == null ? null : absent.name())
                .update();
    }

    /** The newest entries that answer the question, at most one page and one more. */
    public List<AuditEntry> find(AuditQuery query) {
        return jdbc
                .sql("""
                select * from audit_entry
                where (:before = 0 or id < :before)
                    and position(lower(:person) in lower(concat_ws(' / ', person_name, for_name))) > 0
                    and starts_with(action, :action)
                    and starts_with(object, :object)
                order by id desc limit :limit""")
                .param("before", query.before())
                .param("person", query.person())
                .param("action", query.action())
                .param("object", query.object())
                .param("limit", AuditQuery.PAGE + 1)
                .query(AuditEntry.class)
                .list()
                .stream()
                .map(entry -> entry.in(clock.getZone()))
                .toList();
    }
}
