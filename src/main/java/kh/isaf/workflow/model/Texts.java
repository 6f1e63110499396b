package kh.isaf.workflow.model;

import java.util.regex.Pattern;

/** Tells Khmer from English, and plain text from text that something might run. */
final class Texts {

    private static final int LONGEST = 2000;
    private static final Pattern KHMER = Pattern.compile("[\\u1780-\\u17FF]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    private Texts() {}

    static boolean khmer(String text) {
        return KHMER.matcher(text).find();
    }

    /** Whether a text that should be English is mostly Khmer; it may hold a Khmer letter that it speaks of. */
    static boolean mostlyKhmer(String text) {
        return KHMER.matcher(text).results().count()
                > LATIN.matcher(text).results().count();
    }

    /** Whether the text reads in both languages, as a number or a sign does. */
    static boolean neutral(String text) {
        return !LATIN.matcher(text).find();
    }

    static boolean expression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    static boolean plain(String text) {
        return text.length() <= LONGEST
                && !expression(text)
                && !text.contains("{{")
                && !text.contains("<")
                && !text.strip().startsWith("=");
    }
}
