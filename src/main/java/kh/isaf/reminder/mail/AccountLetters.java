package kh.isaf.reminder.mail;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.AccountLinkIssued;
import kh.isaf.people.AccountLinkIssued.Kind;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Writes the letter that invites a person to an account, or brings the link for a new password. */
@Component
class AccountLetters {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm").withZone(BusinessClock.CAMBODIA);

    private final Outbox outbox;
    private final MessageSource messages;

    AccountLetters(Outbox outbox, MessageSource messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    @EventListener
    void write(AccountLinkIssued link) {
        if (!StringUtils.hasText(link.email())) {
            return;
        }
        LetterText letter = letter(link);
        String reason = AccountLinkReason.KIND + "/" + link.linkId();
        outbox.put(new NewMessage(
                reason,
                EmailChannel.ID,
                link.personId(),
                link.email(),
                link.language(),
                letter.subject(),
                letter.text(),
                letter.html(),
                true,
                reason,
                link.expiresAt()));
    }

    private LetterText letter(AccountLinkIssued link) {
        Locale locale = Locale.forLanguageTag(link.language());
        boolean invitation = link.kind() == Kind.INVITATION;
        String name =
                locale.getLanguage().equals("km") || link.nameLatin().isBlank() ? link.nameKm() : link.nameLatin();
        return new LetterText(
                link.language(),
                text(invitation ? "mail.invitation.subject" : "mail.reset.subject", locale),
                List.of(
                        text("mail.greeting", locale, name),
                        text(invitation ? "mail.invitation.intro" : "mail.reset.intro", locale, link.username())),
                text(invitation ? "mail.invitation.button" : "mail.reset.button", locale),
                link.url(),
                List.of(
                        text("mail.link.until", locale, UNTIL.withLocale(locale).format(link.expiresAt())),
                        text(invitation ? "mail.invitation.notYou" : "mail.reset.notYou", locale)));
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale).strip();
    }
}
