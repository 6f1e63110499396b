package kh.isaf.modelling.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.scenario.Choosable;
import kh.isaf.modelling.scenario.Choosable.Answer;
import kh.isaf.modelling.scenario.Scenario;
import kh.isaf.modelling.scenario.Scenario.Kind;
import kh.isaf.modelling.scenario.Scenario.Move;
import kh.isaf.modelling.scenario.Scenario.Then;
import kh.isaf.territory.ProviderKind;
import org.jspecify.annotations.Nullable;

/** A scenario as it is typed: the fields of the page, read back as they were sent. */
record ScenarioForm(
        String km,
        String en,
        String model,
        List<String> providers,
        String values,
        List<Row> rows,
        String open,
        String ended,
        String passed,
        String notPassed) {

    private static final int MOST_ROWS = 60;
    private static final int LONGEST = 200;
    private static final String VALUE = "[A-Za-z]\\w{0,59}\\s*=\\s*\\S.{0,99}";
    private static final String SEPARATOR = "[\\s,;]+";

    /** One row: what happens as {@code kind:name}. */
    record Row(String act, String provider, Map<String, String> answers) {

        Row {
            answers = Map.copyOf(answers);
        }

        String task() {
            return act.startsWith("task:") ? act.substring("task:".length()) : "";
        }
    }

    static ScenarioForm blank(String model) {
        return new ScenarioForm("", "", model, List.of(), "", List.of(), "", "true", "", "");
    }

    static ScenarioForm of(Scenario scenario) {
        List<String> open = scenario.then().open();
        Boolean ended = scenario.then().ended();
        return new ScenarioForm(
                scenario.km(),
                scenario.en(),
                scenario.model(),
                scenario.providers(),
                String.join(
                        "\n",
                        scenario.values().entrySet().stream()
                                .map(value -> value.getKey() + " = " + value.getValue())
                                .sorted()
                                .toList()),
                scenario.when().stream()
                        .map(move -> new Row(
                                move.kind().id() + ":" + move.name(),
                                move.provider() == null ? "" : move.provider(),
                                move.answers()))
                        .toList(),
                open == null ? "" : String.join(", ", open),
                ended == null ? "" : ended.toString(),
                String.join(", ", scenario.then().passed()),
                String.join(", ", scenario.then().notPassed()));
    }

    /** What was sent. */
    static ScenarioForm sent(Map<String, String> sent) {
        int count = Math.min(MOST_ROWS, whole(sent.get("rows")));
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            String beginning = "s" + row + ".a.";
            Map<String, String> answers = new LinkedHashMap<>();
            sent.forEach((name, value) -> {
                if (name.startsWith(beginning) && !value.isBlank()) {
                    answers.put(name.substring(beginning.length()), value.strip());
                }
            });
            rows.add(new Row(text(sent, "s" + row + ".do"), text(sent, "s" + row + ".provider"), answers));
        }
        List<String> providers = new ArrayList<>();
        for (ProviderKind kind : ProviderKind.values()) {
            for (int one = 0; one < Math.min(3, whole(sent.get("of-" + kind.id()))); one++) {
                providers.add(kind.id());
            }
        }
        return new ScenarioForm(
                text(sent, "km"),
                text(sent, "en"),
                text(sent, "model"),
                providers,
                text(sent, "values"),
                rows,
                text(sent, "open"),
                text(sent, "ended"),
                text(sent, "passed"),
                text(sent, "notPassed"));
    }

    /** The form with its rows added to, moved or taken away, as a button asks. */
    ScenarioForm rearranged(Map<String, String> sent) {
        List<Row> changed = new ArrayList<>(rows);
        int at = whole(sent.getOrDefault("_add", "-1"));
        if (sent.containsKey("_add") && at <= changed.size() && changed.size() < MOST_ROWS) {
            changed.add(at, new Row("", "", Map.of()));
        }
        at = whole(sent.get("_remove"));
        if (sent.containsKey("_remove") && at < changed.size()) {
            changed.remove(at);
        }
        at = whole(sent.get("_up"));
        if (sent.containsKey("_up") && at > 0 && at < changed.size()) {
            changed.add(at - 1, changed.remove(at));
        }
        return new ScenarioForm(km, en, model, providers, values, changed, open, ended, passed, notPassed);
    }

    /** How many providers of a kind there are. */
    public int count(String kind) {
        return (int) providers.stream().filter(kind::equals).count();
    }

    /**
     * What was typed as a scenario.
     *
     * @throws Refusal with the first field that cannot be
     */
    Scenario scenario(Choosable choosable) {
        refuse(km.isEmpty() || km.length() > LONGEST, "km", "scenario.error.name");
        refuse(en.isEmpty() || en.length() > LONGEST, "en", "scenario.error.name");
        List<Move> moves = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            moves.add(move(rows.get(row), row, choosable));
        }
        Set<String> known = choosable.parts();
        return new Scenario(
                km,
                en,
                model,
                providers,
                given(),
                moves,
                new Then(
                        open.isEmpty() ? null : ids("open", open, known),
                        ended.isEmpty() ? null : Boolean.valueOf(ended),
                        ids("passed", passed, known),
                        ids("notPassed", notPassed, known)));
    }

    private static Move move(Row row, int number, Choosable choosable) {
        int colon = row.act().indexOf(':');
        refuse(colon < 0, "s" + number + ".do", "scenario.error.act");
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.id().equals(row.act().substring(0, colon)))
                .findFirst()
                .orElseThrow(() -> new Refusal("s" + number + ".do", "scenario.error.act"));
        Map<String, String> answers = new LinkedHashMap<>();
        choosable.answers(row.task(), Locale.ENGLISH).stream().map(Answer::key).forEach(key -> {
            String value = row.answers().get(key);
            if (value != null) {
                answers.put(key, value);
            }
        });
        return new Move(
                kind, row.act().substring(colon + 1), row.provider().isEmpty() ? null : row.provider(), answers);
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        values.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            refuse(!line.matches(VALUE), "values", "scenario.error.values", line);
            int equals = line.indexOf('=');
            given.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return given;
    }

    private static List<String> ids(String field, String typed, Set<String> known) {
        List<String> ids = Arrays.stream(typed.split(SEPARATOR))
                .filter(id -> !id.isEmpty() && !id.equals("–"))
                .distinct()
                .toList();
        ids.forEach(id -> refuse(!known.contains(id), field, "scenario.error.id", id));
        return ids;
    }

    private static void refuse(boolean wrong, String field, String key, String... args) {
        if (wrong) {
            throw new Refusal(field, key, (Object[]) args);
        }
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }

    private static int whole(@Nullable String number) {
        return number != null && number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    }
}
