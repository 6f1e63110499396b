package kh.isaf.workflow.model;

import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * The only expression a model may hold: one bare name, or one comparison of a bare name with a literal. Read by the
 * engine's own parser with every extra switched off, so that both see the same thing.
 */
public record BareName(String name, boolean compared) {

    private static final int LONGEST = 200;

    /** The name in the expression; empty if the text is anything but such an expression. */
    public static Optional<BareName> in(String expression) {
        return expression.length() > LONGEST || !parses(expression)
                ? Optional.empty()
                : shape((AstNode) new Builder().build(expression).getRoot());
    }

    static boolean parses(String expression) {
        try {
            new Builder().build(expression);
            return true;
        } catch (TreeBuilderException e) {
            return false;
        }
    }

    private static Optional<BareName> shape(AstNode root) {
        if (!(root instanceof AstEval eval) || eval.isDeferred()) {
            return Optional.empty();
        }
        AstNode inside = eval.getChild(0);
        if (inside instanceof AstIdentifier name) {
            return Optional.of(new BareName(name.getName(), false));
        }
        if (inside instanceof AstBinary comparison
                && compares(comparison.getOperator())
                && comparison.getChild(0) instanceof AstIdentifier name
                && literal(comparison.getChild(1))) {
            return Optional.of(new BareName(name.getName(), true));
        }
        return Optional.empty();
    }

    private static boolean compares(AstBinary.Operator operator) {
        return operator == AstBinary.EQ
                || operator == AstBinary.NE
                || operator == AstBinary.LT
                || operator == AstBinary.LE
                || operator == AstBinary.GT
                || operator == AstBinary.GE;
    }

    private static boolean literal(AstNode node) {
        return node instanceof AstLiteral && !(node instanceof AstNull)
                || node instanceof AstUnary negative
                        && negative.getOperator() == AstUnary.NEG
                        && negative.getChild(0) instanceof AstLiteral;
    }
}
