package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kh.isaf.workflow.model.ProcessDrawing;
import kh.isaf.workflow.model.ProcessOutline;
import kh.isaf.workflow.model.ProcessOutline.Kind;
import kh.isaf.workflow.model.ShippedModels;
import kh.isaf.workflow.release.LiveModels;
import org.springframework.stereotype.Component;

/** The tasks of people in the models that are live, and which model holds or calls which. */
@Component
public class Steps {

    /** The model of the year of a commune, whose calls lead to all others. */
    public static final String WHOLE = "communeCycle";

    private final LiveModels live;

    Steps(LiveModels live) {
        this.live = live;
    }

    /**
     * A task, or a call with the tasks behind it on the lines that follow.
     *
     * @param id of the task or of the model called
     * @param depth how many calls lead to it
     */
    public record Step(String id, ProcessOutline.Text name, boolean call, int depth) {}

    /** The models in which people have something to do, that of the whole year first. */
    public List<ProcessOutline> models() {
        return live.get().outlines().stream()
                .filter(outline -> !tasks(outline.id()).isEmpty())
                .sorted((one, other) ->
                        Boolean.compare(other.id().equals(WHOLE), one.id().equals(WHOLE)))
                .toList();
    }

    public Optional<ProcessOutline> model(String id) {
        return live.get().find(id).map(ShippedModels.ShippedModel::outline).filter(outline -> !tasks(id)
                .isEmpty());
    }

    public ProcessDrawing drawing(String model) {
        return ProcessDrawing.of(live.get().find(model).orElseThrow().bpmn());
    }

    /** The model that shows this step: itself, or the one in which the task is. */
    public Optional<ProcessOutline> around(String step) {
        return model(step).or(() -> live.get().outlines().stream()
                .filter(outline -> outline.steps().stream()
                        .anyMatch(one -> one.kind() == Kind.TASK && one.id().equals(step)))
                .findFirst());
    }

    /** The tasks that are meant by a model or a task; none for a word that is neither. */
    public Set<String> tasks(String step) {
        ShippedModels models = live.get();
        Set<String> tasks = new LinkedHashSet<>();
        models.find(step)
                .ifPresentOrElse(
                        model -> lines(models, model.outline(), 0).stream()
                                .filter(line -> !line.call())
                                .forEach(line -> tasks.add(line.id())),
                        () -> models.outlines().stream()
                                .flatMap(outline -> outline.steps().stream())
                                .filter(one ->
                                        one.kind() == Kind.TASK && one.id().equals(step))
                                .forEach(one -> tasks.add(one.id())));
        return tasks;
    }

    /** The steps of a model in their order, with what its calls hold. */
    public List<Step> lines(String model) {
        ShippedModels models = live.get();
        return lines(models, models.find(model).orElseThrow().outline(), 0);
    }

    /** The name of a task as its model has it now. */
    public Optional<ProcessOutline.Text> name(String task) {
        return around(task)
                .map(outline -> outline.id().equals(task)
                        ? outline.name()
                        : outline.step(task).name());
    }

    private List<Step> lines(ShippedModels models, ProcessOutline outline, int depth) {
        List<Step> lines = new ArrayList<>();
        for (ProcessOutline.Step step : outline.steps()) {
            String called = step.called();
            if (step.kind() == Kind.TASK) {
                lines.add(new Step(step.id(), step.name(), false, depth));
            } else if (called != null && models.find(called).isPresent()) {
                lines.add(new Step(called, step.name(), true, depth));
                lines.addAll(lines(models, models.find(called).orElseThrow().outline(), depth + 1));
            }
        }
        return lines;
    }
}
