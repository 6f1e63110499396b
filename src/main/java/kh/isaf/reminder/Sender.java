package kh.isaf.reminder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due: takes a message in one transaction, sends it in none, and writes the outcome down in another. What
 * the end of the program or of the database leaves open is found by the lease.
 */
@Service
public class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final MessageQueue queue;
    private final OutcomeLog outcomes;
    private final Backlog backlog;
    private final Circuits circuits;
    private final WaitingMessages waiting;
    private final Map<String, Channel> channels;
    private final Map<String, MessageReason> reasons;
    private final TransactionTemplate transaction;

    Sender(
            MessageQueue queue,
            OutcomeLog outcomes,
            Backlog backlog,
            Circuits circuits,
            WaitingMessages waiting,
            List<Channel> channels,
            List<MessageReason> reasons,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.outcomes = outcomes;
        this.backlog = backlog;
        this.circuits = circuits;
        this.waiting = waiting;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        this.reasons = reasons.stream().collect(Collectors.toMap(MessageReason::kind, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Sends all that is due now, one message after the other.
     *
     * @return how many went out
     */
    public int sendDue() {
        return sendDue(() -> true);
    }

    int sendDue(BooleanSupplier goOn) {
        transaction.executeWithoutResult(status -> tidyUp());
        settleDoubts();
        int sent = 0;
        while (goOn.getAsBoolean()) {
            Optional<OutboundMessage> message = claim();
            if (message.isEmpty()) {
                return sent;
            }
            if (!deferred(message.get()) && send(message.get()).kind() == Outcome.Kind.SENT) {
                sent++;
            }
        }
        return sent;
    }

    private void tidyUp() {
        backlog.beat();
        int lost = queue.releaseLost(ids(Channel::repeatable));
        if (lost > 0) {
            LOG.warn("{} messages were in hand when their sender fell silent", lost);
        }
        queue.expire();
    }

    private void settleDoubts() {
        for (Channel channel : channels.values()) {
            try {
                channel.settleDoubts();
            } catch (RuntimeException e) {
                LOG.warn("What is in doubt by {} could not be looked at", channel.id(), e);
            }
        }
    }

    private Optional<OutboundMessage> claim() {
        // the messages of a channel that rests are spared a try of which the end is known
        List<String> open = ids(channel -> channel.configured() && circuits.open(channel.id()));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            backlog.beat();
            return queue.claim(open);
        }));
    }

    private boolean deferred(OutboundMessage message) {
        try {
            Optional<String> about = message.about();
            Duration wait = about.isEmpty() ? Duration.ZERO : reason(message).waits(about.get(), message);
            if (wait.isZero()) {
                return false;
            }
            transaction.executeWithoutResult(status -> queue.defer(message, wait));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Whether message {} has to wait could not be found out", message.id(), e);
            return false;
        }
    }

    private Outcome send(OutboundMessage message) {
        Channel channel = Objects.requireNonNull(channels.get(message.channel()));
        Outcome outcome = tryOut(message, channel);
        if (outcome.kind() != Outcome.Kind.GONE) {
            // what was not sent says nothing about the other side
            circuits.note(channel.id(), outcome);
        }
        outcomes.write(message, channel, outcome);
        return outcome;
    }

    private Outcome tryOut(OutboundMessage message, Channel channel) {
        long begun = System.nanoTime();
        Optional<OutboundMessage> current;
        Optional<OutboundMessage> addressed;
        try {
            current = asItIsNow(message);
            addressed = current.flatMap(waiting::addressed);
        } catch (RuntimeException e) {
            LOG.warn("Whether message {} still holds could not be found out", message.id(), e);
            return Outcome.later(Cause.UNEXPECTED, e.toString());
        }
        if (current.isEmpty()) {
            return Outcome.gone();
        }
        if (addressed.isEmpty()) {
            return Outcome.wayClosed();
        }
        if (System.nanoTime() - begun > queue.lease().dividedBy(2).toNanos()) {
            // a node that stood still meanwhile must not send what another may have taken over
            return Outcome.later(Cause.UNEXPECTED, "to find out whether it holds took too long");
        }
        try {
            return channel.send(addressed.get());
        } catch (RuntimeException e) {
            LOG.error("Message {} met an error of the program", message.id(), e);
            return Outcome.unknown(e.toString());
        }
    }

    private Optional<OutboundMessage> asItIsNow(OutboundMessage message) {
        Optional<String> about = message.about();
        return about.isEmpty() ? Optional.of(message) : reason(message).asItIsNow(about.get(), message);
    }

    private MessageReason reason(OutboundMessage message) {
        MessageReason known = reasons.get(message.reasonKind());
        if (known == null) {
            throw new IllegalStateException("nobody knows the reason " + message.reason());
        }
        return known;
    }

    private List<String> ids(Predicate<Channel> which) {
        return channels.values().stream().filter(which).map(Channel::id).toList();
    }
}
