package kh.isaf.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Outcome;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Reads from a failure of the mail library what the server meant by it. */
final class SmtpAnswer {

    /** An answer of a server begins with its code; the first digit says for now (4) or for ever (5). */
    private static final Pattern CODE = Pattern.compile("^([45])\\d\\d[ -]");

    private SmtpAnswer() {}

    static Outcome read(MailException failure, Letter letter) {
        if (failure instanceof MailAuthenticationException) {
            return Outcome.later(Cause.SIGN_IN_REFUSED, text(failure));
        }
        if (!(failure instanceof MailSendException send)) {
            return Outcome.failed(Cause.UNEXPECTED, text(failure));
        }
        if (send.getFailedMessages().isEmpty()) {
            // sent; only the good-bye was not heard
            return Outcome.sent(letter.messageId());
        }
        List<Throwable> chain =
                chain(send.getFailedMessages().values().iterator().next());
        String text = text(chain.get(chain.size() - 1));
        for (Throwable link : chain) {
            Matcher code = CODE.matcher(text(link));
            if (link instanceof SendFailedException && code.find()) {
                return refused(code.group(1).equals("4"), chain, text);
            }
        }
        return letter.handedOver() ? Outcome.unknown(text) : Outcome.later(Cause.UNREACHABLE, text);
    }

    private static Outcome refused(boolean forNow, List<Throwable> chain, String text) {
        if (forNow) {
            return Outcome.later(Cause.REFUSED_FOR_NOW, text);
        }
        // the library lists as invalid the addresses that the server refused for ever
        boolean address = chain.stream()
                .anyMatch(link -> link instanceof SendFailedException answer
                        && answer.getInvalidAddresses() != null
                        && answer.getInvalidAddresses().length > 0);
        return Outcome.failed(address ? Cause.ADDRESS_REFUSED : Cause.REFUSED, text);
    }

    private static List<Throwable> chain(Throwable first) {
        List<Throwable> chain = new ArrayList<>();
        Throwable link = first;
        while (link != null && !chain.contains(link)) {
            chain.add(link);
            link = link instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : link.getCause();
        }
        return chain;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
