package kh.isaf.reminder.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it goes by short message: 160 characters at once or 153 a part where the alphabet of GSM 03.38 has them all,
 * else 70 or 67, as for Khmer. What has no width is left out, and no part ends within a cluster of letters.
 *
 * @param unicode whether it goes as UCS-2
 * @param parts in order; one where it fits
 */
public record SmsText(boolean unicode, List<String> parts) {

    private static final Pattern NO_WIDTH = Pattern.compile("[\u200B\u2060\uFEFF]");

    /** The printable characters that GSM 03.38 and ASCII have in common, under one number or another. */
    private static final Pattern GSM = Pattern.compile("[A-Za-z0-9 \\r\\n@$_!\"#%&'()*+,\\-./:;<=>?]*");

    /** A cluster; after the sign that stacks letters the next one belongs to it. */
    private static final Pattern CLUSTER = Pattern.compile("(?:\\X(?<=\u17D2))*\\X");

    public SmsText {
        parts = List.copyOf(parts);
    }

    public static SmsText of(String text) {
        String visible = NO_WIDTH.matcher(text).replaceAll("");
        boolean unicode = !GSM.matcher(visible).matches();
        int whole = unicode ? 70 : 160;
        int part = unicode ? 67 : 153;
        return new SmsText(unicode, visible.length() <= whole ? List.of(visible) : cut(visible, part));
    }

    private static List<String> cut(String text, int longest) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            if (part.length() + cluster.group().length() > longest && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(cluster.group());
            while (part.length() > longest) {
                // a cluster longer than a part is not language
                parts.add(part.substring(0, longest));
                part.delete(0, longest);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** How many characters it has as the operator counts them. */
    public int length() {
        return parts.stream().mapToInt(String::length).sum();
    }

    /** A part as bytes: UCS-2, or one byte a character of GSM 03.38. */
    byte[] bytes(int part) {
        String text = parts.get(part);
        if (unicode) {
            return text.getBytes(StandardCharsets.UTF_16BE);
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = gsm(bytes[at]);
        }
        return bytes;
    }

    private static byte gsm(byte ascii) {
        return switch (ascii) {
            case '@' -> 0x00;
            case '$' -> 0x02;
            case '_' -> 0x11;
            default -> ascii;
        };
    }

    /** What such bytes say, from this one on; beyond the signs of ours a centre may mean others by one byte. */
    static String read(byte[] content, int from, boolean unicode) {
        if (from >= content.length) {
            return "";
        }
        if (unicode) {
            return new String(content, from, content.length - from, StandardCharsets.UTF_16BE);
        }
        return new String(content, from, content.length - from, StandardCharsets.ISO_8859_1)
                .replace('\u0000', '@')
                .replace('\u0002', '$')
                .replace('\u0011', '_');
    }
}
