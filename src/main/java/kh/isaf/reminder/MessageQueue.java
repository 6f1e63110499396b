package kh.isaf.reminder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outbox as senders see it. A message is in one pair of hands at a time: its token says in whose, and the lease, by
 * the database's clock, for how long.
 */
@Component
class MessageQueue {

    /** A secret text is gone once nobody will send it any more. */
    static final String ERASE =
            "body = case when secret then null else body end, html = case when secret then null else html end";

    private final JdbcClient jdbc;
    private final OutboxSettings settings;

    MessageQueue(JdbcClient jdbc, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Duration lease() {
        return settings.lease();
    }

    /** Takes the message that has waited longest, and that nobody else takes just now. */
    Optional<OutboundMessage> claim(List<String> channels) {
        return jdbc.sql("""
                        update outbound_message set status = 'SENDING', attempts = attempts + 1, token = :token, tried_at = now(),
                            first_tried_at = coalesce(first_tried_at, now()),
                            lease_until = now() + make_interval(secs => :lease)
                        where id = (select id from outbound_message
                                where status = 'READY' and next_at <= now() and expires_at > now()
                                    and channel in (:channels)
                                order by next_at, id limit 1 for update skip locked)
                            and not exists (select from outbox_state where paused_at is not null)
                        returning *""")
                .param("token", UUID.randomUUID())
                .param("lease", settings.lease().toSeconds())
                .param("channels", channels)
                .query(OutboundMessage.class)
                .optional();
    }

    /**
     * Writes down what became of a message, if it is still in the hands of who tells it, or was lost and is in nobody's
     * since.
     */
    boolean record(OutboundMessage message, MessageStatus status, Outcome outcome, Duration next) {
        String erase = status == MessageStatus.READY ? "" : ERASE + ", ";
        return jdbc.sql("update outbound_message set " + erase + """
                            status = :status, cause = :cause, last_error = :error, lease_until = null, token = null,
                            provider_id = coalesce(:provider, provider_id), doubts = doubts + :doubt,
                            attempts = attempts - :notTried,
                            next_at = now() + make_interval(secs => :next),
                            sent_at = case when :sent then now() end
                        where id = :id and token = :token and status in ('SENDING', 'READY', 'IN_DOUBT')""")
                        .param("status", status.name())
                        .param(
                                "cause",
                                outcome.cause() == null ? null : outcome.cause().name())
                        .param("error", outcome.detail())
                        .param("provider", outcome.providerId())
                        .param("doubt", outcome.kind() == Outcome.Kind.UNKNOWN ? 1 : 0)
                        .param("notTried", outcome.kind() == Outcome.Kind.PAUSED ? 1 : 0)
                        .param("next", next.toSeconds())
                        .param("sent", status == MessageStatus.SENT)
                        .param("id", message.id())
                        .param("token", message.token())
                        .update()
                == 1;
    }

    /** Puts a message back that is not to go yet, as if it had not been taken; its end moves by as much as it waits. */
    void defer(OutboundMessage message, Duration wait) {
        jdbc.sql("""
                        update outbound_message set status = 'READY', attempts = attempts - 1, token = null,
                            first_tried_at = null, lease_until = null, next_at = now() + make_interval(secs => :wait),
                            expires_at = expires_at + make_interval(secs => :wait)
                        where id = :id and token = :token and status = 'SENDING'""")
                .param("wait", wait.toSeconds())
                .param("id", message.id())
                .param("token", message.token())
                .update();
    }

    /**
     * Lets go of messages whose sender did not say in time what became of them. The token stays until somebody else
     * takes the message, so that a late word still counts; that is what the first wait is for.
     *
     * @return how many
     */
    int releaseLost(List<String> repeatable) {
        List<String> channels = new ArrayList<>(repeatable);
        channels.add("");
        return jdbc.sql("""
                        update outbound_message set status = 'READY', doubts = doubts + 1, cause = 'OUTCOME_UNKNOWN',
                            lease_until = null, next_at = now() + make_interval(secs => :next)
                        where status = 'SENDING' and lease_until < now() and doubts = 0 and channel in (:channels)
                            and not exists (select from outbox_state where paused_at is not null)""")
                        .param("next", settings.retryAfter(1).toSeconds())
                        .param("channels", channels)
                        .update()
                + jdbc.sql("update outbound_message set " + ERASE + """
                            , status = 'IN_DOUBT', doubts = doubts + 1, cause = 'OUTCOME_UNKNOWN', lease_until = null
                        where status = 'SENDING' and lease_until < now() and (doubts > 0 or channel not in (:channels))
                            and not exists (select from outbox_state where paused_at is not null)""")
                        .param("channels", channels)
                        .update();
    }

    /** Ends what is too late by now, whether or not its channel could have sent it. */
    int expire() {
        return jdbc.sql("update outbound_message set " + ERASE + """
                            , status = 'EXPIRED', cause = coalesce(cause, 'TOO_LATE')
                        where status = 'READY' and expires_at <= now()
                            and not exists (select from outbox_state where paused_at is not null)""").update();
    }
}
