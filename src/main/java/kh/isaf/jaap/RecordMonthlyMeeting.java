package kh.isaf.jaap;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The committee's meeting of one month: who came and how far each line of the plan is, or why it was not held. */
public record RecordMonthlyMeeting(
        Answer meetingHeld,
        @Nullable String reasonNotHeld,
        @Nullable LocalDate heldOn,
        @Nullable Integer present,
        @Nullable Integer presentFemale,
        List<Line> lines) {

    public RecordMonthlyMeeting {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * @param line reference of the line, as {@code kha-2}
     * @param percent how much of it is done; nothing entered keeps the last figure
     * @param newDate until when it is now expected
     */
    public record Line(
            String line,
            LineStatus status,
            @Nullable Integer percent,
            @Nullable String remark,
            @Nullable LocalDate newDate) {}
}
