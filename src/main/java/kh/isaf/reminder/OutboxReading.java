package kh.isaf.reminder;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as its operator sees it: how much is where, and what became of a message. */
@Service
@Transactional(readOnly = true)
public class OutboxReading {

    /** The newest of a state that a page shows. */
    public static final int PAGE = 50;

    private static final String LINE = """
            select id, channel, address, subject, status, cause, attempts, reason, last_error, provider_id, secret,
                case when secret then null else body end as body, (created_at at time zone :zone) as created_at,
                (next_at at time zone :zone) as next_at, (expires_at at time zone :zone) as expires_at,
                (sent_at at time zone :zone) as sent_at
            from outbound_message\s""";

    private final JdbcClient jdbc;
    private final List<Channel> channels;

    OutboxReading(JdbcClient jdbc, List<Channel> channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    /**
     * A message with its times in Cambodia, and not more of its address than an operator needs.
     *
     * @param body null when it is secret, or was erased
     */
    public record Line(
            UUID id,
            String channel,
            String address,
            String subject,
            MessageStatus status,
            @Nullable Cause cause,
            int attempts,
            @Nullable String reason,
            @Nullable String lastError,
            @Nullable String providerId,
            boolean secret,
            @Nullable String body,
            LocalDateTime createdAt,
            LocalDateTime nextAt,
            LocalDateTime expiresAt,
            @Nullable LocalDateTime sentAt) {

        public Line {
            address = MaskedAddress.of(address);
        }
    }

    /** How many messages are in each state, in the order of their way. */
    public Map<MessageStatus, Long> counts() {
        Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
        for (MessageStatus status : MessageStatus.values()) {
            counts.put(status, 0L);
        }
        jdbc.sql("select status, count(*) as messages from outbound_message group by status")
                .query(row -> {
                    counts.put(MessageStatus.valueOf(row.getString("status")), row.getLong("messages"));
                });
        return counts;
    }

    /** How many messages wait for a channel that is not set up on this node. */
    public long withoutChannel() {
        List<String> closed = channels.stream()
                .filter(channel -> !channel.configured())
                .map(Channel::id)
                .toList();
        return closed.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from outbound_message where status = 'READY' and channel in (:closed)")
                        .param("closed", closed)
                        .query(Long.class)
                        .single();
    }

    /** How many messages this node's channels could have sent by now, and have not. */
    public long due() {
        List<String> open =
                channels.stream().filter(Channel::configured).map(Channel::id).toList();
        return open.isEmpty()
                ? 0
                : jdbc.sql("""
                        select count(*) from outbound_message
                        where status in ('READY', 'SENDING') and next_at <= now() and expires_at > now()
                            and channel in (:open)
                            and not exists (select from outbox_state where paused_at is not null)""").param("open", open).query(Long.class).single();
    }

    /**
     * The newest of a state.
     *
     * @param channel empty for all
     * @param area of what it is about, or else of the person, or what is above it; empty for all
     */
    public List<Line> newest(MessageStatus status, String channel, String area) {
        return jdbc.sql(LINE + """
                        m where status = :status and (:channel = '' or channel = :channel)
                            and (:area = '' or exists (
                                select 1 from unnest(string_to_array(m.area_code, ';')) a (code)
                                where starts_with(a.code, :area))
                            or coalesce(m.area_code, '') = '' and exists (
                                select 1 from role_assignment r
                                where r.person_id = m.person_id and starts_with(r.area_code, :area)))
                        order by created_at desc, id limit :page""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("status", status.name())
                .param("channel", channel)
                .param("area", area)
                .param("page", PAGE)
                .query(Line.class)
                .list();
    }

    public Line message(UUID id) {
        return jdbc.sql(LINE + "where id = :id")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("id", id)
                .query(Line.class)
                .optional()
                .orElseThrow(() -> new NotFound("message " + id));
    }
}
