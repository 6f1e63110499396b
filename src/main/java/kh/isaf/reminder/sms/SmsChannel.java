package kh.isaf.reminder.sms;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Outcome;
import org.springframework.stereotype.Component;

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
    public Outcome send(OutboundMessage message) {
        if (!NUMBER.matcher(message.address()).matches()) {
            return Outcome.failed(Cause.ADDRESS_INVALID, null);
        }
        SmsText text = SmsText.of(message.body() == null ? message.subject() : message.body());
        parts.announce(message.id(), text.parts().size());
        return gateway.send(message.address(), text, log(message.id()));
    }

    private PartLog log(UUID message) {
        return new PartLog() {
            @Override
            public Set<Integer> taken() {
                return parts.taken(message);
            }

            @Override
            public void taken(int part, String centreId) {
                parts.keep(message, part, centreId);
            }
        };
    }
}
