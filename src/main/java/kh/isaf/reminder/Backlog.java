package kh.isaf.reminder;

import java.time.LocalDateTime;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waited while no sender lived: after a long stop, or when an old copy of the database was put back, nothing is
 * sent until an operator has decided about it.
 */
@Service
public class Backlog {

    private static final String WAITS_FROM_BEFORE =
            " where status = 'READY' and created_at <= (select paused_at from outbox_state)";

    private final JdbcClient jdbc;
    private final OutboxSettings settings;
    private final AuditTrail audit;
    private final Bell bell;

    Backlog(JdbcClient jdbc, OutboxSettings settings, AuditTrail audit, Bell bell) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.bell = bell;
    }

    /** What an operator may do about a backlog. */
    public enum Decision {
        /** Send it, but for what is too late by itself. */
        RELEASE,
        /** End it as too late: it stays in the list of what people never got. */
        EXPIRE,
        /** End it as not wanted any more. */
        DISCARD
    }

    /**
     * Messages that wait for a decision.
     *
     * @param since when sending was stopped
     * @param tooLate those of them that would not be sent in any case
     */
    public record Waiting(LocalDateTime since, long messages, long tooLate) {}

    /** Gives the sign of life of a sender; stops all of them if the last one is too long ago and messages wait. */
    void beat() {
        jdbc.sql("""
                        update outbox_state set paused_at = now()
                        where paused_at is null and heartbeat_at < now() - make_interval(secs => ?)
                            and exists (select from outbound_message where status in ('READY', 'SENDING'))""").param(settings.pauseAfter().toSeconds()).update();
        jdbc.sql("""
                        update outbox_state set heartbeat_at = now()
                        where heartbeat_at is null or heartbeat_at < now() - interval '1 minute'""").update();
    }

    /** What waits for a decision; empty while senders send. */
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting() {
        return jdbc.sql("""
                        select (s.paused_at at time zone :zone) as since,
                            (select count(*) from outbound_message m
                                where m.status in ('READY', 'SENDING') and m.created_at <= s.paused_at) as messages,
                            (select count(*) from outbound_message m where m.status = 'READY'
                                and m.created_at <= s.paused_at and m.expires_at <= now()) as too_late
                        from outbox_state s where s.paused_at is not null""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(Waiting.class)
                .optional();
    }

    /**
     * Decides about what waits, and lets senders go on.
     *
     * @return false when somebody else has decided already
     */
    @Transactional
    public boolean decide(Decision decision, Actor actor) {
        boolean paused = jdbc.sql("select paused_at is not null from outbox_state for update")
                .query(Boolean.class)
                .single();
        if (!paused) {
            return false;
        }
        int messages =
                switch (decision) {
                    case RELEASE ->
                        waiting().map(waiting -> (int) waiting.messages()).orElse(0);
                    case EXPIRE -> end(MessageStatus.EXPIRED, Cause.TOO_LATE);
                    case DISCARD -> end(MessageStatus.WITHDRAWN, Cause.DISCARDED);
                };
        if (decision != Decision.RELEASE) {
            // nobody knows whether these went out before the stop: they must not go now
            jdbc.sql("update outbound_message set " + MessageQueue.ERASE + """
                            , status = 'IN_DOUBT', cause = 'OUTCOME_UNKNOWN', lease_until = null
                        where status = 'SENDING' and lease_until < now()""").update();
        }
        jdbc.sql("update outbox_state set paused_at = null, heartbeat_at = now()")
                .update();
        audit.record(actor, "outbox.backlog", "outbox", String.valueOf(messages), decision.name(), null);
        bell.ringAfterCommit();
        return true;
    }

    private int end(MessageStatus status, Cause cause) {
        return jdbc.sql("update outbound_message set " + MessageQueue.ERASE
                        + ", status = :status, cause = :cause, token = null" + WAITS_FROM_BEFORE)
                .param("status", status.name())
                .param("cause", cause.name())
                .update();
    }
}
