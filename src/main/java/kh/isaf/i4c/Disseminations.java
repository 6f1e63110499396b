package kh.isaf.i4c;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.PlanDissemination.PlannedRow;
import kh.isaf.i4c.RecordDissemination.HeldRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans and keeps the meetings at which citizens hear what their services owe them. */
@Service
@Transactional
public class Disseminations {

    /** More meetings than this in one report are a slip of the finger. */
    private static final int MOST_ROWS = 40;

    private final DisseminationRecords records;
    private final AuditTrail audit;
    private final Clock clock;

    Disseminations(DisseminationRecords records, AuditTrail audit, Clock clock) {
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    public void plan(String cycleKey, PlanDissemination command, Actor actor) {
        CycleDates dates = CycleDates.of(cycleKey, clock);
        atMost(command.meetings());
        List<MeetingPlan> planned = new ArrayList<>();
        for (int i = 0; i < command.meetings().size(); i++) {
            PlannedRow row = command.meetings().get(i);
            dates.planned("meetings[" + i + "].meetsOn", row.meetsOn());
            planned.add(new MeetingPlan(row.meetsOn(), row.kind(), row.place()));
        }
        Dissemination dissemination = get(cycleKey);
        dissemination.plan(planned, Headcount.count(command.booklets()));
        records.save(dissemination);
        audit(actor, "dissemination.plan", dissemination, planned.size());
    }

    /**
     * Adds the meetings held since the last report.
     *
     * @param report names this report; told again, its meetings take the place of those it told before
     */
    public void record(String cycleKey, UUID report, RecordDissemination command, Actor actor) {
        CycleDates dates = CycleDates.of(cycleKey, clock);
        atMost(command.meetings());
        List<HeldMeeting> held = new ArrayList<>();
        for (int i = 0; i < command.meetings().size(); i++) {
            HeldRow row = command.meetings().get(i);
            dates.happened("meetings[" + i + "].heldOn", row.heldOn());
            held.add(HeldMeeting.of("meetings[" + i + "]", row, report));
        }
        Dissemination dissemination = get(cycleKey);
        dissemination.held(report, held);
        records.save(dissemination);
        audit(actor, "dissemination.record", dissemination, held.size());
    }

    @Transactional(readOnly = true)
    public DisseminationSummary summary(String cycleKey) {
        return records.findByCycleKey(cycleKey).map(Dissemination::summary).orElse(DisseminationSummary.NOTHING);
    }

    private Dissemination get(String cycleKey) {
        return records.findByCycleKey(cycleKey).orElseGet(() -> new Dissemination(cycleKey));
    }

    private static void atMost(List<?> rows) {
        if (rows.size() > MOST_ROWS) {
            throw new Refusal("meetings", "i4c.error.tooManyMeetings", MOST_ROWS);
        }
    }

    private void audit(Actor actor, String action, Dissemination dissemination, int meetings) {
        audit.record(actor, action, "dissemination/" + dissemination.id(), null, meetings + " meetings", null);
    }
}
