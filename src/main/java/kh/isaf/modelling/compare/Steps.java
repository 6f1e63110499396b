package kh.isaf.modelling.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.release.ReleaseFiles;

/**
 * The tasks of people in a release, and what people answer there.
 *
 * @param tasks by id, with their words
 * @param stages of the tasks, and of the files by their names, that belong to one
 * @param fields of each form by its name
 */
record Steps(Map<String, Text> tasks, Map<String, String> stages, Map<String, Set<String>> fields) {

    static Steps of(ReleaseFiles files) {
        Map<String, Text> tasks = new LinkedHashMap<>();
        Map<String, String> stages = new HashMap<>();
        Map<String, Set<String>> fields = new HashMap<>();
        files.byName().forEach((name, content) -> {
            try {
                if (name.endsWith(".bpmn")) {
                    model(name, FileParts.read(content, Answers.NONE), tasks, stages);
                } else if (name.endsWith(".form")) {
                    fields.put(name.substring(0, name.length() - ".form".length()), answers(content));
                }
            } catch (Unreadable e) {
                // its own check says so
            }
        });
        return new Steps(tasks, stages, fields);
    }

    private static void model(
            String file, Map<String, Part> parts, Map<String, Text> tasks, Map<String, String> stages) {
        String stage = parts.values().stream()
                .filter(part -> part.kind() == PartKind.PROCESS)
                .map(part -> raw(part, "stage"))
                .findFirst()
                .orElse("");
        if (!stage.isEmpty()) {
            stages.put(file, stage);
        }
        parts.values().stream().filter(part -> part.kind() == PartKind.TASK).forEach(task -> {
            tasks.put(task.id(), task.name());
            String own = raw(task, "stage");
            if (!own.isEmpty() || !stage.isEmpty()) {
                stages.put(task.id(), own.isEmpty() ? stage : own);
                stages.put(task.id() + ".form", own.isEmpty() ? stage : own);
            }
        });
    }

    private static String raw(Part part, String trait) {
        Said said = part.traits().get(Trait.of(trait));
        return said == null ? "" : said.raw();
    }

    private static Set<String> answers(byte[] form) throws Unreadable {
        return FileParts.read(form, Answers.NONE).entrySet().stream()
                .filter(part -> part.getValue().kind() == PartKind.FIELD)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The tasks that the later release has no more. */
    Map<String, Text> without(Steps later) {
        Map<String, Text> gone = new LinkedHashMap<>(tasks);
        gone.keySet().removeAll(later.tasks.keySet());
        return gone;
    }

    /** The fields that a task keeps its form but not; as {@code task.field}. */
    Set<String> fieldsWithout(Steps later) {
        Set<String> gone = new HashSet<>();
        fields.forEach((task, names) -> {
            if (later.tasks.containsKey(task)) {
                names.stream()
                        .filter(name ->
                                !later.fields.getOrDefault(task, Set.of()).contains(name))
                        .forEach(name -> gone.add(task + "." + name));
            }
        });
        return gone;
    }

    /** The stages in which a person has something to do. */
    Set<String> stagesWithTasks() {
        return tasks.keySet().stream()
                .flatMap(task -> Stream.ofNullable(stages.get(task)))
                .collect(Collectors.toSet());
    }
}
