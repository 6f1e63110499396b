package kh.isaf.reminder.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** The finer code that follows: what begins with 5.1 is about the address; 7 to 9 there are about the sender's. */
    private static final Pattern FINER = Pattern.compile("^5\\d\\d[ -]+5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    private static final Set<String> SENDER = Set.of("7", "8", "9");

    /** Answers about a mailbox, where there is no finer code. */
    private static final Pattern MAILBOX = Pattern.compile("^55[013][ -]");

    private static final Pattern UNKNOWN = Pattern.compile(
            "(?i)(user|recipient|mailbox|account)( is)? (unknown|not found)"
                    + "|(unknown|no such|invalid) (user|recipient|mailbox|account)|(user|mailbox|account|recipient) does(n't| not) exist");

    /** What servers write, without a finer code, that do not want letters of ours at all (assumed). */
    private static final Pattern OURS = Pattern.compile(
            "(?i)relay|authenti|sender|\\b(spf|dkim|dmarc)\\b|spam|block|blacklist|reputation|polic|prohibited|listed");

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
                return refused(text(link), chain, text);
            }
        }
        return letter.handedOver() ? Outcome.unknown(text) : Outcome.later(Cause.UNREACHABLE, text);
    }

    private static Outcome refused(String answer, List<Throwable> chain, String text) {
        if (answer.startsWith("4")) {
            return Outcome.later(Cause.REFUSED_FOR_NOW, text);
        }
        // the library lists as invalid all addresses that were refused for ever, be it for reasons of ours
        boolean address = chain.stream()
                .anyMatch(link -> link instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
        return Outcome.failed(address && nobodyThere(answer) ? Cause.ADDRESS_REFUSED : Cause.REFUSED, text);
    }

    /** Whether the server says that there is no such mailbox, and not that it does not want us. */
    private static boolean nobodyThere(String answer) {
        Matcher finer = FINER.matcher(answer);
        if (finer.find()) {
            return finer.group(1).equals("1") && !SENDER.contains(finer.group(2))
                    || !finer.group(1).equals("7") && UNKNOWN.matcher(answer).find();
        }
        return UNKNOWN.matcher(answer).find()
                || MAILBOX.matcher(answer).find() && !OURS.matcher(answer).find();
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
