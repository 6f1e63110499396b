package kh.isaf.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import kh.isaf.reminder.OutboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** An e-mail of the outbox: whoever gets it twice can see by its Message-ID that it is the same. */
class Letter extends MimeMessage {

    private static final String UTF8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private boolean handedOver;

    /**
     * @param at when it is, by the business clock: the demonstration's letters are dated by its own mornings
     * @throws jakarta.mail.internet.AddressException when the message's address is none
     */
    Letter(OutboundMessage message, InternetAddress from, Instant at) throws MessagingException {
        super((jakarta.mail.Session) null);
        this.messageId = "<" + message.id()
                + from.getAddress().substring(from.getAddress().lastIndexOf('@')) + ">";
        setFrom(from);
        setSentDate(Date.from(at));
        setRecipient(RecipientType.TO, Addresses.recipient(message.address()));
        // a line break would begin another header
        setSubject(message.subject().replaceAll("\\p{Cntrl}+", " ").strip(), UTF8);
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", message.language());
        String text = StringUtils.hasText(message.body()) ? message.body() : message.subject();
        if (message.html() == null) {
            setText(text, UTF8);
        } else {
            setContent(new MimeMultipart("alternative", part(text, "plain"), part(message.html(), "html")));
        }
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF8, kind);
        return part;
    }

    String messageId() {
        return messageId;
    }

    /** Whether the server has got all of it, so that silence from then on says nothing. */
    boolean handedOver() {
        return handedOver;
    }

    /** The library would make up a new one each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] without) throws IOException, MessagingException {
        super.writeTo(out, without);
        handedOver = true;
    }
}
