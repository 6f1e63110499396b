package kh.isaf.simulation;

import java.time.LocalDate;
import java.util.List;

/**
 * What a trial's reminders come to.
 *
 * @param people who got at least one
 * @param busiest the days with the most reminders
 * @param quietBroken those that are not urgent and would go out at night, on a Sunday or on a holiday
 * @param quietUrgent the urgent ones among those hours
 */
public record TrialCounts(
        int messages,
        int people,
        int urgent,
        int quietBroken,
        int quietUrgent,
        List<OfWeek> weeks,
        List<OfDay> busiest,
        List<Of> roles,
        List<Of> steps) {

    /** Reminders of the week that begins on this Monday. */
    public record OfWeek(LocalDate monday, int messages, int people) {}

    /** Reminders of one day. */
    public record OfDay(LocalDate day, int messages) {}

    /** Reminders to a role, or of a step of the ladder; one that tells of several counts for each. */
    public record Of(String what, int messages) {

        /** The words for a step, as a key of the messages. */
        public String stepKey() {
            return stepNumber() == 0 ? "ladder.onDay" : what.startsWith("-") ? "ladder.before" : "ladder.after";
        }

        /** Whether it is a number of working days. */
        public boolean numbered() {
            return what.matches("[+-]?\\d{1,4}");
        }

        public int stepNumber() {
            return Math.abs(Integer.parseInt(what));
        }
    }
}
