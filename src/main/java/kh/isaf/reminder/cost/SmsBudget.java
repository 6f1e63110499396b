package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.util.UUID;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what text messages cost, each before it is sent, and stops what is not urgent at the cap of the month. A message
 * of which nobody knows whether it went out counts in full, as it may be charged.
 */
@Service
public class SmsBudget {

    private final JdbcClient jdbc;
    private final SmsPrices prices;
    private final CapReached capReached;
    private final TransactionTemplate transaction;

    SmsBudget(JdbcClient jdbc, SmsPrices prices, CapReached capReached, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.capReached = capReached;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes what the message will cost from this month's budget.
     *
     * @return false when the budget does not reach for it; a message that is urgent, or has begun to go, always may
     */
    public boolean take(UUID message, String address, int parts) {
        BigDecimal cost = prices.of(address, parts);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Counted counted =
                    jdbc.sql("""
                            select coalesce(cost, 0) as cost, urgent
                                or exists (select 1 from sms_part p where p.message_id = m.id) as must
                            from outbound_message m where id = :id for update""").param("id", message).query(Counted.class).single();
            BigDecimal more = cost.subtract(counted.cost());
            if (more.signum() != 0 && !spend(more, counted.must())) {
                capReached.tell();
                return false;
            }
            jdbc.sql(
                            "update outbound_message set cost = :cost, charged_at = coalesce(charged_at, now()) where id = :id")
                    .param("cost", cost)
                    .param("id", message)
                    .update();
            return true;
        }));
    }

    private record Counted(BigDecimal cost, boolean must) {}

    private boolean spend(BigDecimal more, boolean must) {
        jdbc.sql("insert into sms_month (month) values (date_trunc('month', now() at time zone :zone)::date)"
                        + " on conflict do nothing")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .update();
        return jdbc.sql("""
                        update sms_month set spent = spent + :more
                        where month = date_trunc('month', now() at time zone :zone)::date
                            and (:must or :more < 0
                                or spent + :more <= coalesce((select amount from sms_cap), 'infinity'))""")
                        .param("more", more)
                        .param("must", must)
                        .param("zone", BusinessClock.CAMBODIA.getId())
                        .update()
                == 1;
    }

    /** The try has ended and all is known: what was not taken costs nothing. */
    public void settle(UUID message, String address) {
        transaction.executeWithoutResult(status -> {
            int taken = jdbc.sql("select count(*) from sms_part where message_id = ?")
                    .param(message)
                    .query(Integer.class)
                    .single();
            BigDecimal cost = prices.of(address, taken);
            jdbc.sql("""
                            with before as (
                                select id, cost, charged_at from outbound_message
                                where id = :id and cost is not null and charged_at is not null and cost <> :cost for update),
                            now_is as (
                                update outbound_message m set cost = :cost from before b where m.id = b.id
                                returning b.cost - m.cost as less, m.charged_at)
                            update sms_month s set spent = s.spent - n.less from now_is n
                            where s.month = date_trunc('month', n.charged_at at time zone :zone)::date""")
                    .param("id", message)
                    .param("cost", cost)
                    .param("zone", BusinessClock.CAMBODIA.getId())
                    .update();
        });
    }
}
