package kh.isaf.workflow.rules;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a table that was published, or a draft of one.
 *
 * @param basedOn what was live when it was begun; null for the table the product ships
 * @param shippedHash of the table the product shipped when it was drafted
 * @param version from 1; null for a draft
 * @param triedAt when it was last tried on the open years
 */
public record RuleVersion(
        UUID id,
        String decision,
        byte[] dmn,
        @Nullable UUID basedOn,
        String shippedHash,
        OffsetDateTime draftedAt,
        String draftedBy,
        @Nullable Integer version,
        @Nullable OffsetDateTime publishedAt,
        @Nullable String publishedBy,
        @Nullable String reason,
        @Nullable OffsetDateTime triedAt) {

    public boolean draft() {
        return version == null;
    }
}
