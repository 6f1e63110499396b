package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.workflow.engine.CandidateRoles;
import kh.isaf.workflow.engine.EngineTasks;
import kh.isaf.workflow.figures.FigureChecks;
import kh.isaf.workflow.figures.Remark;
import kh.isaf.workflow.form.TaskForm;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a person corrects what he or she sent: for some days, and until somebody has sent a task that builds on it. The
 * domain takes the new answers in place of the old ones, the old ones stay readable, the process stays where it is.
 */
@Service
@Transactional
public class Corrections {

    private final WorkItems workItems;
    private final Submissions submissions;
    private final TaskForms forms;
    private final StepsAfter steps;
    private final FigureChecks figures;
    private final EngineTasks engine;
    private final CandidateRoles roles;
    private final Cycles cycles;
    private final CycleTurns turns;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;
    private final int days;

    Corrections(
            WorkItems workItems,
            Submissions submissions,
            TaskForms forms,
            StepsAfter steps,
            FigureChecks figures,
            EngineTasks engine,
            CandidateRoles roles,
            Cycles cycles,
            CycleTurns turns,
            AuditTrail audit,
            JsonMapper json,
            Clock clock,
            @Value("${isaf.corrections.days}") int days) {
        this.workItems = workItems;
        this.submissions = submissions;
        this.forms = forms;
        this.steps = steps;
        this.figures = figures;
        this.engine = engine;
        this.roles = roles;
        this.cycles = cycles;
        this.turns = turns;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.days = days;
    }

    /** Empty for anybody but the person who sent the answers, and the one for whom a deputy sent them. */
    @Transactional(readOnly = true)
    public Optional<CorrectionStanding> standing(WorkItem item, Actor actor) {
        return latest(item)
                .filter(sent -> item.status() == WorkItem.Status.DONE)
                .filter(sent -> sent.personId().equals(actor.personId()) || signedForMe(item, actor))
                .map(sent -> standing(item));
    }

    private boolean signedForMe(WorkItem item, Actor actor) {
        return workItems.signedFor(item.id()).filter(actor.personId()::equals).isPresent();
    }

    /** The answers that hold, for the person who may correct them; refused when it is too late. */
    @Transactional(readOnly = true)
    public Submission open(WorkItem item, Actor actor) {
        requireAllowed(item, actor);
        return latest(item).orElseThrow();
    }

    /** Whether the correction of this item that was shown under this key has been sent already. */
    @Transactional(readOnly = true)
    public boolean isSubmitted(UUID workItemId, UUID key) {
        return submissions.has(key, workItemId, true);
    }

    /** Sends corrected answers. The second time a form comes nothing happens. */
    public void correct(UUID workItemId, UUID key, Correction correction, Actor actor) {
        turns.alone(workItemId);
        WorkItem item = workItems.visible(workItemId, actor);
        if (isSubmitted(workItemId, key)) {
            return;
        }
        requireAllowed(item, actor);
        Submission sent = latest(item).orElseThrow();
        if (sent.version() != correction.version()) {
            throw new Refusal(null, "correction.refusal.overtaken");
        }
        if (correction.reason().isBlank()) {
            throw new Refusal(null, "correction.refusal.reason");
        }
        Map<String, Object> before = new TreeMap<>(plain(sent.answers()));
        Map<String, Object> after = new TreeMap<>(plain(correction.answers()));
        leaveWhatTheProcessUsed(item, sent.release(), before, after);
        List<Remark> remarks = figures.pass(item, correction.answers(), correction.figureReasons());
        before.entrySet().removeAll(Map.copyOf(plain(correction.answers())).entrySet());
        after.entrySet().removeAll(Map.copyOf(plain(sent.answers())).entrySet());
        if (before.isEmpty() && after.isEmpty()) {
            throw new Refusal(null, "correction.refusal.nothing");
        }
        Actor signing = actor.signingFor(stillFor(item, actor).orElse(null));
        forms.hand(item, correction.answers(), signing);
        UUID own = submissions.own(key, item.id(), true);
        submissions.store(own, item, sent.release(), signing, correction.answers(), remarks, sent, correction.reason());
        audit.record(
                signing,
                "task.correct",
                "work_item/" + item.id(),
                json.writeValueAsString(before),
                json.writeValueAsString(after),
                correction.reason());
    }

    private void requireAllowed(WorkItem item, Actor actor) {
        CorrectionStanding standing =
                standing(item, actor).orElseThrow(() -> new AccessDeniedException("did not send task " + item.id()));
        if (standing.whyNot() != null) {
            throw new Refusal(null, standing.whyNot());
        }
        if (!stillMay(item, actor)) {
            throw new AccessDeniedException("no longer a candidate of task " + item.id());
        }
        String provider = item.providerCode();
        if (item.stage() == Stage.SCORECARD && provider != null && actor.hasPostAt(provider)) {
            throw new AccessDeniedException("judges the own provider");
        }
    }

    /** Whether the person still holds a role that may do the task, or acts still for whom he or she signed it. */
    private boolean stillMay(WorkItem item, Actor actor) {
        AreaCycle cycle = cycles.get(item.cycleKey());
        Set<Grant> grants = new HashSet<>(actor.grants());
        stillFor(item, actor).ifPresent(absent -> grants.addAll(absent.grants()));
        return engine.userTasks(cycle.release()).stream()
                .filter(task -> task.id().equals(item.task()))
                .flatMap(task -> roles.candidates(task.role(), cycle, item.providerCode()).stream())
                .anyMatch(candidate -> grants.stream()
                        .anyMatch(grant -> grant.role() == candidate.role()
                                && grant.scope().equals(candidate.scope())));
    }

    /** For whom the person signed it, if he or she acts for that person still. */
    private Optional<Deputyship> stillFor(WorkItem item, Actor actor) {
        return workItems.signedFor(item.id()).flatMap(absent -> actor.deputyships().stream()
                .filter(one -> one.personId().equals(absent))
                .findFirst());
    }

    private CorrectionStanding standing(WorkItem item) {
        if (!forms.of(item.task()).map(TaskForm::correctable).orElse(true)) {
            return new CorrectionStanding(null, "correction.not.decision");
        }
        LocalDate lastDay = Objects.requireNonNull(item.closedAt())
                .atZoneSameInstant(clock.getZone())
                .toLocalDate()
                .plusDays(days);
        if (lastDay.isBefore(LocalDate.now(clock))) {
            return new CorrectionStanding(lastDay, "correction.not.tooLate");
        }
        return new CorrectionStanding(lastDay, steps.begun(item) ? "correction.not.begun" : null);
    }

    /** An answer by which the process took its way stays: it would have to go back. */
    private void leaveWhatTheProcessUsed(
            WorkItem item, String release, Map<String, Object> before, Map<String, Object> after) {
        for (String name : engine.conditionNames(release, item.task())) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                throw new Refusal(name, "correction.refusal.usedByProcess");
            }
        }
    }

    private Optional<Submission> latest(WorkItem item) {
        return submissions.versions(item.id()).stream().findFirst();
    }

    /** As they are kept, so that a date just read and one kept before compare alike. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> plain(Map<String, Object> answers) {
        return json.readValue(json.writeValueAsString(answers), Map.class);
    }
}
