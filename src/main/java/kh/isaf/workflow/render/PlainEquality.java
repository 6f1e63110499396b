package kh.isaf.workflow.render;

import java.util.Optional;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/** Finds conditions that only compare one question with literals, joined by and, or, not. */
final class PlainEquality {

    private PlainEquality() {}

    static Optional<AnswerSet> of(Exp expression) {
        if (expression instanceof Equal equal) {
            return comparison(equal.x(), equal.y()).or(() -> comparison(equal.y(), equal.x()));
        }
        if (expression instanceof Not not) {
            return of(not.x()).map(AnswerSet::not);
        }
        if (expression instanceof FunctionInvocation call && call.function().equals("not")) {
            return unticked(call);
        }
        if (expression instanceof Ref ref) {
            return Optional.of(AnswerSet.only(ref.names().head(), "true"));
        }
        if (expression instanceof Disjunction either) {
            return of(either.x())
                    .flatMap(x -> of(either.y()).filter(x::sameQuestion).map(x::or));
        }
        if (expression instanceof Conjunction both) {
            return of(both.x())
                    .flatMap(x -> of(both.y()).filter(x::sameQuestion).map(x::and));
        }
        return Optional.empty();
    }

    /** {@code not(x)} of a tick; any other use of the function is left to FEEL. */
    private static Optional<AnswerSet> unticked(FunctionInvocation call) {
        return call.params() instanceof PositionalFunctionParameters given
                        && given.params().size() == 1
                        && given.params().head() instanceof Ref ref
                ? Optional.of(AnswerSet.only(ref.names().head(), "false"))
                : Optional.empty();
    }

    private static Optional<AnswerSet> comparison(Exp question, Exp literal) {
        return question instanceof Ref ref
                ? literal(literal).map(value -> AnswerSet.only(ref.names().head(), value))
                : Optional.empty();
    }

    private static Optional<String> literal(Exp expression) {
        if (expression instanceof ConstString text) {
            return text.value().isEmpty() ? Optional.empty() : Optional.of(text.value());
        }
        if (expression instanceof ConstBool truth) {
            return Optional.of(String.valueOf(truth.value()));
        }
        if (expression instanceof ConstNumber number) {
            return Optional.of(Condition.asText(number.value().bigDecimal()));
        }
        return ConstNull$.MODULE$.equals(expression) ? Optional.of("") : Optional.empty();
    }
}
