package kh.isaf.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.form.TaskForm;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.databind.json.JsonMapper;

/** Finds the form of a task and the bean that hands its answers to the domain. */
@Component
class TaskForms {

    private final Map<String, TaskForm<?>> forms;
    private final JsonMapper json;
    private final ConcurrentLruCache<FormKey, FormSchema> schemas;

    TaskForms(Map<String, TaskForm<?>> forms, JsonMapper json, Releases releases) {
        this.forms = forms;
        this.json = json;
        this.schemas = new ConcurrentLruCache<>(
                200,
                key -> FormSchema.parse(
                        new String(releases.file(key.release(), key.task() + ".form"), StandardCharsets.UTF_8)));
    }

    /** The form of a task in a release. */
    FormSchema schema(String release, String task) {
        return schemas.get(new FormKey(release, task));
    }

    /** Empty for a task an administrator added: its answers are kept, and nothing else happens. */
    Optional<TaskForm<?>> of(String task) {
        return Optional.ofNullable(forms.get(task));
    }

    /** Hands the answers to the domain, where there is a command for them. */
    void hand(WorkItem item, Map<String, Object> answers, Actor actor) {
        TaskForm<?> form = forms.get(item.task());
        if (form != null) {
            hand(form, item, answers, actor);
        }
    }

    private <C extends Record> void hand(TaskForm<C> form, WorkItem item, Map<String, Object> answers, Actor actor) {
        form.submit(item, json.convertValue(answers, form.command()), actor);
    }

    private record FormKey(String release, String task) {}
}
