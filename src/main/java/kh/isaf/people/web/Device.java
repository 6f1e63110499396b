package kh.isaf.people.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device of a session in plain words, as its browser names itself.
 *
 * @param browser empty where it is not known
 * @param system empty where it is not known
 */
record Device(String browser, String system) {

    /** Sign in the header, and what it stands for; the first that is found counts, as browsers name each other. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Edg", "Edge"),
            Map.entry("OPR", "Opera"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "Mac"),
            Map.entry("Linux", "Linux"));

    static Device of(@Nullable String userAgent) {
        String header = userAgent == null ? "" : userAgent;
        return new Device(first(BROWSERS, header), first(SYSTEMS, header));
    }

    private static String first(List<Map.Entry<String, String>> signs, String header) {
        return signs.stream()
                .filter(sign -> header.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** As {@code Chrome · Android}; empty where nothing is known. */
    @Override
    public String toString() {
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }
}
