package kh.isaf.jaap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives the plan of an area and year with its money, its decisions and its months, for pages and forms. */
@Service
@Transactional(readOnly = true)
public class JaapReading {

    private final Jaaps jaaps;
    private final JaapActivities activities;
    private final Fundings fundings;
    private final CommitteeDecisions decisions;
    private final MonthlyMeetings meetings;
    private final MonthlyProgresses progresses;

    JaapReading(
            Jaaps jaaps,
            JaapActivities activities,
            Fundings fundings,
            CommitteeDecisions decisions,
            MonthlyMeetings meetings,
            MonthlyProgresses progresses) {
        this.jaaps = jaaps;
        this.activities = activities;
        this.fundings = fundings;
        this.decisions = decisions;
        this.meetings = meetings;
        this.progresses = progresses;
    }

    /** Empty before the clerk drafted it. */
    public Optional<Plan> plan(String cycleKey) {
        return jaaps.findById(cycleKey)
                .map(jaap -> new Plan(
                        cycleKey,
                        jaap.status(),
                        jaap.version(),
                        jaap.draftedOn(),
                        jaap.revisedOn(),
                        jaap.approvedOn(),
                        jaap.adoptedOn(),
                        jaap.workshopOn(),
                        jaap.returnedReason(),
                        lines(cycleKey),
                        decisions.findByCycleKeyOrderByRecordedAt(cycleKey).stream()
                                .map(CommitteeDecision::taken)
                                .toList(),
                        meetings.findByCycleKeyOrderByMonth(cycleKey).stream()
                                .map(MonthlyMeeting::shown)
                                .toList()));
    }

    private List<PlanLine> lines(String cycleKey) {
        Map<UUID, List<PlanLine.Pledge>> pledges = fundings.findByCycleKey(cycleKey).stream()
                .collect(Collectors.groupingBy(
                        Funding::activityId,
                        Collectors.mapping(
                                funding -> new PlanLine.Pledge(funding.source(), funding.plannedRiel()),
                                Collectors.toList())));
        Map<UUID, List<ProgressOfMonth>> months = progresses.findByCycleKeyOrderByMonth(cycleKey).stream()
                .collect(Collectors.groupingBy(
                        MonthlyProgress::activityId, Collectors.mapping(MonthlyProgress::shown, Collectors.toList())));
        return activities.findByCycleKeyOrderByPartAscNumberAsc(cycleKey).stream()
                .map(line -> line.shown(
                        pledges.getOrDefault(line.id(), List.of()), months.getOrDefault(line.id(), List.of())))
                .toList();
    }
}
