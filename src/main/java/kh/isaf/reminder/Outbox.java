package kh.isaf.reminder;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where everything that leaves the house is put first: a message exists if, and only if, what it tells of happened. */
@Service
public class Outbox {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final OutboxSettings settings;
    private final Bell bell;

    Outbox(JdbcClient jdbc, NamedParameterJdbcOperations batches, OutboxSettings settings, Bell bell) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.settings = settings;
        this.bell = bell;
    }

    /**
     * Puts the message into the outbox, in the transaction of what it tells of.
     *
     * @return false when it was there already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(NewMessage message) {
        OffsetDateTime expires =
                message.expiresAt() == null ? null : message.expiresAt().atOffset(ZoneOffset.UTC);
        boolean isNew = jdbc.sql("""
                        insert into outbound_message (id, dedup_key, channel, person_id, address, language, subject,
                            body, html, secret, reason, expires_at)
                        values (:id, :key, :channel, :person, :address, :language, :subject, :text, :html, :secret,
                            :reason, coalesce(:expires, now() + make_interval(secs => :expiry)))
                        on conflict (dedup_key) do nothing""")
                        .param("id", UUID.randomUUID())
                        .param("key", message.dedupKey())
                        .param("channel", message.channel())
                        .param("person", message.personId())
                        .param("address", message.address())
                        .param("language", message.language())
                        .param("subject", message.subject())
                        .param("text", message.text())
                        .param("html", message.html())
                        .param("secret", message.secret())
                        .param("reason", message.reason())
                        .param("expires", expires, Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("expiry", settings.expiry().toSeconds())
                        .update()
                == 1;
        if (isNew) {
            bell.ringAfterCommit();
        }
        return isNew;
    }

    /** Puts digests into the outbox, in the transaction in which their notices count as told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void putAll(Collection<Digest> digests) {
        if (digests.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                insert into outbound_message (id, dedup_key, channel, person_id, address, language, subject, body, html,
                    reason, expires_at, composed_at, urgent, role, area_code, step)
                values (:id, :key, :channel, :person, :address, :language, :subject, :text, :html, :key,
                    now() + make_interval(secs => :expiry), :composedAt, :urgent, :roles, :areas, :steps)
                on conflict (dedup_key) do nothing""", digests.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
        bell.ringAfterCommit();
    }

    private SqlParameterSource parameters(Digest digest) {
        return new MapSqlParameterSource()
                .addValue("id", digest.id())
                .addValue("key", digest.reason())
                .addValue("channel", digest.channel())
                .addValue("person", digest.reader().personId())
                .addValue("address", digest.address())
                .addValue("language", digest.reader().language())
                .addValue("subject", digest.words().subject())
                .addValue("text", digest.words().text())
                .addValue("html", digest.words().html())
                .addValue("expiry", settings.expiry().toSeconds())
                .addValue("composedAt", digest.composedAt())
                .addValue("urgent", digest.about().urgent())
                .addValue("roles", digest.about().roles())
                .addValue("areas", digest.about().areas())
                .addValue("steps", digest.about().steps());
    }
}
