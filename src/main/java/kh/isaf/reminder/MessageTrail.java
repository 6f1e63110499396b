package kh.isaf.reminder;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of one message after it was handed over: its receipts, its cost, and what went in its place. */
@Service
@Transactional(readOnly = true)
public class MessageTrail {

    private final JdbcClient jdbc;

    MessageTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param kind see {@link MessageKind}
     * @param delivery DELIVERED or FAILED, once that is told
     * @param follows the message that did not arrive, in whose place this one went
     * @param followedBy the one that went in the place of this one
     */
    public record Trail(
            String kind,
            @Nullable String person,
            boolean urgent,
            @Nullable Integer parts,
            @Nullable String delivery,
            @Nullable LocalDateTime settledAt,
            @Nullable BigDecimal cost,
            @Nullable UUID follows,
            @Nullable String followsChannel,
            @Nullable UUID followedBy,
            @Nullable String followedByChannel,
            @Nullable LocalDateTime passedOnAt) {

        public Trail {
            kind = MessageKind.of(kind).id();
        }
    }

    /**
     * A part of a text message.
     *
     * @param part from 1
     * @param state ACCEPTED, DELIVERED or FAILED
     * @param error why it did not arrive, as the other side says it
     */
    public record Part(
            int part,
            String state,
            @Nullable String error,
            LocalDateTime acceptedAt,
            @Nullable LocalDateTime settledAt) {}

    public Trail of(UUID message) {
        return jdbc.sql("""
                        select split_part(m.dedup_key, '/', 1) as kind, coalesce(nullif(p.name_km, ''), p.name_latin) as person,
                            m.urgent, m.parts, m.delivery, (m.settled_at at time zone :zone) as settled_at, m.cost,
                            m.follows, f.channel as follows_channel, n.id as followed_by, n.channel as followed_by_channel,
                            (m.passed_on_at at time zone :zone) as passed_on_at
                        from outbound_message m left join person p on p.id = m.person_id
                            left join outbound_message f on f.id = m.follows
                            left join outbound_message n on n.follows = m.id
                        where m.id = :id""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("id", message)
                .query(Trail.class)
                .optional()
                .orElseThrow(() -> new NotFound("message " + message));
    }

    public List<Part> parts(UUID message) {
        return jdbc.sql("""
                        select part + 1 as part, state, error, (accepted_at at time zone :zone) as accepted_at,
                            (settled_at at time zone :zone) as settled_at
                        from sms_part where message_id = :id order by part""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("id", message)
                .query(Part.class)
                .list();
    }
}
