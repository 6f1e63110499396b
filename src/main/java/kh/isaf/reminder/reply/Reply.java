package kh.isaf.reminder.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.worklist.TaskCode;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered, read leniently: {@code 1}, {@code ១.}, {@code 1 K4T-7HX}, {@code 2 5 flood}, {@code STOP}.
 * Where a slip could do harm it is not understood rather than guessed.
 *
 * @param code of the task it names; null where it names none
 * @param days how many more working days; null where no number from 1 to {@link #MOST_DAYS} is given
 * @param words what else it says, as the reason
 */
record Reply(Kind kind, @Nullable TaskCode code, @Nullable Integer days, String words) {

    /** Nobody needs more by text message (assumed); the task page has no such limit. */
    static final int MOST_DAYS = 30;

    private static final int LONGEST_WORDS = 300;

    private static final Pattern NO_WIDTH = Pattern.compile("[\u200B\u200C\u200D\u2060\uFEFF]");
    private static final Pattern CHOICE = Pattern.compile("\\(?([123])\\)?[.):,;!។៖-]*(?:\\s+(.*))?");
    private static final Pattern DAYS =
            Pattern.compile("(\\d{1,4})\\s*(?:days?|d|ថ្ងៃ(?:ធ្វើការ)?)?(?:[.):,;!។៖-]+|\\s|$)\\s*(.*)");
    private static final Pattern LIKE_A_CODE =
            Pattern.compile("(?!\\d+-?DAYS?)(?=\\S*\\d)(?=\\S*[A-Z])(?:[A-Z0-9]{2,4}[-–][A-Z0-9]{2,4}|[A-Z0-9]{6})");

    /** The words that stop and start text messages (assumed). */
    private static final Set<String> STOP = Set.of("stop", "unsubscribe", "ឈប់", "បញ្ឈប់", "ឈប់ផ្ញើ");

    private static final Set<String> START = Set.of("start", "/start", "ចាប់ផ្តើម", "ចាប់ផ្ដើម", "បន្ត");

    /** What people add to a "1" without meaning anything else by it (assumed). */
    private static final Set<String> POLITE = Set.of(
            "ok",
            "done",
            "yes",
            "finished",
            "thanks",
            "thank",
            "you",
            "រួច",
            "រួចរាល់",
            "រួចហើយ",
            "ហើយ",
            "បាទ",
            "ចាស",
            "ចា៎",
            "អរគុណ");

    /** What is answered. */
    enum Kind {
        DONE,
        MORE_DAYS,
        NOT_ME,
        STOP,
        START,
        UNCLEAR
    }

    static Reply read(String typed) {
        String text = plain(typed);
        String word = text.replaceAll("[.!។\\s]+$", "").toLowerCase(Locale.ROOT);
        if (STOP.contains(word)) {
            return new Reply(Kind.STOP, null, null, "");
        }
        if (START.contains(word)) {
            return new Reply(Kind.START, null, null, "");
        }
        Matcher choice = CHOICE.matcher(text);
        if (!choice.matches()) {
            return unclear();
        }
        Rest rest = Rest.of(choice.group(2) == null ? "" : choice.group(2));
        return switch (choice.group(1)) {
            case "1" -> rest.polite() ? new Reply(Kind.DONE, rest.code(), null, "") : unclear();
            case "2" -> moreDays(rest);
            default -> rest.likeACode() ? unclear() : new Reply(Kind.NOT_ME, rest.code(), null, cut(rest.words()));
        };
    }

    private static Reply moreDays(Rest rest) {
        if (rest.likeACode()) {
            return unclear();
        }
        Matcher number = DAYS.matcher(rest.words());
        if (!number.matches()) {
            return new Reply(Kind.MORE_DAYS, rest.code(), null, cut(rest.words()));
        }
        int days = Integer.parseInt(number.group(1));
        Integer possible = days >= 1 && days <= MOST_DAYS ? days : null;
        return new Reply(Kind.MORE_DAYS, rest.code(), possible, cut(number.group(2)));
    }

    private static Reply unclear() {
        return new Reply(Kind.UNCLEAR, null, null, "");
    }

    /** Without what has no width, in one line, with digits that are not Khmer. */
    private static String plain(String typed) {
        StringBuilder text = new StringBuilder();
        NO_WIDTH.matcher(typed)
                .replaceAll("")
                .replaceAll("\\p{Cntrl}+", " ")
                .chars()
                .map(c -> c >= '\u17E0' && c <= '\u17E9' ? '0' + c - '\u17E0' : c)
                .forEach(c -> text.append((char) c));
        return text.toString().replaceAll("[\\s\u00A0]+", " ").strip();
    }

    private static String cut(String words) {
        int length = words.codePointCount(0, words.length());
        return words.substring(0, words.offsetByCodePoints(0, Math.min(LONGEST_WORDS, length)))
                .strip();
    }

    /** What follows the number: a task's code, and other words. */
    private record Rest(@Nullable TaskCode code, String words) {

        static Rest of(String text) {
            List<String> words = Arrays.stream(text.split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (int at = 0; at < words.size(); at++) {
                for (int length = 2; length >= 1; length--) {
                    if (at + length <= words.size()) {
                        Optional<TaskCode> code = code(words.subList(at, at + length));
                        if (code.isPresent()) {
                            return new Rest(code.get(), without(words, at, at + length));
                        }
                    }
                }
            }
            return new Rest(null, text);
        }

        /** A code has a digit in it, or is written with its dash: a word of six letters is none. */
        private static Optional<TaskCode> code(List<String> words) {
            String text = String.join(" ", words).replaceAll("[.,;!។]+$", "");
            boolean halves = words.size() == 2 && words.stream().allMatch(word -> word.length() <= 4);
            boolean whole = words.size() == 1;
            return (whole || halves) && text.matches(".*[0-9–-].*") ? TaskCode.read(text) : Optional.empty();
        }

        private static String without(List<String> words, int from, int to) {
            return (String.join(" ", words.subList(0, from)) + " " + String.join(" ", words.subList(to, words.size())))
                    .strip();
        }

        /** Something that was meant to be a code, and is none. */
        boolean likeACode() {
            return code == null
                    && Arrays.stream(words.toUpperCase(Locale.ROOT).split(" "))
                            .anyMatch(word -> LIKE_A_CODE.matcher(word).matches());
        }

        boolean polite() {
            return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[ .,!។]+"))
                    .allMatch(word -> word.isEmpty() || POLITE.contains(word));
        }
    }
}
