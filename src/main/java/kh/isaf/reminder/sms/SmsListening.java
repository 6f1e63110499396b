package kh.isaf.reminder.sms;

import java.time.Duration;
import kh.isaf.reminder.NodeLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Keeps the way open by which people answer, also while the product has nothing to send. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class SmsListening extends NodeLoop {

    private final SmsGateway gateway;

    SmsListening(SmsGateway gateway) {
        super("sms-listening", Duration.ofMinutes(1));
        this.gateway = gateway;
    }

    @Override
    protected boolean wanted() {
        return gateway.configured() && gateway.hearsAnswers();
    }

    @Override
    protected boolean turn() {
        gateway.listen();
        return false;
    }
}
