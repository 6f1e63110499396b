package kh.isaf.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.OutboxSettings;
import kh.isaf.reminder.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** E-mail by the server that {@code spring.mail.*} names; without one its messages wait. */
@Component
public class EmailChannel implements Channel {

    static final String ID = "email";

    private static final String DEMONSTRATION = "ISAF <isaf@demonstration.invalid>";

    private final @Nullable JavaMailSender server;
    private final @Nullable InternetAddress from;
    private final Clock clock;
    private final MailSockets sockets;

    @Autowired
    EmailChannel(
            Optional<JavaMailSender> server,
            MailSettings settings,
            OutboxSettings outbox,
            Clock clock,
            @Value("${isaf.demonstration:false}") boolean demonstration)
            throws AddressException {
        this(
                server.orElse(null),
                settings.from().isBlank() && demonstration ? DEMONSTRATION : settings.from(),
                // whatever is set, it is over before the lease is
                Collections.min(List.of(settings.longest(), outbox.lease().dividedBy(2))),
                clock);
    }

    public EmailChannel(@Nullable JavaMailSender server, String from, Duration longest, Clock clock)
            throws AddressException {
        this.server = server;
        this.sockets = new MailSockets(longest);
        if (server instanceof JavaMailSenderImpl smtp) {
            sockets.use(smtp.getJavaMailProperties());
        }
        this.clock = clock;
        this.from = StringUtils.hasText(from) ? Addresses.sender(from) : null;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean configured() {
        boolean named = !(server instanceof JavaMailSenderImpl smtp) || !"".equals(smtp.getHost());
        return server != null && named && from != null;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome send(OutboundMessage message) {
        if (server == null || from == null) {
            throw new IllegalStateException("no mail server is set");
        }
        Letter letter;
        try {
            letter = new Letter(message, from, clock.instant());
        } catch (AddressException e) {
            return Outcome.failed(Cause.ADDRESS_INVALID, e.getMessage());
        } catch (MessagingException e) {
            return Outcome.failed(Cause.UNEXPECTED, e.getMessage());
        }
        try (MailSockets.Conversation conversation = sockets.begin()) {
            return send(server, letter, conversation);
        }
    }

    private Outcome send(JavaMailSender to, Letter letter, MailSockets.Conversation conversation) {
        try {
            to.send(letter);
            return Outcome.sent(letter.messageId());
        } catch (MailException e) {
            Outcome outcome = SmtpAnswer.read(e, letter);
            boolean silence = outcome.cause() == Cause.UNREACHABLE || outcome.cause() == Cause.OUTCOME_UNKNOWN;
            return silence && conversation.wasCutOff()
                    ? new Outcome(outcome.kind(), null, outcome.cause(), "not done within " + sockets.longest())
                    : outcome;
        }
    }
}
