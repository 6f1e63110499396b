package kh.isaf.workflow.model.feel;

/** Why a FEEL text is refused. */
public enum FeelProblem {
    TOO_LONG,
    SYNTAX,
    LOOP,
    FUNCTION,
    RANGE
}
