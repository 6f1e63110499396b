package kh.isaf.jaap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the lines of part ក find their money: in the CIP, or at the district integration workshop. */
@Service
@Transactional
public class JaapIntegration {

    private final Jaaps jaaps;
    private final JaapActivities activities;
    private final Fundings fundings;
    private final AuditTrail audit;
    private final Clock clock;

    JaapIntegration(Jaaps jaaps, JaapActivities activities, Fundings fundings, AuditTrail audit, Clock clock) {
        this.jaaps = jaaps;
        this.activities = activities;
        this.fundings = fundings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a line of part ក is not in the CIP, so that the district looks for somebody who takes it. */
    @Transactional(readOnly = true)
    public boolean hasUnfundedLines(String cycleKey) {
        return activities.findByCycleKeyOrderByPartAscNumberAsc(cycleKey).stream()
                .anyMatch(JaapActivity::unfunded);
    }

    /** The clerk says of every line of part ក whether the CIP took it in; what it pays replaces what was expected. */
    public void enterCipLines(String cycleKey, EnterCipLines command, Actor actor) {
        RowsOfLines expected = new RowsOfLines(activities.findByCycleKeyAndPartOrderByNumber(cycleKey, Part.KA));
        List<JaapActivity> lines = expected.inOrder(
                command.lines().stream().map(EnterCipLines.Line::line).toList());
        List<Funding> paying = new ArrayList<>();
        for (int i = 0; i < command.lines().size(); i++) {
            EnterCipLines.Line row = command.lines().get(i);
            lines.get(i).cip(row.inCip() == Answer.YES);
            if (row.inCip() == Answer.YES) {
                paying.add(funding(cycleKey, lines.get(i), row, "lines[" + i + "]"));
            }
        }
        List<Funding> former = fundings.findByCycleKey(cycleKey).stream()
                .filter(funding ->
                        paying.stream().anyMatch(other -> other.activityId().equals(funding.activityId())))
                .toList();
        fundings.deleteAllInBatch(former);
        fundings.saveAll(paying);
        audit.record(
                actor,
                "jaap.enterCipLines",
                "jaap/" + cycleKey,
                null,
                paying.size() + " of " + expected.count() + " lines in the CIP",
                null);
    }

    /** The district says of every line without money who took it, or that nobody did. */
    public void recordWorkshop(String cycleKey, RecordWorkshop command, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (command.heldOn().isAfter(today)) {
            throw new Refusal("heldOn", "jaap.refusal.future");
        }
        Jaap jaap = jaaps.findById(cycleKey).orElseThrow(() -> new Refusal(null, "jaap.refusal.noPlan"));
        RowsOfLines expected = new RowsOfLines(activities.findByCycleKeyAndPartOrderByNumber(cycleKey, Part.KA).stream()
                .filter(JaapActivity::unfunded)
                .toList());
        List<JaapActivity> lines = expected.inOrder(
                command.lines().stream().map(RecordWorkshop.Line::line).toList());
        long taken = 0;
        for (int i = 0; i < command.lines().size(); i++) {
            RecordWorkshop.Line row = command.lines().get(i);
            lines.get(i).taken(row.takenBy(), row.remark());
            taken += row.takenBy() == Taker.NOBODY ? 0 : 1;
        }
        jaap.workshopHeld(command.heldOn());
        audit.record(
                actor,
                "jaap.recordWorkshop",
                "jaap/" + cycleKey,
                null,
                taken + " of " + expected.count() + " lines taken",
                null);
    }

    private static Funding funding(String cycleKey, JaapActivity activity, EnterCipLines.Line row, String path) {
        FundingSource source = row.fundingSource();
        Long amount = row.amount();
        if (source == null) {
            throw new Refusal(path + ".fundingSource", "jaap.refusal.source");
        }
        if (amount == null || amount <= 0) {
            throw new Refusal(path + ".amount", "jaap.refusal.amount");
        }
        return new Funding(activity.id(), cycleKey, source, amount);
    }
}
