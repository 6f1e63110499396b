package kh.isaf.workflow;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.workflow.figures.Remark;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a task as they were sent once: by whom, when, and which version.
 *
 * @param version 1 as first sent, then one more for each correction
 * @param reason why it was corrected; null for the first version
 * @param remarks why figures that a warning was about are right
 */
public record Submission(
        UUID id,
        int version,
        @Nullable String reason,
        String release,
        UUID personId,
        String personName,
        OffsetDateTime submittedAt,
        Map<String, Object> answers,
        List<Remark> remarks) {}
