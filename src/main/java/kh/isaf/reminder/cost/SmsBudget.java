package kh.isaf.reminder.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what text messages cost, each before it is sent, and stops what is not urgent at the cap of the month. A part of
 * which nobody knows whether it went out counts, as it may be charged; if it is sent once more it counts once more.
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
     * What was taken from the budget for one try.
     *
     * @param cost of the message with it
     * @param month from whose budget
     */
    public record Charge(UUID message, String address, BigDecimal cost, LocalDate month) {}

    /**
     * Takes from this month's budget what it costs to send these parts.
     *
     * @param parts that this try is to send, without those that went out before
     * @return empty when the budget does not reach for it; a message that is urgent, or has begun to go, always may
     */
    public Optional<Charge> take(UUID message, String address, int parts) {
        BigDecimal more = prices.of(address, parts);
        return Objects.requireNonNull(transaction.execute(status -> {
            Counted counted = jdbc.sql("""
                            select coalesce(cost, 0) as cost, urgent
                                or exists (select 1 from sms_part p where p.message_id = m.id) as must,
                                date_trunc('month', now() at time zone :zone)::date as month
                            from outbound_message m where id = :id for update""")
                    .param("id", message)
                    .param("zone", BusinessClock.CAMBODIA.getId())
                    .query(Counted.class)
                    .single();
            if (more.signum() != 0 && !spend(more, counted)) {
                capReached.tell();
                return Optional.empty();
            }
            BigDecimal cost = counted.cost().add(more);
            // the month of a message is that in which it first cost something
            jdbc.sql("""
                            update outbound_message set cost = :cost,
                                charged_at = case when cost > 0 then coalesce(charged_at, now()) else now() end
                            where id = :id""").param("cost", cost).param("id", message).update();
            return Optional.of(new Charge(message, address, cost, counted.month()));
        }));
    }

    private record Counted(BigDecimal cost, boolean must, LocalDate month) {}

    private boolean spend(BigDecimal more, Counted counted) {
        jdbc.sql("insert into sms_month (month) values (?) on conflict do nothing")
                .param(counted.month())
                .update();
        return jdbc.sql("""
                        update sms_month set spent = spent + :more
                        where month = :month
                            and (:must or spent + :more <= coalesce((select amount from sms_cap), 'infinity'))""")
                        .param("more", more)
                        .param("must", counted.must())
                        .param("month", counted.month())
                        .update()
                == 1;
    }

    /**
     * The try has ended: parts of it that cannot have gone out cost nothing. To say it twice changes nothing.
     *
     * @param unsent how many these are
     */
    public void settle(Charge charge, int unsent) {
        BigDecimal cost = charge.cost().subtract(prices.of(charge.address(), unsent));
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        with before as (
                            select id, cost from outbound_message where id = :id and cost <> :cost for update),
                        now_is as (
                            update outbound_message m set cost = :cost from before b where m.id = b.id
                            returning b.cost - m.cost as less)
                        update sms_month s set spent = s.spent - n.less from now_is n where s.month = :month""")
                .param("id", charge.message())
                .param("cost", cost)
                .param("month", charge.month())
                .update());
    }
}
