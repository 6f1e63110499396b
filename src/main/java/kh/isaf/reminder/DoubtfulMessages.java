package kh.isaf.reminder;

import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages of which nobody knows whether they went out: an operator who has found out says so, or has them sent again. */
@Service
public class DoubtfulMessages {

    /** Whose text was erased, or which went by another channel meanwhile, cannot go again. */
    private static final String CAN_GO_AGAIN = "status = 'IN_DOUBT' and body is not null and passed_on_at is null";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OutboxSettings settings;
    private final Bell bell;

    DoubtfulMessages(JdbcClient jdbc, AuditTrail audit, OutboxSettings settings, Bell bell) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.bell = bell;
    }

    @Transactional(readOnly = true)
    public boolean canGoAgain(UUID message) {
        return jdbc.sql("select exists (select 1 from outbound_message where id = ? and " + CAN_GO_AGAIN + ")")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    /**
     * Settles that the message arrived.
     *
     * @return false when it is in doubt no longer
     */
    @Transactional
    public boolean arrived(UUID message, Actor actor) {
        boolean settled = jdbc.sql("""
                        update outbound_message set status = 'SENT', cause = null, token = null,
                            sent_at = coalesce(sent_at, now()), delivery = 'DELIVERED', settled_at = now()
                        where id = ? and status = 'IN_DOUBT'""").param(message).update() == 1;
        if (settled) {
            audit.record(actor, "outbox.arrived", "message/" + message, "IN_DOUBT", "SENT", null);
        }
        return settled;
    }

    /**
     * Sends the message once more, with as much time as a new one; parts that are known to have been taken do not go again.
     *
     * @return false when it is in doubt no longer, or cannot go again
     */
    @Transactional
    public boolean sendAgain(UUID message, Actor actor) {
        boolean again = jdbc.sql("""
                        update outbound_message set status = 'READY', attempts = 0, doubts = 0, next_at = now(),
                            address_judged = false, first_tried_at = null,
                            expires_at = greatest(expires_at, now() + make_interval(secs => :time))
                        where id = :id and\s""" + CAN_GO_AGAIN)
                        .param("time", settings.expiry().toSeconds())
                        .param("id", message)
                        .update()
                == 1;
        if (again) {
            audit.record(actor, "outbox.sendAgain", "message/" + message, "IN_DOUBT", "READY", null);
            bell.ringAfterCommit();
        }
        return again;
    }
}
