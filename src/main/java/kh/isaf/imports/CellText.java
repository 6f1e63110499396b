package kh.isaf.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Cells as they are compared and kept: composed characters, none that nobody sees, Khmer digits where digits count. */
final class CellText {

    private static final char KHMER_ZERO = '០';
    private static final String UNSEEN = "[\\u200B\\u2060\\uFEFF\\u00AD\\u202A-\\u202E\\u2066-\\u2069]";
    private static final String BLANKS = "[\\p{Cntrl}\\p{Zs}\\u2028\\u2029]+";

    /** A text that a spreadsheet would take for a formula. */
    private static final String FORMULA = "(?s)[=+\\-@\\t\\r].*";

    private CellText() {}

    /** One line of words, with one blank between them. */
    static String words(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replaceAll(UNSEEN, "")
                .replaceAll(BLANKS, " ")
                .strip();
    }

    /** Khmer digits as plain ones. */
    static String plainDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars()
                .forEach(character -> plain.append(
                        character >= KHMER_ZERO && character <= KHMER_ZERO + 9
                                ? (char) ('0' + character - KHMER_ZERO)
                                : (char) character));
        return plain.toString();
    }

    /** Several codes in order, each once, with one blank between them. */
    static String codes(String words) {
        return Arrays.stream(plainDigits(words).split("[ ,;]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The gazetteer code whose leading zero a spreadsheet has eaten. */
    static String area(String code) {
        return code.matches("\\d|\\d{3}|\\d{5}") ? "0" + code : code;
    }

    /** How a text is written to a file, so that no spreadsheet runs it. */
    static String harmless(String text) {
        return text.matches(FORMULA) ? "'" + text : text;
    }

    /** What {@link #harmless} was made of. */
    static String original(String text) {
        return text.startsWith("'") && text.substring(1).matches(FORMULA) ? text.substring(1) : text;
    }

    /** The form in which two cells of this column are the same. */
    static String comparable(Column column, String text) {
        return switch (column.kind()) {
            case CODES, AREAS -> codes(text);
            default -> words(text);
        };
    }
}
