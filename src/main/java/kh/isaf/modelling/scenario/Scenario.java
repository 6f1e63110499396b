package kh.isaf.modelling.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a scenario table: what is given, what happens, and where the case must then stand.
 *
 * @param km what it shows, in Khmer
 * @param en the same in English
 * @param model with which the case begins
 * @param providers of the area, by kind
 * @param values of variables and computed names, as they are written
 */
public record Scenario(
        String km,
        String en,
        String model,
        List<String> providers,
        Map<String, String> values,
        List<Move> when,
        Then then) {

    /** What a move does. */
    public enum Kind {
        /** Somebody does a task. */
        TASK,
        /** The time comes for which an element waits. */
        TIMER,
        /** A message comes, as an excuse does. */
        MESSAGE,
        /** The model goes on to its end in the usual way. */
        FINISH;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that happens.
     *
     * @param name of the task, the waiting element, the message, or the model; empty: the whole case
     * @param provider for which it happens, if it may for several
     */
    public record Move(Kind kind, String name, @Nullable String provider, Map<String, String> answers) {

        public Move {
            answers = Map.copyOf(answers);
        }
    }

    /**
     * Where the case must stand.
     *
     * @param open exactly the tasks and waits that are open; null if not asked
     * @param ended whether it has ended; null if not asked
     * @param passed steps done and lines taken, whatever else was
     * @param notPassed steps and lines that must not have been
     */
    public record Then(
            @Nullable List<String> open, @Nullable Boolean ended, List<String> passed, List<String> notPassed) {}

    public Scenario {
        providers = List.copyOf(providers);
        when = List.copyOf(when);
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") && !en.isEmpty() ? en : km;
    }
}
