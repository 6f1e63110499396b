package kh.isaf.access;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change as the audit trail keeps it.
 *
 * @param origin address of the browser, {@code command} or {@code job}; null for answers to tasks
 * @param forName whom the person acted for as a deputy
 */
public record AuditEntry(
        long id,
        OffsetDateTime at,
        UUID personId,
        String personName,
        String action,
        String object,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String origin,
        @Nullable String forName) {

    /** The same entry with its time as a clock in that zone shows it. */
    AuditEntry in(ZoneId zone) {
        OffsetDateTime local = at.atZoneSameInstant(zone).toOffsetDateTime();
        return new AuditEntry(id, local, personId, personName, action, object, before, after, reason, origin, forName);
    }
}
