package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing lost, nothing twice, nothing that is true no longer: with real sockets and a real database. */
class OutboxTests extends OutboxTest {

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
}
