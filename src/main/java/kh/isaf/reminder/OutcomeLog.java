package kh.isaf.reminder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what became of a message, and keeps at it while the database is away: what was sent must not go twice. */
@Component
class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeLog.class);
    private static final int LONGEST_DETAIL = 500;
    private static final long SHORTEST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final MessageQueue queue;
    private final OutboxSettings settings;
    private final TransactionTemplate transaction;

    OutcomeLog(MessageQueue queue, OutboxSettings settings, PlatformTransactionManager transactions) {
        this.queue = queue;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Returns when it is written, or another sender has taken the message over, or this thread is told to end. */
    void write(OutboundMessage message, Channel channel, Outcome outcome) {
        Outcome told = new Outcome(outcome.kind(), outcome.providerId(), outcome.cause(), detail(message, outcome));
        MessageStatus next = next(message, channel, outcome);
        long wait = SHORTEST_WAIT_MILLIS;
        while (!written(message, next, told)) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                LOG.warn("The outcome {} of message {} was not kept", outcome.kind(), message.id());
                Thread.currentThread().interrupt();
                return;
            }
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        }
    }

    private boolean written(OutboundMessage message, MessageStatus next, Outcome outcome) {
        try {
            boolean mine = Boolean.TRUE.equals(transaction.execute(
                    status -> queue.record(message, next, outcome, settings.retryAfter(message.attempts()))));
            if (!mine) {
                LOG.warn("Message {} was taken over before this was told: {}", message.id(), outcome.kind());
            }
            return true;
        } catch (DataIntegrityViolationException | InvalidDataAccessResourceUsageException e) {
            LOG.error("The outcome {} of message {} cannot be kept", outcome.kind(), message.id(), e);
            return true;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn(
                    "The outcome {} of message {} waits for the database: {}",
                    outcome.kind(),
                    message.id(),
                    away.toString());
            return false;
        }
    }

    private static MessageStatus next(OutboundMessage message, Channel channel, Outcome outcome) {
        return switch (outcome.kind()) {
            case SENT -> MessageStatus.SENT;
            case LATER -> MessageStatus.READY;
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
