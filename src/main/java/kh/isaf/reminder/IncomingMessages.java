package kh.isaf.reminder;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write back. It is kept first; what follows from it happens in the same transaction. */
@Service
public class IncomingMessages {

    private static final int LONGEST_TEXT = 2000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    IncomingMessages(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Takes a message in.
     *
     * @param channel by which it came
     * @param address of who wrote it, as the register has it
     */
    @Transactional
    public void take(String channel, String address, String text) {
        UUID id = UUID.randomUUID();
        String kept = text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replace("\u0000", "");
        jdbc.sql("insert into incoming_message (id, channel, address, body) values (?, ?, ?, ?)")
                .params(id, channel, address, kept)
                .update();
        events.publishEvent(new MessageReceived(id, channel, address, kept));
    }
}
