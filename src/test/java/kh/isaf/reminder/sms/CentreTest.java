package kh.isaf.reminder.sms;

import java.time.Duration;
import kh.isaf.reminder.IncomingMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Text messages by SMPP to a centre that does as the test says. */
abstract class CentreTest extends SmsTest {

    @Autowired
    IncomingMessages incoming;

    @Autowired
    IncomingParts incomingParts;

    ScriptedSmsc centre;
    SmppGateway gateway;

    @BeforeEach
    void open() throws Exception {
        empty();
        centre = new ScriptedSmsc();
        gateway = gatewayTo(centre);
    }

    /** From now on texts go to another centre. */
    void openAnew() throws Exception {
        close();
        centre = new ScriptedSmsc();
        gateway = gatewayTo(centre);
    }

    private SmppGateway gatewayTo(ScriptedSmsc at) {
        return new SmppGateway(
                new SmppSettings(
                        "127.0.0.1",
                        at.port(),
                        "isaf",
                        "secret",
                        "",
                        "ISAF",
                        100,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)),
                new SmppReceiver(parts, incoming, incomingParts));
    }

    @AfterEach
    void close() {
        gateway.close();
        centre.close();
    }

    void send() {
        sendBy(gateway);
    }

    void sendAgain() {
        letTimePass();
        send();
    }
}
