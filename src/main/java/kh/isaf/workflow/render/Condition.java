package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** A FEEL condition of a form, checked when the form is read; it holds only when its outcome is plainly true. */
public final class Condition {

    static final Condition NEVER = new Condition(null, null);
    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private static final int LONGEST = 500;

    private final @Nullable ParsedExpression expression;
    private final @Nullable AnswerSet plain;

    private Condition(@Nullable ParsedExpression expression, @Nullable AnswerSet plain) {
        this.expression = expression;
        this.plain = plain;
    }

    /** Reads {@code =…}; refuses what could run long or reach beyond the answers. */
    static Condition of(String element, String text) {
        String feel = text.strip();
        if (!feel.startsWith("=") || feel.length() > LONGEST) {
            throw new FormNotReadable(element, "a condition starts with = and has at most " + LONGEST + " characters");
        }
        ParseResult parsed = FEEL.parseExpression(feel.substring(1));
        if (!parsed.isSuccess()) {
            throw new FormNotReadable(element, parsed.failure().message());
        }
        new FeelLimits(element).check(parsed.parsedExpression().expression());
        return new Condition(
                parsed.parsedExpression(),
                PlainEquality.of(parsed.parsedExpression().expression()).orElse(null));
    }

    boolean isNever() {
        return expression == null;
    }

    /** The condition as a set of answers of one question, if it is that plain. */
    Optional<AnswerSet> plain() {
        return Optional.ofNullable(plain);
    }

    /** Whether it holds for these answers. A plain equality is looked up, which spares most evaluations in long lists. */
    boolean holds(Map<String, Object> answers) {
        if (expression == null) {
            return false;
        }
        if (plain != null) {
            return plain.holds(asText(answers.get(plain.key())));
        }
        return FEEL.evaluate(expression, answers) instanceof SuccessfulEvaluationResult outcome
                && Boolean.TRUE.equals(outcome.result());
    }

    static String asText(@Nullable Object answer) {
        if (answer instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return answer == null ? "" : answer.toString();
    }
}
