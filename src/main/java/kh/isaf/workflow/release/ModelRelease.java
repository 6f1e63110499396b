package kh.isaf.workflow.release;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release: its way from draft to live, and who took which step.
 *
 * @param tag by which the engine knows it; null before it is live
 * @param number 1 is the first that was ever live; null before it is live
 * @param basedOn the release its author began from
 * @param sha256 over its files, as they were handed in
 */
public record ModelRelease(
        UUID id,
        @Nullable String tag,
        @Nullable Integer number,
        ReleaseSource source,
        ReleaseState state,
        @Nullable UUID basedOn,
        String noteKm,
        String noteEn,
        @Nullable String sha256,
        Step begun,
        @Nullable Step submitted,
        @Nullable Step returned,
        @Nullable Step approved,
        @Nullable Step live) {

    /** Who took a step, when, and what he or she said. */
    public record Step(OffsetDateTime at, String by, String words) {}

    public boolean is(ReleaseState asked) {
        return state == asked;
    }
}
