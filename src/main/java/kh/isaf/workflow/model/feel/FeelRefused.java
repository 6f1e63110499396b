package kh.isaf.workflow.model.feel;

/** A FEEL text outside the part that models may use. */
public final class FeelRefused extends Exception {

    private final FeelProblem problem;
    private final String part;

    FeelRefused(FeelProblem problem, String part) {
        super(problem + " " + part);
        this.problem = problem;
        this.part = part;
    }

    public FeelProblem problem() {
        return problem;
    }

    /** The word or sign that is in the way. */
    public String part() {
        return part;
    }
}
