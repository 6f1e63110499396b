package kh.isaf.jaap;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one area and year as pages and forms show it.
 *
 * @param version 1 as drafted, one more with each revision
 * @param returnedReason why it was sent back, while it is
 * @param meetings the monthly meetings so far
 */
public record Plan(
        String cycleKey,
        JaapStatus status,
        int version,
        LocalDate draftedOn,
        @Nullable LocalDate revisedOn,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate workshopOn,
        @Nullable String returnedReason,
        List<PlanLine> lines,
        List<DecisionTaken> decisions,
        List<MeetingOfMonth> meetings) {

    public List<PlanLine> lines(Part part) {
        return lines.stream().filter(line -> line.line().part() == part).toList();
    }

    public List<PlanLine> unfunded() {
        return lines.stream().filter(PlanLine::unfunded).toList();
    }

    /** Estimated cost of a part in riel; lines without an estimate count nothing. */
    public long cost(Part part) {
        return lines(part).stream()
                .map(line -> line.line().cost())
                .mapToLong(Plan::orZero)
                .sum();
    }

    public long cost() {
        return cost(Part.KA) + cost(Part.KHA);
    }

    /** People a part serves; who benefits from two lines counts twice. */
    public long peopleServed(Part part) {
        return lines(part).stream()
                .map(line -> line.line().peopleServed())
                .mapToLong(Plan::orZero)
                .sum();
    }

    public long peopleServedFemale(Part part) {
        return lines(part).stream()
                .map(line -> line.line().peopleServedFemale())
                .mapToLong(Plan::orZero)
                .sum();
    }

    public CompletionRate completion() {
        long done = lines.stream()
                .filter(line -> line.latest().status() == LineStatus.DONE)
                .count();
        return new CompletionRate(done, lines.size());
    }

    public @Nullable MeetingOfMonth meeting(int month) {
        return meetings.stream()
                .filter(meeting -> meeting.month() == month)
                .findFirst()
                .orElse(null);
    }

    private static long orZero(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }
}
