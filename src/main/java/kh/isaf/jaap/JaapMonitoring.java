package kh.isaf.jaap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the committee follows every line up, month by month. */
@Service
@Transactional
public class JaapMonitoring {

    private final JaapActivities activities;
    private final MonthlyMeetings meetings;
    private final MonthlyProgresses progresses;
    private final AuditTrail audit;
    private final Clock clock;

    JaapMonitoring(
            JaapActivities activities,
            MonthlyMeetings meetings,
            MonthlyProgresses progresses,
            AuditTrail audit,
            Clock clock) {
        this.activities = activities;
        this.meetings = meetings;
        this.progresses = progresses;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps who met and how far each line is, or why nobody met; then every line stays as it was. Told again before the
     * next month is told, it takes the place of what was told before.
     *
     * @param month 1 to 12, counted from the first meeting
     */
    public void record(String cycleKey, int month, RecordMonthlyMeeting command, Actor actor) {
        if (meetings.existsByCycleKeyAndMonthGreaterThan(cycleKey, month)) {
            throw new Refusal(null, "jaap.refusal.monthKept", month);
        }
        meetings.findByCycleKeyAndMonth(cycleKey, month).ifPresent(this::forget);
        if (command.meetingHeld() == Answer.NO) {
            String reason = command.reasonNotHeld();
            if (reason == null || reason.isBlank()) {
                throw new Refusal("reasonNotHeld", "jaap.refusal.reasonNotHeld");
            }
            meetings.save(MonthlyMeeting.notHeld(cycleKey, month, reason));
        } else {
            MonthlyMeeting meeting = held(cycleKey, month, command);
            progresses.saveAll(reached(cycleKey, month, command.lines()));
            meetings.save(meeting);
        }
        audit.record(
                actor,
                "jaap.recordMonthlyMeeting",
                "jaap/" + cycleKey,
                null,
                "month " + month + (command.meetingHeld() == Answer.NO ? " not held" : ""),
                command.reasonNotHeld());
    }

    private void forget(MonthlyMeeting told) {
        MeetingOfMonth month = told.shown();
        progresses.deleteAllInBatch(progresses.findByCycleKeyAndMonth(told.cycleKey(), month.month()));
        meetings.deleteAllInBatch(List.of(told));
    }

    private MonthlyMeeting held(String cycleKey, int month, RecordMonthlyMeeting command) {
        LocalDate heldOn = command.heldOn();
        if (heldOn == null) {
            throw new Refusal("heldOn", "jaap.refusal.dateHeld");
        }
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw new Refusal("heldOn", "jaap.refusal.future");
        }
        int present = orZero(command.present());
        int female = orZero(command.presentFemale());
        if (female > present) {
            throw new Refusal("presentFemale", "jaap.refusal.femaleOverTotal", present);
        }
        return MonthlyMeeting.held(cycleKey, month, heldOn, present, female);
    }

    private List<MonthlyProgress> reached(String cycleKey, int month, List<RecordMonthlyMeeting.Line> rows) {
        RowsOfLines expected = new RowsOfLines(activities.findByCycleKeyOrderByPartAscNumberAsc(cycleKey));
        List<JaapActivity> lines = expected.inOrder(
                rows.stream().map(RecordMonthlyMeeting.Line::line).toList());
        Map<UUID, ProgressOfMonth> latest = new HashMap<>();
        for (MonthlyProgress progress : progresses.findByCycleKeyOrderByMonth(cycleKey)) {
            latest.put(progress.activityId(), progress.shown());
        }
        List<MonthlyProgress> reached = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            UUID line = lines.get(i).id();
            ProgressOfMonth last = latest.getOrDefault(line, ProgressOfMonth.BEFORE_THE_FIRST);
            reached.add(new MonthlyProgress(cycleKey, line, last.next(month, rows.get(i), "lines[" + i + "]")));
        }
        return reached;
    }

    private static int orZero(@Nullable Integer people) {
        return people == null ? 0 : people;
    }
}
