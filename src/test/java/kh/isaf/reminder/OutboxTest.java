package kh.isaf.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox of its own with a mail server that does as the test says. */
abstract class OutboxTest extends ProductTest {

    static final Actor OPERATOR = Actor.system("operator");

    @Autowired
    Outbox outbox;

    @Autowired
    MessageQueue queue;

    @Autowired
    WaitingMessages waiting;

    @Autowired
    OutcomeLog outcomes;

    @Autowired
    Backlog backlog;

    @Autowired
    OutboxSettings settings;

    @Autowired
    Bell bell;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    final ScriptedSmtp server = new ScriptedSmtp();
    boolean stillTrue = true;

    @BeforeEach
    @AfterEach
    void emptyTheOutbox() {
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("update outbox_state set heartbeat_at = null, paused_at = null")
                .update();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    Sender sender() throws Exception {
        MessageReason thing = new MessageReason() {
            @Override
            public String kind() {
                return "thing";
            }

            @Override
            public boolean holds(String id) {
                return stillTrue;
            }
        };
        return new Sender(
                queue,
                outcomes,
                backlog,
                new Circuits(settings),
                waiting,
                List.of(server.channel()),
                List.of(thing),
                transactions);
    }

    boolean put(String key) {
        return put(message(key, false, null, null));
    }

    boolean put(NewMessage message) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> outbox.put(message)));
    }

    static NewMessage message(String key, boolean secret, @Nullable String reason, @Nullable Instant expires) {
        return new NewMessage(
                key, "email", null, "sok.dara@example.org", "en", "Subject", "Text", null, secret, reason, expires);
    }

    OutboundMessage claim() {
        return queue.claim(List.of("email")).orElseThrow();
    }

    void endLeases() {
        jdbc.sql("update outbound_message set lease_until = now() - interval '1 second' where status = 'SENDING'")
                .update();
    }

    void makeDue() {
        jdbc.sql("update outbound_message set next_at = now()").update();
    }

    String state(String key) {
        return jdbc.sql("select status from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    @Nullable
    String cause(String key) {
        return jdbc.sql("select cause from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    @Nullable
    String body(String key) {
        return jdbc.sql("select body from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    UUID id(String key) {
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    long count(String status) {
        return jdbc.sql("select count(*) from outbound_message where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    /** E-mail where nobody has set a server. */
    static final class NoServer implements Channel {
        @Override
        public String id() {
            return "email";
        }

        @Override
        public boolean configured() {
            return false;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public Outcome send(OutboundMessage message) {
            throw new IllegalStateException("there is no server");
        }
    }
}
