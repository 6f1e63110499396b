package kh.isaf.reminder.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Everything the demonstration has sent by e-mail since the program started; nothing of it ever left the machine. */
@Component
@ConditionalOnProperty("isaf.demonstration")
public class DevelopmentInbox {

    private static final int SHOWN = 50;

    private final GreenMail server;

    DevelopmentInbox(GreenMail server) {
        this.server = server;
    }

    /** How many arrived. */
    public int size() {
        return server.getReceivedMessages().length;
    }

    /** The newest letters, newest first. */
    public List<ReceivedLetter> newest() {
        MimeMessage[] received = server.getReceivedMessages();
        List<ReceivedLetter> letters = new ArrayList<>();
        for (int number = received.length; number > Math.max(0, received.length - SHOWN); number--) {
            letters.add(read(number, received[number - 1]));
        }
        return Collections.unmodifiableList(letters);
    }

    /** The letter that arrived as the first, second … */
    public ReceivedLetter letter(int number) {
        MimeMessage[] received = server.getReceivedMessages();
        if (number < 1 || number > received.length) {
            throw new NotFound("letter " + number);
        }
        return read(number, received[number - 1]);
    }

    private static ReceivedLetter read(int number, MimeMessage message) {
        try {
            return new ReceivedLetter(
                    number,
                    message.getSentDate() == null
                            ? null
                            : LocalDateTime.ofInstant(message.getSentDate().toInstant(), BusinessClock.CAMBODIA),
                    names(message.getFrom()),
                    names(message.getAllRecipients()),
                    String.valueOf(message.getSubject()),
                    String.valueOf(part(message, "text/plain")),
                    part(message, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a letter cannot be read", e);
        }
    }

    private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                String found = part(parts.getBodyPart(at), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String names(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address ->
                                address instanceof InternetAddress mail ? mail.toUnicodeString() : address.toString())
                        .collect(Collectors.joining(", "));
    }
}
