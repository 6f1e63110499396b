package kh.isaf.workflow.render;

import java.util.Set;
import java.util.TreeSet;

/**
 * The answers of one question for which something holds: those listed, or all but those listed. The empty text stands
 * for no answer. Conditions of plain equality reduce to this, so a page can show them in words and follow them.
 */
record AnswerSet(String key, Set<String> answers, boolean allBut) {

    static AnswerSet only(String key, String answer) {
        return new AnswerSet(key, Set.of(answer), false);
    }

    boolean holds(String answer) {
        return answers.contains(answer) != allBut;
    }

    boolean sameQuestion(AnswerSet other) {
        return key.equals(other.key);
    }

    AnswerSet not() {
        return new AnswerSet(key, answers, !allBut);
    }

    AnswerSet or(AnswerSet other) {
        if (allBut && other.allBut) {
            return new AnswerSet(key, common(answers, other.answers), true);
        }
        if (allBut) {
            return new AnswerSet(key, without(answers, other.answers), true);
        }
        if (other.allBut) {
            return new AnswerSet(key, without(other.answers, answers), true);
        }
        Set<String> all = new TreeSet<>(answers);
        all.addAll(other.answers);
        return new AnswerSet(key, all, false);
    }

    AnswerSet and(AnswerSet other) {
        return not().or(other.not()).not();
    }

    private static Set<String> common(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.retainAll(those);
        return rest;
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }
}
