package kh.isaf.reminder;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes a sender for one channel of a test. */
@Component
public class SenderOf {

    private final MessageQueue queue;
    private final OutcomeLog outcomes;
    private final Backlog backlog;
    private final WaitingMessages waiting;
    private final OutboxSettings settings;
    private final PlatformTransactionManager transactions;

    SenderOf(
            MessageQueue queue,
            OutcomeLog outcomes,
            Backlog backlog,
            WaitingMessages waiting,
            OutboxSettings settings,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.outcomes = outcomes;
        this.backlog = backlog;
        this.waiting = waiting;
        this.settings = settings;
        this.transactions = transactions;
    }

    public Sender of(Channel channel) {
        return new Sender(
                queue, outcomes, backlog, new Circuits(settings), waiting, List.of(channel), List.of(), transactions);
    }
}
