package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.release.ReleaseFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the questions of the forms and their options are called, so that a condition can be read as words. */
final class Answers {

    static final Answers NONE = new Answers(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ASKED = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\s*(==|!=)\\s*[\"']([^\"']*)[\"']");

    /** A question of a form with its options by their values. */
    private record Question(Text label, Map<String, Text> options) {}

    private final Map<String, Map<String, Question>> byForm;

    private Answers(Map<String, Map<String, Question>> byForm) {
        this.byForm = byForm;
    }

    static Answers of(ReleaseFiles files) {
        Map<String, Map<String, Question>> forms = new HashMap<>();
        files.byName().forEach((name, content) -> {
            if (name.endsWith(".form")) {
                forms.put(name.substring(0, name.length() - ".form".length()), questions(content));
            }
        });
        return new Answers(forms);
    }

    /** Those of one release's forms that a model asks. */
    Answers of(Set<String> tasks) {
        Map<String, Map<String, Question>> asked = new LinkedHashMap<>(byForm);
        asked.keySet().retainAll(tasks);
        return new Answers(asked);
    }

    /** The expression with the words of questions and options in the place of their names. */
    Text words(String expression) {
        String plain = expression.replaceAll("^\\$\\{|}$", "").strip();
        return new Text(words(plain, false), words(plain, true));
    }

    private String words(String expression, boolean english) {
        Matcher matcher = ASKED.matcher(expression);
        return matcher.replaceAll(found -> {
            Question question = question(found.group(1));
            Text option = question.options().getOrDefault(found.group(3), new Text(found.group(3), ""));
            String sign = found.group(2).equals("==") ? "=" : "≠";
            return Matcher.quoteReplacement(
                    "“" + in(question.label(), english) + "” " + sign + " “" + in(option, english) + "”");
        });
    }

    private Question question(String key) {
        return byForm.values().stream()
                .filter(form -> form.containsKey(key))
                .findFirst()
                .map(form -> form.get(key))
                .orElse(new Question(new Text(key, ""), Map.of()));
    }

    private static String in(Text text, boolean english) {
        return english && !text.en().isEmpty() ? text.en() : text.km();
    }

    private static Map<String, Question> questions(byte[] form) {
        Map<String, Question> questions = new HashMap<>();
        try {
            List<JsonNode> next = new ArrayList<>(List.of(JSON.readTree(form)));
            while (!next.isEmpty()) {
                JsonNode component = next.remove(0);
                component.path("components").forEach(next::add);
                if (component.path("key").isString()) {
                    questions.put(component.path("key").stringValue(), question(component));
                }
            }
        } catch (JacksonException e) {
            return Map.of();
        }
        return questions;
    }

    private static Question question(JsonNode component) {
        Map<String, Text> options = new HashMap<>();
        JsonNode english = component.path("properties");
        component.path("values").forEach(option -> {
            String value = option.path("value").asString("");
            options.put(
                    value,
                    new Text(
                            option.path("label").asString(""),
                            english.path("option_" + value + "_en").asString("")));
        });
        String label =
                component.path("label").asString(component.path("dateLabel").asString(""));
        return new Question(
                new Text(
                        label.isEmpty() ? component.path("key").asString("") : label,
                        english.path("label_en").asString("")),
                options);
    }
}
