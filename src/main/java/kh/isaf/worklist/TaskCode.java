package kh.isaf.worklist;

import java.util.Locale;
import java.util.Optional;

/**
 * The code under which a task stands on paper, as {@code K4T-7HX}: six signs none of which is easily taken for another;
 * the last one checks the others. It names a task and lets nobody in.
 */
public record TaskCode(String signs) {

    private static final String SIGNS = "23456789ACEFHJKMNPRTWXY";
    private static final int LENGTH = 6;

    /** Reads what somebody typed, in small or capital letters, Khmer digits, with or without a dash; empty when mistyped. */
    public static Optional<TaskCode> read(String typed) {
        StringBuilder signs = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c == '-' || c == '–' || Character.isWhitespace(c) || c == '\u200B') {
                continue;
            }
            signs.append(c >= '\u17E0' && c <= '\u17E9' ? (char) ('0' + c - '\u17E0') : c);
        }
        String code = signs.toString();
        return code.length() == LENGTH && checks(code) ? Optional.of(new TaskCode(code)) : Optional.empty();
    }

    /** As people read it: in two halves. */
    public String shown() {
        return signs.substring(0, LENGTH / 2) + "-" + signs.substring(LENGTH / 2);
    }

    /** Sign times place, added up, gives the last sign: one wrong sign, or two swapped ones, never do. */
    private static boolean checks(String code) {
        int total = 0;
        for (int place = 1; place <= LENGTH; place++) {
            int sign = SIGNS.indexOf(code.charAt(place - 1));
            if (sign < 0) {
                return false;
            }
            total += place == LENGTH ? -sign : place * sign;
        }
        return total % SIGNS.length() == 0;
    }
}
