package kh.isaf.i4c;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How many people a commune's dissemination has reached so far.
 *
 * @param planned how many meetings and rounds were planned
 * @param outstanding planned ones no report has come of yet
 * @param youth people of 15 to 30 among those reached; likewise the other groups
 */
public record DisseminationSummary(
        int planned,
        List<MeetingPlan> outstanding,
        int meetings,
        Headcount people,
        int youth,
        int disability,
        int idPoor,
        int minority,
        int households,
        int booklets) {

    static final DisseminationSummary NOTHING = of(List.of(), List.of());

    static DisseminationSummary of(List<MeetingPlan> plan, List<HeldMeeting> held) {
        return new DisseminationSummary(
                plan.size(),
                plan.stream()
                        .filter(planned -> held.stream().noneMatch(meeting -> reports(meeting, planned)))
                        .toList(),
                held.size(),
                held.stream().map(HeldMeeting::people).reduce(Headcount.NOBODY, Headcount::plus),
                sum(held, HeldMeeting::youth),
                sum(held, HeldMeeting::disability),
                sum(held, HeldMeeting::idPoor),
                sum(held, HeldMeeting::minority),
                sum(held, HeldMeeting::households),
                sum(held, HeldMeeting::booklets));
    }

    private static boolean reports(HeldMeeting meeting, MeetingPlan planned) {
        return meeting.kind().equals(planned.kind()) && meeting.place().equals(planned.place());
    }

    private static int sum(List<HeldMeeting> held, ToIntFunction<HeldMeeting> count) {
        return held.stream().mapToInt(count).sum();
    }
}
