package kh.isaf.jaap;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A monthly meeting as pages show it; when it was not held there is a reason instead of a date and people. */
public record MeetingOfMonth(
        int month,
        boolean held,
        @Nullable String reasonNotHeld,
        @Nullable LocalDate heldOn,
        @Nullable Integer present,
        @Nullable Integer presentFemale) {}
