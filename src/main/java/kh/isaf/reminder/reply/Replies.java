package kh.isaf.reminder.reply;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.people.ActingPerson;
import kh.isaf.reminder.MessageReceived;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.reply.AnsweredTasks.NotDoneYet;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on what people write, message by message: each is kept first, and then acted on in one transaction with what became
 * of it, so that an act that fails loses no message and a message acts once.
 */
@Component
class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private static final int TRIES = 3;

    /** Within this time the same text from the same address is one message (assumed). */
    private static final int REPEATED_SECONDS = 120;

    /** Classes of what a database says when it is away or overloaded, and not that something is wrong. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    /** How often somebody unknown is answered (assumed). */
    private static final int UNKNOWN_DAYS = 30;

    private final JdbcClient jdbc;
    private final Writers writers;
    private final ReplyReading reading;
    private final WorkItems workItems;
    private final TaskWords taskWords;
    private final MessageTexts words;
    private final Outbox outbox;
    private final TransactionTemplate transactions;

    Replies(
            JdbcClient jdbc,
            Writers writers,
            ReplyReading reading,
            WorkItems workItems,
            TaskWords taskWords,
            MessageTexts words,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writers = writers;
        this.reading = reading;
        this.workItems = workItems;
        this.taskWords = taskWords;
        this.words = words;
        this.outbox = outbox;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A message that waits to be acted on. */
    record Incoming(UUID id, String channel, String address, String body) {}

    /** As soon as the message is kept. */
    @TransactionalEventListener(fallbackExecution = true)
    public void on(MessageReceived received) {
        handle(received.id());
    }

    /**
     * Acts on what was kept and not acted on, because a node stopped in between.
     *
     * @return how many there were
     */
    int handleLeft() {
        List<UUID> left = jdbc.sql("""
                select id from incoming_message
                where outcome is null and received_at < now() - interval '1 minute' order by received_at""").query(UUID.class).list();
        left.forEach(this::handle);
        return left.size();
    }

    private void handle(UUID id) {
        try {
            if (!tried(id)) {
                transactions.executeWithoutResult(status -> failed(id));
            }
        } catch (RuntimeException e) {
            LOG.error("A message waits to be acted on later", e);
        }
    }

    private boolean tried(UUID id) {
        List<String> missing = null;
        for (int go = 1; go <= TRIES; go++) {
            List<String> known = missing;
            try {
                transactions.executeWithoutResult(status -> act(id, known));
                return true;
            } catch (NotDoneYet incomplete) {
                missing = incomplete.missing();
            } catch (ConcurrencyFailureException | DuplicateKeyException | Taken overtaken) {
                LOG.info("Somebody was faster than an answer; it is read again");
            } catch (RuntimeException e) {
                if (away(e)) {
                    throw e;
                }
                LOG.error("An answer could not be acted on", e);
                return false;
            }
        }
        throw new ConcurrencyFailureException("others were faster each time");
    }

    /** Whether it was the database that was not there, so that the same may succeed later. */
    private static boolean away(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof TransactionException
                    || link instanceof SQLTransientException
                    || link instanceof SQLException refused
                            && refused.getSQLState() != null
                            && PASSING.contains(refused.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    private void act(UUID id, @Nullable List<String> missing) {
        Optional<Incoming> waiting = waiting(id);
        if (waiting.isEmpty()) {
            return;
        }
        Incoming message = waiting.get();
        if (repeats(message)) {
            settle(message, null, Answered.of(ReplyOutcome.REPEATED, null));
            return;
        }
        Reply reply = Reply.read(message.body());
        Optional<ActingPerson> writer = writers.at(message.channel(), message.address());
        if (reply.kind() == Reply.Kind.STOP || reply.kind() == Reply.Kind.START) {
            Optional<Answered> change = changed(message, reply.kind() == Reply.Kind.STOP);
            if (change.isPresent()) {
                settle(message, writer.orElse(null), change.get());
                return;
            }
        }
        settle(
                message,
                writer.orElse(null),
                writer.isPresent()
                        ? reading.answered(message, reply, writer.get(), missing)
                        : Answered.of(ReplyOutcome.UNKNOWN, answeredBefore(message) ? null : "unknown"));
    }

    /** One message of an address at a time; whoever comes second finds it acted on. */
    private Optional<Incoming> waiting(UUID id) {
        jdbc.sql("""
                select pg_advisory_xact_lock(hashtextextended('incoming ' || channel || ' ' || address, 0))::text
                from incoming_message where id = ?""").param(id).query(String.class).list();
        return jdbc.sql(
                        "select id, channel, address, body from incoming_message where id = ? and outcome is null for update")
                .param(id)
                .query(Incoming.class)
                .optional();
    }

    private boolean repeats(Incoming message) {
        return jdbc.sql("""
                select exists (select 1 from incoming_message m, lateral (
                    select b.* from incoming_message b
                    where b.channel = m.channel and b.address = m.address and b.id <> m.id
                        and b.received_at < m.received_at + interval '2 seconds' and b.outcome <> 'FAILED'
                    order by b.received_at desc limit 1) before
                    where m.id = :id and before.body = m.body
                        and before.received_at > m.received_at - make_interval(secs => :seconds))""")
                .param("id", message.id())
                .param("seconds", REPEATED_SECONDS)
                .query(Boolean.class)
                .single();
    }

    private Optional<Answered> changed(Incoming message, boolean stop) {
        Writers.Change change = stop
                ? writers.stop(message.channel(), message.address())
                : writers.start(message.channel(), message.address());
        ReplyOutcome outcome = stop ? ReplyOutcome.STOPPED : ReplyOutcome.STARTED;
        return switch (change) {
            case NOBODY -> Optional.empty();
            case NONE -> Optional.of(Answered.of(outcome, null));
            case CHANGED ->
                Optional.of(Answered.of(
                        outcome, !stop ? "started" : message.channel().equals(Writers.SMS) ? "stopped" : "left"));
        };
    }

    private boolean answeredBefore(Incoming message) {
        return jdbc.sql("""
                select exists (select 1 from incoming_message i join outbound_message m on m.dedup_key = 'incoming/' || i.id
                    where i.channel = :channel and i.address = :address and i.outcome = 'UNKNOWN'
                        and i.received_at > now() - make_interval(days => :days))""")
                .param("channel", message.channel())
                .param("address", message.address())
                .param("days", UNKNOWN_DAYS)
                .query(Boolean.class)
                .single();
    }

    private void failed(UUID id) {
        waiting(id)
                .ifPresent(message -> settle(
                        message,
                        writers.at(message.channel(), message.address()).orElse(null),
                        Answered.of(ReplyOutcome.FAILED, "notUnderstood")));
    }

    /** Writes down what became of it, and answers. */
    private void settle(Incoming message, @Nullable ActingPerson writer, Answered answered) {
        UUID person = writer == null ? null : writer.actor().personId();
        jdbc.sql(
                        "update incoming_message set outcome = :outcome, person_id = :person, work_item_id = :item where id = :id")
                .param("outcome", answered.outcome().name())
                .param("person", person)
                .param("item", answered.workItem())
                .param("id", message.id())
                .update();
        String text = answered.text();
        if (text != null) {
            Locale locale = writer == null ? Locale.forLanguageTag("km") : writer.locale();
            outbox.put(new NewMessage(
                    "incoming/" + message.id(),
                    message.channel(),
                    answered.outcome() == ReplyOutcome.STOPPED ? null : person,
                    message.address(),
                    locale.getLanguage(),
                    words.of("reply.subject", locale, Map.of()),
                    words.of("reply." + text, locale, values(answered, locale)),
                    null,
                    false,
                    null,
                    null));
        }
    }

    private Map<String, String> values(Answered answered, Locale locale) {
        UUID item = answered.workItem();
        Map<String, String> values = item == null
                ? new HashMap<>(answered.values())
                : taskWords.of(workItems.get(item), locale, answered.values());
        values.putIfAbsent("link", taskWords.list());
        return values;
    }
}
