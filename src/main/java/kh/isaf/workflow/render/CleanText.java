package kh.isaf.workflow.render;

import java.text.Normalizer;

/**
 * Makes typed text safe to keep: no control characters, no direction overrides, no half surrogates, one kind of line
 * end, Unicode NFC. The zero-width space stays, Khmer uses it between words.
 */
public final class CleanText {

    private CleanText() {}

    /** The text without what nobody sees; longer than allowed by one character at most. */
    public static String of(String typed, boolean lines, int longest) {
        String text = typed.length() > 2 * longest ? typed.substring(0, 2 * longest) : typed;
        text = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::mayStay).forEach(kept::appendCodePoint);
        text = Normalizer.normalize(lines ? kept : kept.toString().replace('\n', ' '), Normalizer.Form.NFC);
        text = isBlank(text) ? "" : text.strip();
        if (text.length() <= longest + 1) {
            return text;
        }
        // one character too many stays, so that the rule on length still sees it
        int end = Character.isHighSurrogate(text.charAt(longest)) ? longest + 2 : longest + 1;
        return text.substring(0, end);
    }

    /** Nothing a person could see. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    private static boolean mayStay(int c) {
        boolean override = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean halfOrNone = c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return c == '\n' || !Character.isISOControl(c) && !override && !halfOrNone;
    }
}
