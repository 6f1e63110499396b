package kh.isaf.jaap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the committee, and after it the council, decide on the plan. */
@Service
@Transactional
public class JaapDecisions {

    private final Jaaps jaaps;
    private final CommitteeDecisions decisions;
    private final QuorumRule quorum;
    private final AuditTrail audit;
    private final Clock clock;

    JaapDecisions(Jaaps jaaps, CommitteeDecisions decisions, QuorumRule quorum, AuditTrail audit, Clock clock) {
        this.jaaps = jaaps;
        this.decisions = decisions;
        this.quorum = quorum;
        this.audit = audit;
        this.clock = clock;
    }

    /** The committee approves the plan, sends it back, or meets again because too few came. */
    public void decide(String cycleKey, DecideJaap command, Actor actor) {
        Jaap jaap = planIn(cycleKey, JaapStatus.DRAFT);
        Sitting sitting = command.sitting();
        sitting.requireSound(LocalDate.now(clock));
        int percent = quorum.moreThanPercent(sitting.heldOn());
        boolean quorate = sitting.quorate(percent);
        JaapStatus before = jaap.status();
        switch (command.committeeDecision()) {
            case NO_QUORUM -> {
                if (quorate) {
                    throw new Refusal("committeeDecision", "jaap.refusal.quorumMet", percent);
                }
            }
            case APPROVE -> {
                requireVote(sitting, quorate, "committeeDecision", percent);
                sitting.requireMajority();
                jaap.approve(sitting.heldOn());
            }
            case RETURN -> {
                requireVote(sitting, quorate, "committeeDecision", percent);
                jaap.returnForRevision(given(command.reason()));
            }
        }
        String decision = command.committeeDecision().id();
        keep(jaap, DecidingBody.COMMITTEE, sitting, percent, decision, command.reason());
        audit.record(actor, "jaap.decide", "jaap/" + cycleKey, before.id(), decision, command.reason());
    }

    /** The council adopts what the committee approved, or sends it back; without a quorum it can do neither. */
    public void adopt(String cycleKey, AdoptJaap command, Actor actor) {
        Jaap jaap = planIn(cycleKey, JaapStatus.APPROVED_BY_COMMITTEE);
        Sitting sitting = command.sitting();
        sitting.requireSound(LocalDate.now(clock));
        LocalDate approvedOn = jaap.approvedOn();
        if (approvedOn != null && sitting.heldOn().isBefore(approvedOn)) {
            throw new Refusal("heldOn", "jaap.refusal.beforeCommittee");
        }
        int percent = quorum.moreThanPercent(sitting.heldOn());
        requireVote(sitting, sitting.quorate(percent), "present", percent);
        JaapStatus before = jaap.status();
        switch (command.councilDecision()) {
            case ADOPT -> {
                sitting.requireMajority();
                jaap.adopt(sitting.heldOn());
            }
            case RETURN -> jaap.returnForRevision(given(command.reason()));
        }
        String decision = command.councilDecision().id();
        keep(jaap, DecidingBody.COUNCIL, sitting, percent, decision, command.reason());
        audit.record(actor, "jaap.adopt", "jaap/" + cycleKey, before.id(), decision, command.reason());
    }

    private Jaap planIn(String cycleKey, JaapStatus status) {
        Jaap jaap = jaaps.findById(cycleKey).orElseThrow(() -> new Refusal(null, "jaap.refusal.noPlan"));
        jaap.require(status);
        return jaap;
    }

    private static void requireVote(Sitting sitting, boolean quorate, String field, int percent) {
        if (!quorate) {
            throw new Refusal(field, "jaap.refusal.noQuorum", percent);
        }
        sitting.requireAllVoted();
    }

    private static String given(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("reason", "jaap.refusal.reason");
        }
        return reason;
    }

    private void keep(
            Jaap jaap, DecidingBody body, Sitting sitting, int percent, String decision, @Nullable String reason) {
        decisions.save(
                new CommitteeDecision(jaap, body, sitting, percent, decision, reason, OffsetDateTime.now(clock)));
    }
}
