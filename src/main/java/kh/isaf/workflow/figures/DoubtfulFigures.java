package kh.isaf.workflow.figures;

import java.util.List;

/** The figures break checks: errors, or warnings for which no reason was given. Nothing has happened. */
public class DoubtfulFigures extends RuntimeException {

    private final transient List<Hit> errors;
    private final transient List<Hit> warnings;

    DoubtfulFigures(List<Hit> errors, List<Hit> warnings) {
        super(errors.size() + " errors, " + warnings.size() + " warnings");
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
    }

    public List<Hit> errors() {
        return errors;
    }

    /** All warnings, also those a reason was given for: each is shown with what was typed. */
    public List<Hit> warnings() {
        return warnings;
    }
}
