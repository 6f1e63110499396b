package kh.isaf.reminder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after messages that have left: once a minute, on one of the nodes, it reads which addresses are dead, passes on
 * what did not arrive, asks for addresses to be corrected, and tells groups what was done.
 */
@Component
class LookingAfter {

    private static final Logger LOG = LoggerFactory.getLogger(LookingAfter.class);

    /** After a break of this many rounds all messages have their time anew. */
    private static final int LONG_BREAK = 10;

    private final JdbcClient jdbc;
    private final ReachSettings settings;
    private final DeadAddresses addresses;
    private final PassingOn passingOn;
    private final AddressTasks tasks;
    private final GroupNews groups;
    private final TransactionTemplate transaction;

    LookingAfter(
            JdbcClient jdbc,
            ReachSettings settings,
            DeadAddresses addresses,
            PassingOn passingOn,
            AddressTasks tasks,
            GroupNews groups,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.addresses = addresses;
        this.passingOn = passingOn;
        this.tasks = tasks;
        this.groups = groups;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Looks if it is time to; what goes wrong here must not keep messages from being sent. */
    void whenDue() {
        try {
            if (Boolean.TRUE.equals(transaction.execute(status -> due()))) {
                now();
            }
        } catch (RuntimeException e) {
            LOG.warn("Messages that did not arrive could not be looked after", e);
        }
    }

    void now() {
        run("dead addresses", addresses::judge);
        run("messages that did not arrive", passingOn::passOn);
        run("addresses to correct", tasks::align);
        run("news for groups", groups::write);
    }

    private void run(String what, Runnable round) {
        try {
            transaction.executeWithoutResult(status -> round.run());
        } catch (RuntimeException e) {
            LOG.warn("Could not be looked after: {}", what, e);
        }
    }

    /** Whoever finds it due says so for all nodes; while an operator decides about a backlog it never is. */
    private boolean due() {
        return jdbc.sql("""
                        update outbox_state set looked_through_at = now(),
                            awake_since = case when awake_since is null or looked_through_at is null
                                or looked_through_at < now() - make_interval(secs => :break) then now() else awake_since end
                        where paused_at is null and (looked_through_at is null
                            or looked_through_at <= now() - make_interval(secs => :each))""")
                        .param("each", settings.each().toSeconds())
                        .param("break", settings.each().toSeconds() * LONG_BREAK)
                        .update()
                == 1;
    }
}
