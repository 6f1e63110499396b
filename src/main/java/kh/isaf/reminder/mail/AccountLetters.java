package kh.isaf.reminder.mail;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.AccountLinkIssued;
import kh.isaf.people.AccountLinkIssued.Kind;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Writes the letter that invites a person to an account, or brings the link for a new password. */
@Component
class AccountLetters {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm").withZone(BusinessClock.CAMBODIA);

    private final Outbox outbox;
    private final MessageTexts texts;

    AccountLetters(Outbox outbox, MessageTexts texts) {
        this.outbox = outbox;
        this.texts = texts;
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
        String about = link.kind() == Kind.INVITATION ? "account.invitation." : "account.reset.";
        String name =
                locale.getLanguage().equals("km") || link.nameLatin().isBlank() ? link.nameKm() : link.nameLatin();
        return new LetterText(
                link.language(),
                texts.of(about + "subject", locale, Map.of()),
                List.of(
                        texts.of("account.greeting", locale, Map.of("name", name)),
                        texts.of(about + "intro", locale, Map.of("username", link.username()))),
                texts.of(about + "button", locale, Map.of()),
                link.url(),
                List.of(
                        texts.of(
                                "account.until",
                                locale,
                                Map.of("until", UNTIL.withLocale(locale).format(link.expiresAt()))),
                        texts.of(about + "notYou", locale, Map.of())));
    }
}
