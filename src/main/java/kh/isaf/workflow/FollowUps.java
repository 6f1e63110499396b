package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.people.Holder;
import kh.isaf.people.People;
import kh.isaf.reminder.escalation.Act;
import kh.isaf.reminder.escalation.Acts;
import kh.isaf.reminder.escalation.Escalation;
import kh.isaf.reminder.escalation.Escalations;
import kh.isaf.reminder.escalation.FollowUp;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.PostponementOrder;
import kh.isaf.worklist.Postponements;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a working group can do about a late step, each one act of the domain, written down before it happens. */
@Service
@Transactional
public class FollowUps {

    private static final int LONGEST_NOTE = 1000;

    private final WorkItems workItems;
    private final Escalations escalations;
    private final Acts acts;
    private final Postponements postponements;
    private final Excuses excuses;
    private final Cycles cycles;
    private final People people;
    private final WorkingCalendars calendars;
    private final Clock clock;

    FollowUps(
            WorkItems workItems,
            Escalations escalations,
            Acts acts,
            Postponements postponements,
            Excuses excuses,
            Cycles cycles,
            People people,
            WorkingCalendars calendars,
            Clock clock) {
        this.workItems = workItems;
        this.escalations = escalations;
        this.acts = acts;
        this.postponements = postponements;
        this.excuses = excuses;
        this.cycles = cycles;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Those who may do an open item today, each once; who must not, for a post at the provider, is left out. */
    @Transactional(readOnly = true)
    public List<Holder> candidates(WorkItem late) {
        List<Holder> holders = new ArrayList<>();
        for (Candidate candidate : workItems.candidates(late.id())) {
            for (Holder holder : people.holders(candidate.role(), candidate.scope(), LocalDate.now(clock))) {
                boolean known = holders.stream().anyMatch(one -> one.personId().equals(holder.personId()));
                if (!known
                        && workItems.mayDo(late, people.actor(holder.personId()).withoutDeputyships())) {
                    holders.add(holder);
                }
            }
        }
        return List.copyOf(holders);
    }

    /** Does what was entered in a follow-up task. */
    public void act(WorkItem followUp, FollowUp entered, Actor actor) {
        WorkItem late = workItems.get(Objects.requireNonNull(followUp.chases()));
        Escalation escalation = escalations.of(late.id()).orElseThrow();
        FollowUp done = cleaned(entered);
        Actor successor = done.act() == Act.REASSIGN ? successor(late, done.person()) : null;
        acts.record(escalation, followUp, done, successor, actor);
        switch (done.act()) {
            case CALL, VISIT -> {}
            case EXTEND -> extend(late, Objects.requireNonNull(done.workingDays()), done.note(), actor);
            case EXCUSE -> excuse(late, done.note(), actor);
            case REASSIGN -> workItems.assign(actor, late.id(), successor);
        }
    }

    private static FollowUp cleaned(FollowUp entered) {
        String note = CleanText.of(entered.note(), true, LONGEST_NOTE);
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw new Refusal("note", "escalation.refusal.note", String.valueOf(LONGEST_NOTE));
        }
        return new FollowUp(entered.act(), note, entered.workingDays(), entered.person(), entered.nextCheckOn());
    }

    private Actor successor(WorkItem late, @Nullable UUID person) {
        if (person == null || person.equals(late.assigneeId())) {
            throw new Refusal("person", "escalation.refusal.person");
        }
        Actor successor = people.actor(person).withoutDeputyships();
        if (!workItems.mayDo(late, successor)) {
            throw new Refusal(
                    "person",
                    workItems.barredByPost(late, successor) ? "handOver.error.post" : "handOver.error.noCandidate");
        }
        return successor;
    }

    /** The days count from today: what is late already comes on top. */
    private void extend(WorkItem late, int workingDays, String reason, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (!Postponements.may(actor, late.areaCode(), Reach.ITSELF)) {
            throw new Refusal("act", "escalation.refusal.extend");
        }
        if (reason.length() > PostponementOrder.LONGEST_REASON) {
            throw new Refusal("note", "escalation.refusal.note", String.valueOf(PostponementOrder.LONGEST_REASON));
        }
        int soFar = calendars.of(late.areaCode(), today).between(late.dueOn(), today);
        postponements.extend(actor, late, soFar + workingDays, reason);
    }

    private void excuse(WorkItem late, String reason, Actor actor) {
        AreaCycle cycle = cycles.get(late.cycleKey());
        if (!Excuses.may(actor, cycle)) {
            throw new Refusal("act", "escalation.refusal.excuse");
        }
        if (late.month() != null) {
            throw new Refusal("act", "escalation.refusal.month");
        }
        excuses.stage(cycle.key(), Objects.requireNonNull(late.stage()), late.providerCode(), reason, actor);
    }
}
