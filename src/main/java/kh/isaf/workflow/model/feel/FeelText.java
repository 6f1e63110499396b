package kh.isaf.workflow.model.feel;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import kh.isaf.workflow.model.feel.FeelWords.Kind;
import kh.isaf.workflow.model.feel.FeelWords.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads FEEL by a grammar that has no loops, no paths, no powers and a short list of functions, and tells which names
 * the text asks for.
 */
public final class FeelText {

    private static final int WIDEST_RANGE = 1000;
    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "abs",
            "floor",
            "ceiling",
            "min",
            "max",
            "sum",
            "count",
            "date",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "list contains");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private final FeelCursor words;
    private final Set<String> names = new LinkedHashSet<>();

    private FeelText(String text) throws FeelRefused {
        this.words = new FeelCursor(text);
    }

    /** The names an expression asks for. */
    public static Set<String> namesInExpression(String text) throws FeelRefused {
        FeelText feel = new FeelText(text);
        feel.expression();
        feel.words.end();
        return feel.names;
    }

    /** The names a cell of a decision table asks for: {@code -}, a test, or several joined by commas. */
    public static Set<String> namesInTests(String text) throws FeelRefused {
        FeelText feel = new FeelText(text);
        if (feel.words.only("-")) {
            return feel.names;
        }
        do {
            feel.test();
        } while (feel.words.took(","));
        feel.words.end();
        return feel.names;
    }

    private void test() throws FeelRefused {
        if (!words.took("<") && !words.took("<=") && !words.took(">") && !words.took(">=")) {
            words.took("=");
        }
        expression();
    }

    private @Nullable BigDecimal expression() throws FeelRefused {
        if (words.took("if")) {
            expression();
            words.need("then");
            expression();
            words.need("else");
            expression();
            return null;
        }
        BigDecimal number = comparison();
        while (words.took("and") || words.took("or")) {
            comparison();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal comparison() throws FeelRefused {
        BigDecimal number = sum();
        if (words.took("=")
                || words.took("!=")
                || words.took("<=")
                || words.took(">=")
                || words.took("<")
                || words.took(">")
                || words.took("in")) {
            sum();
            return null;
        }
        if (words.took("between")) {
            sum();
            words.need("and");
            sum();
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal sum() throws FeelRefused {
        BigDecimal number = product();
        while (words.took("+") || words.took("-")) {
            product();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal product() throws FeelRefused {
        BigDecimal number = signed();
        while (words.took("*") || words.took("/")) {
            signed();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal signed() throws FeelRefused {
        if (words.took("-")) {
            BigDecimal number = value();
            return number == null ? null : number.negate();
        }
        return value();
    }

    private @Nullable BigDecimal value() throws FeelRefused {
        Word word = words.peek();
        if (word.kind() == Kind.NUMBER) {
            words.pass();
            return new BigDecimal(word.text());
        }
        if (word.kind() == Kind.STRING || word.is("?")) {
            words.pass();
            return null;
        }
        if (word.kind() == Kind.NAME) {
            nameOrCall();
            return null;
        }
        if (words.took("(") || words.took("[") || words.took("]")) {
            bracket(word);
            return null;
        }
        throw new FeelRefused(FeelProblem.SYNTAX, word.text());
    }

    private void bracket(Word open) throws FeelRefused {
        if (open.is("[") && words.took("]")) {
            return;
        }
        BigDecimal first = expression();
        if (words.took("..")) {
            range(first, expression());
            if (!words.took("]") && !words.took(")") && !words.took("[")) {
                throw new FeelRefused(FeelProblem.SYNTAX, words.peek().text());
            }
            return;
        }
        while (words.took(",")) {
            expression();
        }
        words.need(open.is("(") ? ")" : "]");
    }

    private static void range(@Nullable BigDecimal from, @Nullable BigDecimal to) throws FeelRefused {
        if (from == null || to == null || to.subtract(from).compareTo(BigDecimal.valueOf(WIDEST_RANGE)) > 0) {
            throw new FeelRefused(FeelProblem.RANGE, String.valueOf(WIDEST_RANGE));
        }
    }

    private void nameOrCall() throws FeelRefused {
        StringBuilder name = new StringBuilder(words.word());
        while (words.nameFollows()) {
            name.append(' ').append(words.word());
        }
        String called = name.toString();
        if (words.took("(")) {
            if (!FUNCTIONS.contains(called)) {
                throw new FeelRefused(FeelProblem.FUNCTION, called);
            }
            if (!words.took(")")) {
                do {
                    expression();
                } while (words.took(","));
                words.need(")");
            }
        } else if (called.indexOf(' ') > 0) {
            throw new FeelRefused(FeelProblem.SYNTAX, called);
        } else if (!CONSTANTS.contains(called)) {
            names.add(called);
        }
    }
}
