package kh.isaf.workflow;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.workflow.engine.EngineTasks;
import kh.isaf.workflow.figures.FigureChecks;
import kh.isaf.workflow.figures.Remark;
import kh.isaf.workflow.form.Fact;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a task is done: the domain's change, the stored answers, the work item and the engine's task are one
 * transaction. A form that comes twice has one effect.
 */
@Service
@Transactional
public class TaskDesk {

    private final WorkItems workItems;
    private final Submissions submissions;
    private final EngineTasks engine;
    private final Cycles cycles;
    private final TaskForms forms;
    private final FigureChecks figures;
    private final CycleTurns turns;

    TaskDesk(
            WorkItems workItems,
            Submissions submissions,
            EngineTasks engine,
            Cycles cycles,
            TaskForms forms,
            FigureChecks figures,
            CycleTurns turns) {
        this.workItems = workItems;
        this.submissions = submissions;
        this.engine = engine;
        this.cycles = cycles;
        this.forms = forms;
        this.figures = figures;
        this.turns = turns;
    }

    /** The form of a task, as the release of its area has it. */
    @Transactional(readOnly = true)
    public FormSchema form(WorkItem item) {
        return forms.schema(cycles.get(item.cycleKey()).release(), item.task());
    }

    /** What a form begins with. */
    @Transactional(readOnly = true)
    public Map<String, Object> open(WorkItem item) {
        return forms.of(item.task()).map(form -> form.open(item)).orElse(Map.of());
    }

    @Transactional(readOnly = true)
    public List<Fact> facts(WorkItem item) {
        return forms.of(item.task()).map(form -> form.facts(item)).orElse(List.of());
    }

    /**
     * What was answered, for an item that is done: every version, the one that holds first. What citizens said while
     * they scored a provider is not for its own people, who get medians on the page of the scores.
     */
    @Transactional(readOnly = true)
    public List<Submission> answers(WorkItem item, Actor actor) {
        boolean scored = item.stage() == Stage.SCORECARD && !actor.covers(item.areaCode());
        return scored ? List.of() : submissions.versions(item.id());
    }

    /** Whether the form of this item that was shown under this key has been sent already. */
    @Transactional(readOnly = true)
    public boolean isSubmitted(UUID workItemId, UUID key) {
        return submissions.has(key, workItemId, false);
    }

    /**
     * Does a task with these checked answers, as {@link #submit(UUID, UUID, Map, Map, Actor)} does, where no figure is
     * in doubt.
     */
    public void submit(UUID workItemId, UUID key, Map<String, Object> answers, Actor actor) {
        submit(workItemId, key, answers, Map.of(), actor);
    }

    /**
     * Does a task with these checked answers.
     *
     * @param key names this very form as it was shown; the second time it comes nothing happens
     * @param reasons for figures that a warning is about, by the key of the warning
     * @throws Taken when somebody else was faster
     * @throws kh.isaf.access.Refusal when a rule of the domain says no; nothing has happened then
     * @throws kh.isaf.workflow.figures.DoubtfulFigures when figures break a check; nothing has happened then
     */
    public void submit(
            UUID workItemId, UUID key, Map<String, Object> answers, Map<String, String> reasons, Actor person) {
        turns.sideBySide(workItemId);
        workItems.holdChased(workItemId);
        WorkItem item;
        try {
            item = workItems.forDoing(workItemId, person);
        } catch (Taken taken) {
            if (isSubmitted(workItemId, key)) {
                return;
            }
            throw taken;
        }
        Actor actor = workItems.signing(item, person);
        List<Remark> remarks = figures.pass(item, answers, reasons);
        boolean followsUp = item.chases() != null;
        if (followsUp) {
            // what it does about the late item may end the very process it belongs to
            workItems.done(item.id(), actor);
        }
        forms.hand(item, answers, actor);
        UUID own = submissions.own(key, item.id(), false);
        submissions.store(own, item, cycles.get(item.cycleKey()).release(), actor, answers, remarks, null, null);
        if (!followsUp) {
            workItems.done(item.id(), actor);
        }
        if (!followsUp || engine.waits(item.id())) {
            engine.complete(item.id(), answers);
        }
    }
}
