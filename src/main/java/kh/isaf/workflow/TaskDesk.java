package kh.isaf.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.workflow.engine.EngineTasks;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.form.Fact;
import kh.isaf.workflow.form.TaskForm;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.databind.json.JsonMapper;

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
    private final Map<String, TaskForm<?>> forms;
    private final JsonMapper json;
    private final ConcurrentLruCache<FormKey, FormSchema> schemas;

    TaskDesk(
            WorkItems workItems,
            Submissions submissions,
            EngineTasks engine,
            Cycles cycles,
            Map<String, TaskForm<?>> forms,
            JsonMapper json,
            Releases releases) {
        this.workItems = workItems;
        this.submissions = submissions;
        this.engine = engine;
        this.cycles = cycles;
        this.forms = forms;
        this.json = json;
        this.schemas = new ConcurrentLruCache<>(
                200,
                key -> FormSchema.parse(
                        new String(releases.file(key.release(), key.task() + ".form"), StandardCharsets.UTF_8)));
    }

    /** The form of a task, as the release of its area has it. */
    @Transactional(readOnly = true)
    public FormSchema form(WorkItem item) {
        return schemas.get(new FormKey(cycles.get(item.cycleKey()).release(), item.task()));
    }

    /** What a form begins with. */
    @Transactional(readOnly = true)
    public Map<String, Object> open(WorkItem item) {
        return Optional.ofNullable(handler(item)).map(form -> form.open(item)).orElse(Map.of());
    }

    @Transactional(readOnly = true)
    public List<Fact> facts(WorkItem item) {
        return Optional.ofNullable(handler(item)).map(form -> form.facts(item)).orElse(List.of());
    }

    /**
     * What was answered, for an item that is done. What citizens said while they scored a provider is not for its own
     * people, who get medians on the page of the scores.
     */
    @Transactional(readOnly = true)
    public Map<String, Object> answers(WorkItem item, Actor actor) {
        boolean scored = item.stage() == Stage.SCORECARD && !actor.covers(item.areaCode());
        return scored ? Map.of() : submissions.of(item.id()).orElse(Map.of());
    }

    /** Whether the form shown under this key has been sent already. */
    @Transactional(readOnly = true)
    public boolean isSubmitted(UUID key) {
        return submissions.has(key);
    }

    /**
     * Does a task with these checked answers.
     *
     * @param key names this very form as it was shown; the second time it comes nothing happens
     * @throws Taken when somebody else was faster
     * @throws kh.isaf.access.Refusal when a rule of the domain says no; nothing has happened then
     */
    public void submit(UUID workItemId, UUID key, Map<String, Object> answers, Actor actor) {
        WorkItem item;
        try {
            item = workItems.forDoing(workItemId, actor);
        } catch (Taken taken) {
            if (submissions.has(key)) {
                return;
            }
            throw taken;
        }
        TaskForm<?> form = handler(item);
        if (form != null) {
            hand(form, item, answers, actor);
        }
        submissions.store(key, item, cycles.get(item.cycleKey()).release(), actor, answers);
        workItems.done(item.id(), actor);
        engine.complete(item.id(), answers);
    }

    private <C extends Record> void hand(TaskForm<C> form, WorkItem item, Map<String, Object> answers, Actor actor) {
        form.submit(item, json.convertValue(answers, form.command()), actor);
    }

    private record FormKey(String release, String task) {}

    private @Nullable TaskForm<?> handler(WorkItem item) {
        return forms.get(item.task());
    }
}
