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

    /** Whether the month's budget reaches for so many parts; if so, it is used. */
    boolean affordable(OutboundMessage message, int parts) {
        return budget.take(message.id(), message.address(), parts);
    }

    /** What was not taken at a try whose end is known costs nothing. */
    void settleCost(OutboundMessage message) {
        perseverance.until("cost of message " + message.id(), () -> budget.settle(message.id(), message.address()));
    }

    /** Keeps in how many parts a message goes. */
    void announce(UUID message, int parts) {
        jdbc.sql("update outbound_message set parts = ? where id = ?")
                .params(parts, message)
                .update();
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
        jdbc.sql("insert into sms_part (message_id, part, centre_id) values (?, ?, ?) on conflict do nothing")
                .params(message, part, centreId)
                .update();
        jdbc.sql("delete from sms_receipt where centre_id = ? returning centre_id, address, delivered, error")
                .param(centreId)
                .query(Receipt.class)
                .optional()
                .ifPresent(this::settle);
    }

    /** Takes a receipt in; if this fails the centre is not told that we have it, and sends it again. */
    void receive(Receipt receipt) {
        transaction.executeWithoutResult(status -> {
            if (!settle(receipt) && !resolve(receipt)) {
                jdbc.sql("""
                                insert into sms_receipt (centre_id, address, delivered, error)
                                values (:id, :address, :delivered, :error) on conflict do nothing""")
                        .param("id", receipt.centreId())
                        .param("address", receipt.address())
                        .param("delivered", receipt.delivered())
                        .param("error", receipt.error())
                        .update();
            }
        });
    }

    /** Whether the part it is about is known; one that is settled stays so. */
    private boolean settle(Receipt receipt) {
        Optional<UUID> message = jdbc.sql("select message_id from sms_part where centre_id = ? for update")
                .param(receipt.centreId())
                .query(UUID.class)
                .optional();
        if (message.isEmpty()) {
            return false;
        }
        jdbc.sql("""
                        update sms_part set state = :state, error = :error, settled_at = now()
                        where centre_id = :id and state = 'ACCEPTED'""")
                .param("state", receipt.delivered() ? "DELIVERED" : "FAILED")
                .param("error", receipt.error())
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
        List<UUID> inDoubt = jdbc.sql("""
                        select m.id from outbound_message m
                        where m.channel = 'sms' and m.status = 'IN_DOUBT'
                            and ltrim(m.address, '+') = ltrim(:address, '+') and m.parts > (
                                select count(*) from sms_part p where p.message_id = m.id)
                        for update""")
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
}
