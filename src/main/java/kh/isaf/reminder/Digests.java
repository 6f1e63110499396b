package kh.isaf.reminder;

import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people what they have to hear of: everything of one morning in one message for each person and channel. What may
 * not be told yet, because it is quiet or not the person's day, waits and goes into the next one.
 */
@Service
public class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final DigestWriter writer;
    private final QuietHours quietHours;
    private final TransactionTemplate transaction;

    Digests(DigestWriter writer, QuietHours quietHours, PlatformTransactionManager transactions) {
        this.writer = writer;
        this.quietHours = quietHours;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes all that may be told now, some hundred people at a time; broken off, it goes on where it was.
     *
     * @return how many messages
     */
    public int send() {
        int messages = 0;
        UUID last = FIRST;
        while (last != null) {
            UUID after = last;
            DigestWriter.Progress progress = transaction.execute(status -> writer.next(after));
            messages += progress.messages();
            last = progress.last();
        }
        LOG.info("{} digests written", messages);
        return messages;
    }

    /** Tells these people now, in the transaction of what has happened; at night they are told in the morning. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellAtOnce(Collection<UUID> people) {
        if (!people.isEmpty() && !quietHours.now()) {
            writer.write(people);
        }
    }
}
