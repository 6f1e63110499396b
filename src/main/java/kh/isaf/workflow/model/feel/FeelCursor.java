package kh.isaf.workflow.model.feel;

import java.util.List;
import java.util.Set;
import kh.isaf.workflow.model.feel.FeelWords.Kind;
import kh.isaf.workflow.model.feel.FeelWords.Word;

/** The place in a FEEL text up to which it has been read. */
final class FeelCursor {

    private static final Set<String> LOOPS =
            Set.of("for", "some", "every", "function", "return", "satisfies", "external", "instance", "partial");
    private static final Set<String> RESERVED = Set.of("if", "then", "else", "and", "or", "between", "in");

    private final List<Word> words;
    private int at;

    FeelCursor(String text) throws FeelRefused {
        this.words = FeelWords.of(text);
    }

    Word peek() {
        return words.get(at);
    }

    void pass() {
        at++;
    }

    /** Whether the whole text is this one sign. */
    boolean only(String sign) {
        return words.size() == 2 && words.get(0).is(sign);
    }

    boolean nameFollows() {
        return peek().kind() == Kind.NAME && !RESERVED.contains(peek().text());
    }

    String word() throws FeelRefused {
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

    boolean took(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    void need(String sign) throws FeelRefused {
        if (!took(sign)) {
            throw new FeelRefused(FeelProblem.SYNTAX, peek().text());
        }
    }

    void end() throws FeelRefused {
        if (peek().kind() != Kind.END) {
            throw new FeelRefused(FeelProblem.SYNTAX, peek().text());
        }
    }
}
