package kh.isaf.reminder.sms;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Outcome;
import kh.isaf.reminder.cost.SmsBudget;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Text messages by the gateway that is set up; without one they wait. */
@Component
public class SmsChannel implements Channel {

    static final String ID = "sms";

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final SmsGateway gateway;
    private final SmsParts parts;

    SmsChannel(SmsGateway gateway, SmsParts parts) {
        this.gateway = gateway;
        this.parts = parts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean configured() {
        return gateway.configured();
    }

    /** Nobody can tell a second text message from a second event. */
    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public boolean tellsOfDelivery() {
        return gateway.tellsOfDelivery();
    }

    @Override
    public boolean hearsAnswers() {
        return gateway.hearsAnswers();
    }

    @Override
    public Outcome send(OutboundMessage message) {
        if (!NUMBER.matcher(message.address()).matches()) {
            return Outcome.failed(Cause.ADDRESS_INVALID, null);
        }
        Handing log;
        SmsText text;
        Optional<SmsBudget.Charge> charge;
        try {
            Set<Integer> taken = parts.taken(message.id());
            // what has begun in some words does not end in others
            String words = taken.isEmpty() ? words(message) : parts.begun(message.id());
            text = SmsText.of(words);
            log = new Handing(message.id(), taken, text.parts().size() - taken.size());
            parts.announce(message.id(), words, text.parts().size());
            charge = parts.charge(message, log.unsent);
        } catch (DataAccessException | TransactionException away) {
            // nothing has gone out yet: no reason to doubt
            return Outcome.later(Cause.UNEXPECTED, away.toString());
        }
        if (charge.isEmpty()) {
            return Outcome.failed(Cause.OVER_BUDGET, null);
        }
        Outcome outcome = gateway.send(message.address(), text, log);
        boolean doubt = outcome.kind() == Outcome.Kind.UNKNOWN;
        parts.settleCost(charge.get(), doubt ? log.unsent - log.inHand.size() : log.unsent);
        return outcome;
    }

    private static String words(OutboundMessage message) {
        return message.body() == null ? message.subject() : message.body();
    }

    @Override
    public void settleDoubts() {
        parts.settleDoubts();
    }

    /** What became of the parts at one try. */
    private final class Handing implements PartLog {

        private final UUID message;
        private final Set<Integer> taken;
        private final Set<Integer> inHand = new HashSet<>();

        /** How many were not taken. */
        private int unsent;

        Handing(UUID message, Set<Integer> taken, int unsent) {
            this.message = message;
            this.taken = taken;
            this.unsent = unsent;
        }

        @Override
        public Set<Integer> taken() {
            return taken;
        }

        @Override
        public void handing(int part) {
            inHand.add(part);
        }

        @Override
        public void taken(int part, String centreId) {
            inHand.remove(part);
            unsent--;
            parts.keep(message, part, centreId);
        }
    }
}
