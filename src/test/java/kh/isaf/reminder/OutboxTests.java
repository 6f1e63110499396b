package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.mail.EmailChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing lost, nothing twice, nothing that is true no longer: with real sockets and a real database. */
class OutboxTests extends ProductTest {

    private static final Actor OPERATOR = Actor.system("operator");

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
    FailedMessages failed;

    @Autowired
    OutboxReading reading;

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

    @Test
    void theSameMessageIsThereOnce() throws Exception {
        assertThat(put("once")).isTrue();
        assertThat(put("once")).isFalse();
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(sender().sendDue()).isZero();
        assertThat(server.taken).hasSize(1);
        assertThat(state("once")).isEqualTo("SENT");
    }

    @Test
    void whatDidNotHappenIsNotTold() throws Exception {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.put(message("undone", false, null, null));
            status.setRollbackOnly();
        });
        assertThat(sender().sendDue()).isZero();
        assertThatThrownBy(() -> outbox.put(message("without a transaction", false, null, null)))
                .hasMessageContaining("transaction");
    }

    @Test
    void twoSendersSendNothingTwice() throws Exception {
        for (int number = 0; number < 60; number++) {
            put("many-" + number);
        }
        int sent = 0;
        for (int result : atOnce(() -> sender().sendDue(), 4)) {
            sent += result;
        }
        assertThat(sent).isEqualTo(60);
        assertThat(server.taken).hasSize(60);
        assertThat(new HashSet<>(server.takenIds())).hasSize(60);
        assertThat(count("SENT")).isEqualTo(60);
    }

    @Test
    void whatIsTrueNoLongerIsNotSent() throws Exception {
        put(message("about", false, "thing/7", null));
        stillTrue = false;
        assertThat(sender().sendDue()).isZero();
        assertThat(server.taken).isEmpty();
        assertThat(state("about")).isEqualTo("WITHDRAWN");
        assertThat(cause("about")).isEqualTo("REASON_GONE");
    }

    @Test
    void whatIsTooLateIsNotSent() throws Exception {
        put(message("late", true, null, Instant.EPOCH));
        assertThat(sender().sendDue()).isZero();
        assertThat(state("late")).isEqualTo("EXPIRED");
        assertThat(body("late")).isNull();
    }

    @Test
    void aMessageWhoseSenderDiedGoesOnceMoreUnderTheSameId() throws Exception {
        put(message("lost", true, null, null));
        server.script = (verb, usual) -> verb.equals("CONTENT") ? "" : usual;
        sender().sendDue();
        assertThat(state("lost")).isEqualTo("READY");
        assertThat(cause("lost")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(body("lost")).isNotNull();

        server.script = (verb, usual) -> usual;
        assertThat(sender().sendDue()).as("not before its time").isZero();
        makeDue();
        assertThat(sender().sendDue()).isEqualTo(1);
        assertThat(server.takenIds()).hasSize(2);
        assertThat(new HashSet<>(server.takenIds()))
                .hasSize(1)
                .allMatch(id -> id.contains(id("lost") + "@example.org"));
    }

    @Test
    void whatStaysUnknownTwiceIsInDoubt() throws Exception {
        put(message("unknown", true, null, null));
        server.script = (verb, usual) -> verb.equals("CONTENT") ? "" : usual;
        sender().sendDue();
        makeDue();
        sender().sendDue();
        makeDue();
        assertThat(sender().sendDue()).isZero();
        assertThat(server.taken).hasSize(2);
        assertThat(state("unknown")).isEqualTo("IN_DOUBT");
        assertThat(body("unknown")).isNull();
    }

    @Test
    void aLostLeaseCountsAsUnknown() throws Exception {
        put("lease");
        claim();
        endLeases();
        sender().sendDue();
        assertThat(state("lease")).isEqualTo("READY");
        makeDue();
        claim();
        endLeases();
        sender().sendDue();
        assertThat(state("lease")).isEqualTo("IN_DOUBT");
        assertThat(server.taken).isEmpty();
    }

    @Test
    void aChannelThatCannotRepeatLeavesItInDoubtAtOnce() throws Exception {
        put("text");
        jdbc.sql("update outbound_message set channel = 'mute'").update();
        Channel mute = new Channel() {
            @Override
            public String id() {
                return "mute";
            }

            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public boolean repeatable() {
                return false;
            }

            @Override
            public Outcome send(OutboundMessage message) {
                return Outcome.unknown("no answer");
            }
        };
        new Sender(queue, outcomes, backlog, new Circuits(settings), waiting, List.of(mute), List.of(), transactions)
                .sendDue();
        assertThat(state("text")).isEqualTo("IN_DOUBT");
    }

    @Test
    void aLateSenderChangesNothingOnceAnotherHasTheMessage() {
        put("taken over");
        OutboundMessage first = claim();
        endLeases();
        queue.releaseLost(List.of("email"));
        makeDue();
        OutboundMessage second = claim();

        assertThat(queue.record(first, MessageStatus.FAILED, Outcome.failed(Cause.REFUSED, null), Duration.ZERO))
                .isFalse();
        assertThat(state("taken over")).isEqualTo("SENDING");
        assertThat(queue.record(second, MessageStatus.SENT, Outcome.sent("id"), Duration.ZERO))
                .isTrue();
        assertThat(queue.record(second, MessageStatus.FAILED, Outcome.failed(Cause.REFUSED, null), Duration.ZERO))
                .as("a final state stays")
                .isFalse();
        assertThat(state("taken over")).isEqualTo("SENT");
    }

    @Test
    void aLateWordCountsWhileNobodyElseHasTheMessage() {
        put("late word");
        OutboundMessage message = claim();
        endLeases();
        queue.releaseLost(List.of("email"));
        assertThat(queue.record(message, MessageStatus.SENT, Outcome.sent("id"), Duration.ZERO))
                .isTrue();
        assertThat(state("late word")).isEqualTo("SENT");
    }

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
    void theOutcomeIsKeptWhenTheDatabaseIsBack() {
        put("away");
        OutboundMessage message = claim();
        AtomicInteger asked = new AtomicInteger();
        PlatformTransactionManager flaky = new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                if (asked.incrementAndGet() <= 3) {
                    throw new CannotCreateTransactionException("the database is away");
                }
                return transactions.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                transactions.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                transactions.rollback(status);
            }
        };
        Channel unused = new NoServer();
        new OutcomeLog(queue, settings, new Perseverance(), flaky).write(message, unused, Outcome.sent("id"));
        assertThat(asked).hasValue(4);
        assertThat(state("away")).isEqualTo("SENT");
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

    @Test
    void theThreadsOfANodeWakeAtOnceAndStopCleanly() throws Exception {
        OutboxSettings patient = new OutboxSettings(
                2,
                Duration.ofHours(1),
                settings.lease(),
                settings.expiry(),
                settings.retries(),
                settings.pause(),
                settings.pauseAfter());
        SenderThreads threads = new SenderThreads(sender(), patient, bell);
        threads.start();
        try {
            Thread.sleep(300);
            long begin = System.nanoTime();
            put("at once");
            while (!state("at once").equals("SENT")) {
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
                Thread.sleep(10);
            }
        } finally {
            threads.stop();
        }
        assertThat(threads.isRunning()).isFalse();
        put("after");
        Thread.sleep(200);
        assertThat(state("after")).isEqualTo("READY");
    }

    @Test
    void afterALongStopNothingIsSentUntilSomebodyDecides() throws Exception {
        put("old");
        assertThat(stopForAnHour()).isZero();
        assertThat(state("old")).isEqualTo("READY");
        assertThat(backlog.waiting())
                .hasValueSatisfying(waiting -> assertThat(waiting.messages()).isEqualTo(1));
        put("new");
        assertThat(sender().sendDue()).isZero();

        assertThat(backlog.decide(Backlog.Decision.RELEASE, OPERATOR)).isTrue();
        assertThat(backlog.decide(Backlog.Decision.DISCARD, OPERATOR))
                .as("decided already")
                .isFalse();
        assertThat(sender().sendDue()).isEqualTo(2);
    }

    @Test
    void aBacklogEndsAsTooLateOrIsDiscarded() throws Exception {
        put("old");
        stopForAnHour();
        put("new");
        backlog.decide(Backlog.Decision.EXPIRE, OPERATOR);
        assertThat(state("old")).isEqualTo("EXPIRED");
        assertThat(sender().sendDue()).as("what came after the stop").isEqualTo(1);

        put(message("secret", true, null, null));
        stopForAnHour();
        backlog.decide(Backlog.Decision.DISCARD, OPERATOR);
        assertThat(state("secret")).isEqualTo("WITHDRAWN");
        assertThat(body("secret")).isNull();
        assertThat(sender().sendDue()).isZero();
    }

    @Test
    void aLongStopWithNothingWaitingIsNone() throws Exception {
        stopForAnHour();
        assertThat(backlog.waiting()).isEmpty();
    }

    private int stopForAnHour() throws Exception {
        jdbc.sql("update outbox_state set heartbeat_at = now() - interval '1 hour'")
                .update();
        return sender().sendDue();
    }

    private Sender sender() throws Exception {
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

    private boolean put(String key) {
        return put(message(key, false, null, null));
    }

    private boolean put(NewMessage message) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> outbox.put(message)));
    }

    private static NewMessage message(String key, boolean secret, @Nullable String reason, @Nullable Instant expires) {
        return new NewMessage(
                key, "email", null, "sok.dara@example.org", "en", "Subject", "Text", null, secret, reason, expires);
    }

    private OutboundMessage claim() {
        return queue.claim(List.of("email")).orElseThrow();
    }

    private void endLeases() {
        jdbc.sql("update outbound_message set lease_until = now() - interval '1 second' where status = 'SENDING'")
                .update();
    }

    private void makeDue() {
        jdbc.sql("update outbound_message set next_at = now()").update();
    }

    private String state(String key) {
        return jdbc.sql("select status from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private @Nullable String cause(String key) {
        return jdbc.sql("select cause from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private @Nullable String body(String key) {
        return jdbc.sql("select body from outbound_message where dedup_key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private UUID id(String key) {
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private long secondsToNext(String key) {
        return jdbc.sql("select extract(epoch from next_at - now())::bigint from outbound_message where dedup_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private long count(String status) {
        return jdbc.sql("select count(*) from outbound_message where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    private static List<Integer> atOnce(Callable<Integer> work, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                running.add(pool.submit(work));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** E-mail where nobody has set a server. */
    private static final class NoServer implements Channel {
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
