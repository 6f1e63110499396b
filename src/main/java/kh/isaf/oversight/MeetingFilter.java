package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which owed meetings are meant: the same for a number and for the list behind it.
 *
 * @param year in which the period begins; of the cycle for the committees' monthly meetings
 * @param area beginning of the code of the area; empty for all an actor may see
 * @param only whether that very area is meant without those below it
 * @param body code of the body; null for all
 */
public record MeetingFilter(
        int year,
        String area,
        boolean only,
        @Nullable String body,
        @Nullable MeetingState state) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** Whether there may be meetings in it: those of the calendar of working days. */
    public static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    public MeetingFilter in(String otherArea, boolean onlyThere) {
        return new MeetingFilter(year, otherArea, onlyThere, body, state);
    }

    public MeetingFilter of(@Nullable String otherBody) {
        return new MeetingFilter(year, area, only, otherBody, state);
    }

    public MeetingFilter being(@Nullable MeetingState otherState) {
        return new MeetingFilter(year, area, only, body, otherState);
    }

    /** The address of this filter, without the page it is for. */
    public String query() {
        List<String> parts = new ArrayList<>();
        parts.add("year=" + year);
        parts.add("area=" + area);
        if (only) {
            parts.add("only=true");
        }
        if (body != null) {
            parts.add("body=" + body);
        }
        if (state != null) {
            parts.add("state=" + state.id());
        }
        return String.join("&", parts);
    }
}
