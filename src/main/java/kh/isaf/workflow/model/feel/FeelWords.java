package kh.isaf.workflow.model.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers, strings and signs of a FEEL text, in order. */
final class FeelWords {

    enum Kind {
        NUMBER,
        STRING,
        NAME,
        SIGN,
        END
    }

    record Word(Kind kind, String text) {
        boolean is(String sign) {
            return kind != Kind.STRING && text.equals(sign);
        }
    }

    private static final int LONGEST = 500;
    private static final Pattern WORD = Pattern.compile("\\s*(?:(?<number>\\d{1,12}(?:\\.(?!\\.)\\d{1,6})?)"
            + "|(?<string>\"[^\"\\\\\\p{Cntrl}]*+\")"
            + "|(?<name>[A-Za-z][A-Za-z0-9]*+)"
            + "|(?<sign>\\.\\.|<=|>=|!=|[=<>()\\[\\],+\\-*/?]))");

    private FeelWords() {}

    static List<Word> of(String text) throws FeelRefused {
        if (text.length() > LONGEST) {
            throw new FeelRefused(FeelProblem.TOO_LONG, String.valueOf(LONGEST));
        }
        String source = text.strip();
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(source);
        int at = 0;
        while (at < source.length()) {
            matcher.region(at, source.length());
            if (!matcher.lookingAt()) {
                throw new FeelRefused(FeelProblem.SYNTAX, source.substring(at, Math.min(source.length(), at + 12)));
            }
            words.add(word(matcher));
            at = matcher.end();
        }
        words.add(new Word(Kind.END, "end"));
        return words;
    }

    private static Word word(Matcher matcher) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.STRING, Kind.NAME)) {
            String text = matcher.group(kind.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                return new Word(kind, text);
            }
        }
        return new Word(Kind.SIGN, matcher.group("sign"));
    }
}
