package kh.isaf.reminder;

import java.time.Duration;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What did not go out, by cause; an operator who has removed the cause tries all of it again at once. */
@Service
public class FailedMessages {

    /** Whose text is erased cannot be sent again, and what is too late, or went by another channel, should not. */
    private static final String CAN_GO_AGAIN =
            "body is not null and passed_on_at is null and (expires_at > now() or not secret)";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OutboxSettings settings;
    private final Bell bell;

    FailedMessages(JdbcClient jdbc, AuditTrail audit, OutboxSettings settings, Bell bell) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.bell = bell;
    }

    /**
     * Messages that failed for the same cause.
     *
     * @param again those that can be tried again; the text of the others was erased with the link in it
     */
    public record Group(Cause cause, long messages, long again) {}

    @Transactional(readOnly = true)
    public List<Group> byCause() {
        return jdbc.sql("select cause, count(*) as messages, count(*) filter (where " + CAN_GO_AGAIN + """
                        ) as again
                        from outbound_message where status = 'FAILED' group by cause order by count(*) desc, cause""")
                .query(Group.class)
                .list();
    }

    /**
     * Tries all messages of a cause again; they have as much time as new ones.
     *
     * @return how many
     */
    @Transactional
    public int tryAgain(Cause cause, Actor actor) {
        Duration time = settings.expiry();
        int messages = jdbc.sql("""
                        update outbound_message set status = 'READY', attempts = 0, doubts = 0, next_at = now(),
                            address_judged = false, first_tried_at = null,
                            expires_at = greatest(expires_at,
                                case when secret then expires_at else now() + make_interval(secs => :time) end)
                        where status = 'FAILED' and cause = :cause and\s""" + CAN_GO_AGAIN)
                .param("time", time.toSeconds())
                .param("cause", cause.name())
                .update();
        if (messages > 0) {
            audit.record(actor, "outbox.retry", "outbox", cause.name(), String.valueOf(messages), null);
            bell.ringAfterCommit();
        }
        return messages;
    }
}
