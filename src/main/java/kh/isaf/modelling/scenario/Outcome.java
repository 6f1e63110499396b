package kh.isaf.modelling.scenario;

import java.util.List;
import java.util.Locale;

/**
 * What became of one scenario.
 *
 * @param problems where it went another way; empty if it went as it says
 * @param step the row of the scenario at which that was, from 1; 0 for what must hold in the end
 * @param open what was open in the end
 */
public record Outcome(
        String km, String en, String model, List<Problem> problems, int step, List<String> open, boolean ended) {

    /** One thing that was otherwise, as a message with its arguments. */
    public record Problem(String code, List<String> args) {}

    public boolean green() {
        return problems.isEmpty();
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") && !en.isEmpty() ? en : km;
    }
}
