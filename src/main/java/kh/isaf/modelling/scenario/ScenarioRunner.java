package kh.isaf.modelling.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kh.isaf.modelling.scenario.Outcome.Problem;
import kh.isaf.modelling.scenario.Scenario.Move;
import kh.isaf.modelling.scenario.Scenario.Then;
import kh.isaf.workflow.engine.TrialCase;
import kh.isaf.workflow.engine.TrialEngine;
import kh.isaf.workflow.engine.TrialSetting;
import kh.isaf.workflow.engine.TrialStopped;
import kh.isaf.workflow.release.ReleaseFiles;
import org.springframework.stereotype.Component;

/** Runs scenarios in the real engine, and says of each whether the case went the way it should. */
@Component
public class ScenarioRunner {

    private static final String YES = "true";
    private static final String NO = "false";
    private static final int LONGEST = 300;

    private final TrialEngine engine;

    ScenarioRunner(TrialEngine engine) {
        this.engine = engine;
    }

    /** Runs the scenarios one after another over the models of these files; nothing of it stays. */
    public RunResult run(ReleaseFiles files, List<Scenario> scenarios) {
        return engine.tryOut(files, trial -> {
            Map<String, Set<String>> passed = new TreeMap<>();
            List<Outcome> outcomes = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                outcomes.add(trial.run(setting(scenario), run -> outcome(scenario, run, passed)));
            }
            return new RunResult(outcomes, passed);
        });
    }

    private static TrialSetting setting(Scenario scenario) {
        Map<String, Object> values = new LinkedHashMap<>();
        scenario.values().forEach((name, value) -> values.put(name, value(value)));
        List<String> providers = new ArrayList<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        for (String kind : scenario.providers()) {
            int number = times.merge(kind, 1, Integer::sum);
            providers.add(number == 1 ? kind : kind + number);
        }
        return new TrialSetting(scenario.model(), providers, values);
    }

    /** Yes-no and whole numbers as such, the rest as words; as forms answer. */
    static Object value(String written) {
        if (written.equals(YES) || written.equals(NO)) {
            return Boolean.valueOf(written);
        }
        return written.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(written) : written;
    }

    private static Outcome outcome(Scenario scenario, TrialCase run, Map<String, Set<String>> passed) {
        List<Problem> problems = new ArrayList<>();
        List<String> open = List.of();
        boolean ended = false;
        int step = 0;
        try {
            run.begin();
            for (Move move : scenario.when()) {
                step++;
                move(move, run);
            }
            step = 0;
            open = List.copyOf(run.open());
            ended = run.ended();
            compare(scenario.then(), run, problems);
        } catch (TrialStopped stopped) {
            problems.add(new Problem(
                    stopped.why().id(),
                    stopped.args().stream().map(ScenarioRunner::cut).toList()));
        }
        run.passed().forEach((model, ids) -> passed.computeIfAbsent(model, one -> new TreeSet<>())
                .addAll(ids));
        return new Outcome(scenario.km(), scenario.en(), scenario.model(), problems, step, open, ended);
    }

    private static void move(Move move, TrialCase run) {
        switch (move.kind()) {
            case TASK ->
                run.complete(
                        move.name(),
                        move.provider(),
                        move.answers().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, answer -> value(answer.getValue()))));
            case TIMER -> run.fire(move.name());
            case MESSAGE -> run.send(move.name(), move.provider());
            case FINISH -> run.finish(move.name().isEmpty() ? null : move.name());
        }
    }

    private static void compare(Then then, TrialCase run, List<Problem> problems) {
        Set<String> open = run.open();
        if (then.open() != null && !open.equals(new TreeSet<>(then.open()))) {
            problems.add(new Problem("OPEN", List.of(list(new TreeSet<>(then.open())), list(open))));
        }
        if (then.ended() != null && then.ended() != run.ended()) {
            problems.add(new Problem(then.ended() ? "NOT_ENDED" : "ENDED", List.of(list(open))));
        }
        Set<String> done = run.passed().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        then.passed().stream()
                .filter(id -> !done.contains(id))
                .forEach(id -> problems.add(new Problem("NOT_PASSED", List.of(id))));
        then.notPassed().stream()
                .filter(done::contains)
                .forEach(id -> problems.add(new Problem("PASSED", List.of(id))));
    }

    private static String list(Set<String> ids) {
        return ids.isEmpty() ? "–" : String.join(", ", ids);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
