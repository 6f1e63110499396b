package kh.isaf.reminder.sms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.Perseverance;
import kh.isaf.reminder.cost.SmsBudget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The parts of text messages and what the centre tells of them. Receipts may come twice, late, before the answer to the
 * part they are about, or about parts of somebody else; what is settled stays as it is.
 */
@Component
class SmsParts {

    private static final int LONGEST_ID = 80;
    private static final int LONGEST_ADDRESS = 20;
    private static final int LONGEST_ERROR = 40;

    /** After so many days a receipt that fits nothing is somebody else's, and a doubt is past settling (assumed). */
    private static final int FOREIGN_DAYS = 7;

    /** Some centres write a number with its country, some without: the last eight digits are the same (assumed). */
    private static final String SAME_NUMBER = " right(m.address, 8) = right(r.address, 8)";

    private static final String SAME_NUMBER_ASKED = SAME_NUMBER.replace("r.address", ":address");

    /** Messages of which a receipt r may be that nobody knows. */
    private static final String IN_DOUBT = " m.channel = 'sms' and m.status = 'IN_DOUBT' and " + SAME_NUMBER
            + " and coalesce(m.tried_at, m.created_at) > now() - interval '" + FOREIGN_DAYS + " days'"
            + " and m.parts > (select count(*) from sms_part p where p.message_id = m.id)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Perseverance perseverance;
    private final SmsBudget budget;

    SmsParts(JdbcClient jdbc, PlatformTransactionManager transactions, Perseverance perseverance, SmsBudget budget) {
        this.jdbc = jdbc;
        this.budget = budget;
        this.perseverance = perseverance;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Takes so many parts from the month's budget; empty when it does not reach. */
    Optional<SmsBudget.Charge> charge(OutboundMessage message, int parts) {
        return budget.take(message.id(), message.address(), parts);
    }

    /** So many parts of a try cannot have gone out, and cost nothing. */
    void settleCost(SmsBudget.Charge charge, int unsent) {
        if (unsent > 0) {
            perseverance.until("cost of message " + charge.message(), () -> budget.settle(charge, unsent));
        }
    }

    /** Keeps what a message says now that it goes out, and in how many parts. */
    void announce(UUID message, String words, int parts) {
        jdbc.sql("update outbound_message set parts = ?, body = ? where id = ?")
                .params(parts, words, message)
                .update();
    }

    /** What the parts that were taken are parts of. */
    String begun(UUID message) {
        return jdbc.sql("select body from outbound_message where id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    Set<Integer> taken(UUID message) {
        return new HashSet<>(jdbc.sql("select part from sms_part where message_id = ?")
                .param(message)
                .query(Integer.class)
                .list());
    }

    /** Writes down that the centre took a part; a receipt that was faster counts now. */
    void keep(UUID message, int part, String centreId) {
        perseverance.until(
                "part " + part + " of message " + message,
                () -> transaction.executeWithoutResult(status -> write(message, part, centreId)));
    }

    private void write(UUID message, int part, String centreId) {
        String id = cut(centreId, LONGEST_ID);
        oneAtATime(id);
        jdbc.sql("insert into sms_part (message_id, part, centre_id) values (?, ?, ?) on conflict do nothing")
                .params(message, part, id)
                .update();
        jdbc.sql("""
                        delete from sms_receipt r using outbound_message m
                        where m.id = :message and r.centre_id = :id and """ + SAME_NUMBER + """
                             and r.received_at >= coalesce(m.tried_at, m.created_at)
                        returning r.centre_id, r.address, r.delivered, r.error""")
                .param("message", message)
                .param("id", id)
                .query(Receipt.class)
                .list()
                .forEach(this::settle);
    }

    /** Takes a receipt in; if this fails the centre is not told that we have it, and sends it again. */
    void receive(Receipt told) {
        Receipt receipt = new Receipt(
                cut(told.centreId(), LONGEST_ID),
                cut(told.address(), LONGEST_ADDRESS),
                told.delivered(),
                told.error() == null ? null : cut(told.error(), LONGEST_ERROR));
        transaction.executeWithoutResult(status -> {
            oneAtATime(receipt.centreId());
            if (!settle(receipt) && !resolve(receipt)) {
                jdbc.sql("""
                                insert into sms_receipt (centre_id, address, delivered, error)
                                values (:id, :address, :delivered, :error)
                                on conflict (centre_id, address) do update set delivered = excluded.delivered,
                                    error = excluded.error, received_at = excluded.received_at
                                where sms_receipt.received_at < now() - make_interval(days => :foreign)""")
                        .param("id", receipt.centreId())
                        .param("address", receipt.address())
                        .param("delivered", receipt.delivered())
                        .param("error", receipt.error())
                        .param("foreign", FOREIGN_DAYS)
                        .update();
            }
        });
    }

    /**
     * Looks once more at receipts that came before it was known that a message is in doubt; forgets those that are
     * about nothing of ours.
     */
    void settleDoubts() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from sms_receipt where received_at < now() - make_interval(days => ?)")
                    .param(FOREIGN_DAYS)
                    .update();
            jdbc.sql("""
                            select r.centre_id, r.address, r.delivered, r.error
                            from sms_receipt r where exists (select from outbound_message m where """ + IN_DOUBT + """
                                 and r.received_at >= coalesce(m.tried_at, m.created_at))
                            order by r.received_at for update skip locked""").query(Receipt.class).list().forEach(receipt -> {
                if (resolve(receipt)) {
                    jdbc.sql("delete from sms_receipt where centre_id = ? and address = ?")
                            .params(receipt.centreId(), receipt.address())
                            .update();
                }
            });
        });
    }

    /** The answer to a part and the receipt of it are written one after the other, or neither would find the other. */
    private void oneAtATime(String centreId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) held")
                .param("sms/" + centreId)
                .query(Integer.class)
                .single();
    }

    /** Whether the part it is about is known; one that is settled stays so. */
    private boolean settle(Receipt receipt) {
        Optional<UUID> message = jdbc.sql("""
                        select m.id from sms_part p join outbound_message m on m.id = p.message_id
                        where p.centre_id = :id and """ + SAME_NUMBER_ASKED + """
                         order by p.accepted_at desc limit 1 for no key update of m""")
                .param("id", receipt.centreId())
                .param("address", receipt.address())
                .query(UUID.class)
                .optional();
        if (message.isEmpty()) {
            return false;
        }
        jdbc.sql("""
                        update sms_part set state = :state, error = :error, settled_at = now()
                        where message_id = :message and centre_id = :id and state = 'ACCEPTED'""")
                .param("state", receipt.delivered() ? "DELIVERED" : "FAILED")
                .param("error", receipt.error())
                .param("message", message.get())
                .param("id", receipt.centreId())
                .update();
        conclude(message.get());
        return true;
    }

    /**
     * A receipt for a part whose answer was lost: if one message to this number is in doubt, it is about that one, which
     * then went out.
     */
    private boolean resolve(Receipt receipt) {
        List<UUID> inDoubt = jdbc.sql("select m.id from outbound_message m where "
                        + IN_DOUBT.replace("r.address", ":address") + " for no key update")
                .param("address", receipt.address())
                .query(UUID.class)
                .list();
        if (inDoubt.size() != 1) {
            return false;
        }
        UUID message = inDoubt.get(0);
        jdbc.sql("""
                        insert into sms_part (message_id, part, centre_id)
                        select :message, min(free), :id from generate_series(0, 255) free
                        where free not in (select part from sms_part where message_id = :message)""").param("message", message).param("id", receipt.centreId()).update();
        jdbc.sql("""
                        update outbound_message m set status = 'SENT', cause = null, last_error = null,
                            sent_at = coalesce(sent_at, now())
                        where id = :message and status = 'IN_DOUBT'
                            and parts = (select count(*) from sms_part p where p.message_id = m.id)""").param("message", message).update();
        return settle(receipt);
    }

    /** A message arrived when all its parts have, and did not when one has not. */
    private void conclude(UUID message) {
        jdbc.sql("""
                        update outbound_message m set settled_at = now(),
                            delivery = case when exists (select 1 from sms_part p
                                where p.message_id = m.id and p.state = 'FAILED') then 'FAILED' else 'DELIVERED' end
                        where m.id = :message and m.delivery is null and (
                            exists (select 1 from sms_part p where p.message_id = m.id and p.state = 'FAILED')
                            or m.parts = (select count(*) from sms_part p
                                where p.message_id = m.id and p.state = 'DELIVERED'))""").param("message", message).update();
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
