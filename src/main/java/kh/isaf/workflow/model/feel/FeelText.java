package kh.isaf.workflow.model.feel;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final Set<String> LOOPS =
            Set.of("for", "some", "every", "function", "return", "satisfies", "external", "instance", "partial");
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
    private static final Set<String> RESERVED = Set.of("if", "then", "else", "and", "or", "between", "in");

    private final List<Word> words;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;

    private FeelText(String text) throws FeelRefused {
        this.words = FeelWords.of(text);
    }

    /** The names an expression asks for. */
    public static Set<String> namesInExpression(String text) throws FeelRefused {
        FeelText feel = new FeelText(text);
        feel.expression();
        feel.end();
        return feel.names;
    }

    /** The names a cell of a decision table asks for: {@code -}, a test, or several joined by commas. */
    public static Set<String> namesInTests(String text) throws FeelRefused {
        FeelText feel = new FeelText(text);
        if (feel.words.size() == 2 && feel.peek().is("-")) {
            return feel.names;
        }
        do {
            feel.test();
        } while (feel.took(","));
        feel.end();
        return feel.names;
    }

    private void test() throws FeelRefused {
        if (!took("<") && !took("<=") && !took(">") && !took(">=")) {
            took("=");
        }
        expression();
    }

    private @Nullable BigDecimal expression() throws FeelRefused {
        if (took("if")) {
            expression();
            need("then");
            expression();
            need("else");
            expression();
            return null;
        }
        BigDecimal number = comparison();
        while (took("and") || took("or")) {
            comparison();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal comparison() throws FeelRefused {
        BigDecimal number = sum();
        if (took("=") || took("!=") || took("<=") || took(">=") || took("<") || took(">") || took("in")) {
            sum();
            return null;
        }
        if (took("between")) {
            sum();
            need("and");
            sum();
            return null;
        }
        return number;
    }

    private @Nullable BigDecimal sum() throws FeelRefused {
        BigDecimal number = product();
        while (took("+") || took("-")) {
            product();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal product() throws FeelRefused {
        BigDecimal number = signed();
        while (took("*") || took("/")) {
            signed();
            number = null;
        }
        return number;
    }

    private @Nullable BigDecimal signed() throws FeelRefused {
        if (took("-")) {
            BigDecimal number = value();
            return number == null ? null : number.negate();
        }
        return value();
    }

    private @Nullable BigDecimal value() throws FeelRefused {
        Word word = words.get(at);
        if (word.kind() == Kind.NUMBER) {
            at++;
            return new BigDecimal(word.text());
        }
        if (word.kind() == Kind.STRING || took("?")) {
            at += word.kind() == Kind.STRING ? 1 : 0;
            return null;
        }
        if (word.kind() == Kind.NAME) {
            nameOrCall();
            return null;
        }
        if (took("(") || took("[") || took("]")) {
            bracket(word);
            return null;
        }
        throw new FeelRefused(FeelProblem.SYNTAX, word.text());
    }

    private void bracket(Word open) throws FeelRefused {
        if (open.is("[") && took("]")) {
            return;
        }
        BigDecimal first = expression();
        if (took("..")) {
            range(first, expression());
            if (!took("]") && !took(")") && !took("[")) {
                throw new FeelRefused(FeelProblem.SYNTAX, peek().text());
            }
            return;
        }
        while (took(",")) {
            expression();
        }
        need(open.is("(") ? ")" : "]");
    }

    private static void range(@Nullable BigDecimal from, @Nullable BigDecimal to) throws FeelRefused {
        if (from == null || to == null || to.subtract(from).compareTo(BigDecimal.valueOf(WIDEST_RANGE)) > 0) {
            throw new FeelRefused(FeelProblem.RANGE, String.valueOf(WIDEST_RANGE));
        }
    }

    private void nameOrCall() throws FeelRefused {
        StringBuilder name = new StringBuilder(word());
        while (peek().kind() == Kind.NAME && !RESERVED.contains(peek().text())) {
            name.append(' ').append(word());
        }
        String called = name.toString();
        if (took("(")) {
            if (!FUNCTIONS.contains(called)) {
                throw new FeelRefused(FeelProblem.FUNCTION, called);
            }
            if (!took(")")) {
                do {
                    expression();
                } while (took(","));
                need(")");
            }
        } else if (called.indexOf(' ') > 0) {
            throw new FeelRefused(FeelProblem.SYNTAX, called);
        } else if (!CONSTANTS.contains(called)) {
            names.add(called);
        }
    }

    private String word() throws FeelRefused {
        String word = words.get(at).text();
        if (LOOPS.contains(word)) {
            throw new FeelRefused(FeelProblem.LOOP, word);
        }
        if (RESERVED.contains(word)) {
            throw new FeelRefused(FeelProblem.SYNTAX, word);
        }
        at++;
        return word;
    }

    private Word peek() {
        return words.get(at);
    }

    private boolean took(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String sign) throws FeelRefused {
        if (!took(sign)) {
            throw new FeelRefused(FeelProblem.SYNTAX, peek().text());
        }
    }

    private void end() throws FeelRefused {
        if (peek().kind() != Kind.END) {
            throw new FeelRefused(FeelProblem.SYNTAX, peek().text());
        }
    }
}
