package kh.isaf.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.assessment.RecordInterfaceMeeting.JointAction;
import kh.isaf.assessment.RecordSectorMeeting.SectorAction;
import kh.isaf.i4c.CycleDates;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The meetings where providers and citizens face each other, and the actions they agree on. */
@Service
@Transactional
public class InterfaceMeetings {

    private final InterfaceMeetingRecords meetings;
    private final AuditTrail audit;
    private final Clock clock;

    InterfaceMeetings(InterfaceMeetingRecords meetings, AuditTrail audit, Clock clock) {
        this.meetings = meetings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the meeting of one provider with its citizens. */
    public void recordSectorMeeting(String cycleKey, String providerCode, RecordSectorMeeting command, Actor actor) {
        CycleDates.of(cycleKey, clock).happened("heldOn", command.heldOn());
        List<MeetingAction> agreed = new ArrayList<>();
        for (int i = 0; i < command.actions().size(); i++) {
            SectorAction row = command.actions().get(i);
            agreed.add(new MeetingAction(
                    UUID.randomUUID(),
                    providerCode,
                    row.criterion(),
                    row.action(),
                    row.proposer(),
                    row.responsible(),
                    dueBy("actions[" + i + "].dueBy", row.dueBy(), command.heldOn()),
                    Boolean.TRUE.equals(row.outsideResources())));
        }
        InterfaceMeeting meeting = meetings.findByCycleKeyAndProviderCode(cycleKey, providerCode)
                .orElseGet(() -> new InterfaceMeeting(cycleKey, providerCode));
        meeting.record(
                command.heldOn(),
                command.place(),
                Headcount.of(command.providerWomen(), command.providerMen(), command.providerOther()),
                Headcount.of(command.citizenWomen(), command.citizenMen(), command.citizenOther()),
                agreed);
        save(meeting, "sectorMeeting.record", agreed.size(), actor);
    }

    /** Keeps the meeting of the council and all providers with citizens: the basis of the JAAP. */
    public void recordInterfaceMeeting(String cycleKey, RecordInterfaceMeeting command, Actor actor) {
        CycleDates.of(cycleKey, clock).happened("heldOn", command.heldOn());
        List<MeetingAction> agreed = new ArrayList<>();
        for (int i = 0; i < command.actions().size(); i++) {
            JointAction row = command.actions().get(i);
            String path = "actions[" + i + "]";
            ActionSubject subject = ActionSubject.of(row.subject())
                    .orElseThrow(() -> new Refusal(path + ".subject", "assessment.error.noSuchSubject"));
            agreed.add(new MeetingAction(
                    UUID.randomUUID(),
                    subject.providerCode(),
                    subject.criterionCode(),
                    row.action(),
                    row.proposer(),
                    row.responsible(),
                    dueBy(path + ".dueBy", row.dueBy(), command.heldOn()),
                    Boolean.TRUE.equals(row.outsideResources())));
        }
        InterfaceMeeting meeting = meetings.findByCycleKeyAndProviderCodeIsNull(cycleKey)
                .orElseGet(() -> new InterfaceMeeting(cycleKey, null));
        meeting.record(
                command.heldOn(),
                command.place(),
                Headcount.of(command.providerWomen(), command.providerMen(), command.providerOther()),
                Headcount.of(command.citizenWomen(), command.citizenMen(), command.citizenOther()),
                agreed);
        save(meeting, "interfaceMeeting.record", agreed.size(), actor);
    }

    /** What the multi-sector meeting of this cycle agreed on, in its order; empty before it was held. */
    @Transactional(readOnly = true)
    public List<AgreedAction> agreedActions(String cycleKey) {
        return meetings.findByCycleKeyAndProviderCodeIsNull(cycleKey)
                .map(InterfaceMeeting::agreedActions)
                .orElse(List.of());
    }

    /** What the meetings of single providers agreed on, provider by provider. */
    @Transactional(readOnly = true)
    public List<AgreedAction> sectorActions(String cycleKey) {
        return meetings.findByCycleKeyAndProviderCodeIsNotNullOrderByProviderCode(cycleKey).stream()
                .flatMap(meeting -> meeting.agreedActions().stream())
                .toList();
    }

    private static @Nullable LocalDate dueBy(String field, @Nullable LocalDate dueBy, LocalDate heldOn) {
        if (dueBy != null && dueBy.isBefore(heldOn)) {
            throw new Refusal(field, "assessment.error.dueBeforeMeeting");
        }
        return dueBy;
    }

    private void save(InterfaceMeeting meeting, String action, int agreed, Actor actor) {
        meetings.save(meeting);
        audit.record(actor, action, "interface_meeting/" + meeting.id(), null, agreed + " actions", null);
    }
}
