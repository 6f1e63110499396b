package kh.isaf.reminder.mail;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it arrived at the mail server of the demonstration.
 *
 * @param number of its arrival, from 1
 * @param html null when it has text only
 */
public record ReceivedLetter(
        int number,
        @Nullable LocalDateTime at,
        String from,
        String to,
        String subject,
        String text,
        @Nullable String html) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /**
     * A piece of the text.
     *
     * @param link whether it is an address to click on
     */
    public record Piece(String text, boolean link) {}

    /** The text with its links apart. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            pieces.add(new Piece(text.substring(end, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            end = links.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }
}
