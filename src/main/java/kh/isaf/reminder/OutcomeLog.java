package kh.isaf.reminder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a message, and keeps at it while the database is away: what was sent must not go twice. */
@Component
class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeLog.class);
    private static final int LONGEST_DETAIL = 500;

    private final MessageQueue queue;
    private final OutboxSettings settings;
    private final Perseverance perseverance;
    private final TransactionTemplate transaction;

    OutcomeLog(
            MessageQueue queue,
            OutboxSettings settings,
            Perseverance perseverance,
            PlatformTransactionManager transactions) {
        this.perseverance = perseverance;
        this.queue = queue;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Returns when it is written, or another sender has taken the message over, or this thread is told to end. */
    void write(OutboundMessage message, Channel channel, Outcome outcome) {
        Outcome told = new Outcome(outcome.kind(), outcome.providerId(), outcome.cause(), detail(message, outcome));
        MessageStatus next = next(message, channel, outcome);
        Duration wait =
                outcome.kind() == Outcome.Kind.PAUSED ? settings.pause() : settings.retryAfter(message.attempts());
        perseverance.until("outcome " + outcome.kind() + " of message " + message.id(), () -> {
            boolean mine = Boolean.TRUE.equals(transaction.execute(status -> queue.record(message, next, told, wait)));
            if (!mine) {
                LOG.warn("Message {} was taken over before this was told: {}", message.id(), outcome.kind());
            }
        });
    }

    private static MessageStatus next(OutboundMessage message, Channel channel, Outcome outcome) {
        return switch (outcome.kind()) {
            case SENT -> MessageStatus.SENT;
            case LATER, PAUSED -> MessageStatus.READY;
            case FAILED -> MessageStatus.FAILED;
            case GONE -> MessageStatus.WITHDRAWN;
            case UNKNOWN ->
                channel.repeatable() && message.doubts() == 0 ? MessageStatus.READY : MessageStatus.IN_DOUBT;
        };
    }

    private static @Nullable String detail(OutboundMessage message, Outcome outcome) {
        if (outcome.detail() == null) {
            return null;
        }
        String detail = outcome.detail()
                .replace(message.address(), MaskedAddress.of(message.address()))
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
    }
}
