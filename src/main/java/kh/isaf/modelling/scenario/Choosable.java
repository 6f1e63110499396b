package kh.isaf.modelling.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kh.isaf.modelling.scenario.Scenario.Kind;
import kh.isaf.workflow.model.ProcessParts;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.render.Field;
import kh.isaf.workflow.render.FormNotReadable;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.workflow.render.Option;

/** What can be chosen in a scenario that begins with a model: it, and the models it calls. */
public final class Choosable {

    private final ReleaseFiles files;
    private final List<ProcessParts> models;

    /** One thing that can happen. */
    public record Choice(Kind kind, String name, String label) {

        public String value() {
            return kind.id() + ":" + name;
        }
    }

    /** An answer of a task by which a case takes its way; where the form has no options, anything can be typed. */
    public record Answer(String key, String label, List<Option> options) {}

    public Choosable(ReleaseFiles files, String model) {
        this.files = files;
        Map<String, ProcessParts> known = new LinkedHashMap<>();
        models(files).forEach(one -> known.put(one.id(), one));
        Set<String> reached = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(model));
        while (!next.isEmpty()) {
            ProcessParts parts = known.get(next.remove(0));
            if (parts != null && reached.add(parts.id())) {
                next.addAll(new TreeSet<>(parts.called()));
            }
        }
        this.models = reached.stream()
                .flatMap(id ->
                        known.entrySet().stream().filter(entry -> entry.getKey().equals(id)))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All models of a release that can be read. */
    public static List<ProcessParts> models(ReleaseFiles files) {
        return Coverage.of(files, Map.of()).stream().map(Coverage::model).toList();
    }

    /** What can happen, by kind. */
    public Map<Kind, List<Choice>> choices(Locale locale) {
        Map<Kind, List<Choice>> choices = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            choices.put(kind, new ArrayList<>());
        }
        for (ProcessParts model : models) {
            model.steps().forEach(step -> {
                if (step.is("userTask")) {
                    add(choices, Kind.TASK, step.id(), model.label(step.id(), locale));
                } else if (step.timer()) {
                    add(choices, Kind.TIMER, step.id(), model.label(step.id(), locale));
                }
            });
            model.messages().forEach(message -> add(choices, Kind.MESSAGE, message, message));
            add(choices, Kind.FINISH, model.id(), model.name().in(locale));
        }
        return choices;
    }

    private static void add(Map<Kind, List<Choice>> choices, Kind kind, String name, String label) {
        List<Choice> of = choices.getOrDefault(kind, List.of());
        if (of.stream().noneMatch(choice -> choice.name().equals(name))) {
            of.add(new Choice(kind, name, label.equals(name) ? name : label + " (" + name + ")"));
        }
    }

    /** The ids of all steps and lines. */
    public Set<String> parts() {
        Set<String> ids = new TreeSet<>();
        models.forEach(model -> {
            model.steps().forEach(step -> ids.add(step.id()));
            model.lines().forEach(line -> ids.add(line.id()));
        });
        return ids;
    }

    /** The answers of a task that make a difference to where a case goes. */
    public List<Answer> answers(String task, Locale locale) {
        List<Answer> answers = new ArrayList<>();
        Set<String> asked = new TreeSet<>();
        models.stream()
                .filter(model ->
                        model.steps().stream().anyMatch(step -> step.id().equals(task)))
                .flatMap(model -> model.lines().stream())
                .forEach(line -> {
                    if (line.asks() != null) {
                        asked.add(line.asks());
                    }
                });
        form(task).forEach((key, question) -> {
            if (asked.contains(key)) {
                answers.add(new Answer(
                        key,
                        question.frame().label().in(locale.getLanguage()),
                        question instanceof Field.OneOf one ? one.choices().fixed() : List.of()));
            }
        });
        return answers;
    }

    private Map<String, Field.Question> form(String task) {
        try {
            return files.find(task + ".form")
                    .map(form -> FormSchema.parse(new String(form, StandardCharsets.UTF_8))
                            .questions())
                    .orElse(Map.of());
        } catch (FormNotReadable unreadable) {
            return Map.of();
        }
    }
}
