package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.mail.EmailChannel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a mail server says, or does not say, decides what becomes of a letter. */
class MailServerTests extends OutboxTest {

    @Autowired
    FailedMessages failed;

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        put("busy");
        AtomicInteger connections = new AtomicInteger();
        server.script =
                (verb, usual) -> verb.equals("MAIL") && connections.incrementAndGet() == 1 ? "421 too busy" : usual;
        assertThat(sender().sendDue()).isZero();
        assertThat(state("busy")).isEqualTo("READY");
        assertThat(cause("busy")).isEqualTo("REFUSED_FOR_NOW");
        assertThat(secondsToNext("busy")).isBetween(50L, 60L);
        makeDue();
        server.script = (verb, usual) -> verb.equals("CONNECT") ? "421 still too busy" : usual;
        assertThat(sender().sendDue()).isZero();
        assertThat(secondsToNext("busy")).isBetween(290L, 300L);
        makeDue();
        server.script = (verb, usual) -> usual;
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void aRefusalOfTheAddressForNowIsNotForEver() throws Exception {
        put("greylisted");
        server.script = (verb, usual) -> verb.equals("RCPT") ? "451 4.7.1 come again" : usual;
        sender().sendDue();
        assertThat(state("greylisted")).isEqualTo("READY");
        assertThat(cause("greylisted")).isEqualTo("REFUSED_FOR_NOW");
    }

    @Test
    void onlyWhatIsSaidOfTheMailboxSpeaksAgainstTheAddress() throws Exception {
        Map<String, Cause> answers = Map.of(
                "550 5.1.1 no such mailbox", Cause.ADDRESS_REFUSED,
                "550 Mailbox unavailable", Cause.ADDRESS_REFUSED,
                "554 User unknown", Cause.ADDRESS_REFUSED,
                "550 5.7.1 Relaying denied", Cause.REFUSED,
                "554 5.7.1 Relay access denied", Cause.REFUSED,
                "550 5.1.8 Sender domain not found", Cause.REFUSED,
                "550 Relay not permitted", Cause.REFUSED,
                "530 Authentication required", Cause.REFUSED,
                "552 5.2.2 Mailbox full", Cause.REFUSED);
        for (Map.Entry<String, Cause> answer : answers.entrySet()) {
            put(message(answer.getKey(), false, null, null));
            server.script = (verb, usual) -> verb.equals("RCPT") ? answer.getKey() : usual;
            sender().sendDue();
            assertThat(cause(answer.getKey()))
                    .as(answer.getKey())
                    .isEqualTo(answer.getValue().name());
        }
    }

    @Test
    void anUnknownAddressFailsAndItsSecretIsErased() throws Exception {
        put(message("plain", false, null, null));
        put(message("secret", true, null, null));
        server.script = (verb, usual) -> verb.equals("RCPT") ? "550 5.1.1 <sok.dara@example.org> unknown" : usual;
        assertThat(sender().sendDue()).isZero();
        assertThat(server.taken).isEmpty();
        assertThat(count("FAILED")).isEqualTo(2);
        assertThat(cause("plain")).isEqualTo("ADDRESS_REFUSED");
        assertThat(body("plain")).isNotNull();
        assertThat(body("secret")).isNull();
        assertThat(jdbc.sql("select last_error from outbound_message where dedup_key = 'plain'")
                        .query(String.class)
                        .single())
                .contains("550 5.1.1")
                .doesNotContain("sok.dara");

        assertThat(failed.byCause()).containsExactly(new FailedMessages.Group(Cause.ADDRESS_REFUSED, 2, 1));
        server.script = (verb, usual) -> usual;
        assertThat(failed.tryAgain(Cause.ADDRESS_REFUSED, OPERATOR)).isEqualTo(1);
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(state("plain")).isEqualTo("SENT");
        assertThat(state("secret")).isEqualTo("FAILED");
    }

    @Test
    void whatIsNoAddressFails() throws Exception {
        for (String address : List.of("nobody", "a@b\r\nBcc: all@example.org", "a@b, c@d", "\u1780@example.org")) {
            put(message(address, false, null, null));
            jdbc.sql("update outbound_message set address = dedup_key").update();
        }
        sender().sendDue();
        assertThat(server.taken).isEmpty();
        assertThat(count("FAILED")).isEqualTo(4);
    }

    @Test
    void aServerThatIsDownIsWaitedFor() throws Exception {
        put("first");
        put("second");
        server.close();
        Sender sender = sender();
        assertThat(sender.sendDue()).isZero();
        assertThat(count("READY")).isEqualTo(2);
        assertThat(jdbc.sql("select sum(attempts) from outbound_message")
                        .query(Long.class)
                        .single())
                .as("the second is spared")
                .isEqualTo(1);
        makeDue();
        try (ScriptedSmtp again = new ScriptedSmtp(server.port)) {
            assertThat(sender.sendDue()).as("the channel rests").isZero();
            assertThat(sender().sendDue()).isEqualTo(2);
            assertThat(again.taken).hasSize(2);
        }
    }

    @Test
    void aServerThatFallsSilentBeforeItHasTheMessageIsTriedAgain() throws Exception {
        put("silent");
        server.script = (verb, usual) -> verb.equals("RCPT") ? null : usual;
        sender().sendDue();
        assertThat(state("silent")).isEqualTo("READY");
        assertThat(cause("silent")).isEqualTo("UNREACHABLE");
    }

    @Test
    void withoutAServerMessagesWait() throws Exception {
        put("waits");
        new Sender(
                        queue,
                        outcomes,
                        backlog,
                        new Circuits(settings),
                        waiting,
                        List.of(new NoServer()),
                        List.of(),
                        transactions)
                .sendDue();
        assertThat(state("waits")).isEqualTo("READY");
        assertThat(new OutboxReading(jdbc, List.of(new NoServer())).withoutChannel())
                .isEqualTo(1);
        assertThat(new EmailChannel(null, "isaf@example.org", Duration.ofMinutes(2), new BusinessClock()).configured())
                .isFalse();
    }

    private long secondsToNext(String key) {
        return jdbc.sql("select extract(epoch from next_at - now())::bigint from outbound_message where dedup_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
