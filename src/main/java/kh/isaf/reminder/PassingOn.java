package kh.isaf.reminder;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A message to a person that failed, or has not arrived in time, goes once more by the person's next way; where no way is
 * left because the addresses are dead a digest falls to the deputy. In quiet hours only what is urgent is passed on. Each message is followed by one at most.
 */
@Component
class PassingOn {

    private static final int MOST = 500;

    /**
     * Did not arrive. A message has its time from when it was sent, or first tried, and anew when sending goes on after
     * nothing was sent at all.
     */
    private static final String NOT_ARRIVED = """
            m.passed_on_at is null and m.person_id is not null and m.delivery is distinct from 'DELIVERED'
                and (m.status <> 'SENT' or m.channel <> 'email') and not m.secret and m.body is not null
                and m.created_at > now() - interval '3 days' and m.expires_at > now()
                and (m.urgent or not :quiet)
                and (m.no_way_at is null or m.no_way_at < now() - interval '1 hour')
                and (m.status = 'FAILED' or m.status = 'WITHDRAWN' and m.cause = 'WAY_CLOSED' or m.status = 'SENT' and m.delivery = 'FAILED'
                    or (m.status in ('IN_DOUBT', 'READY')
                            or m.status = 'SENT' and m.delivery is null and m.channel in (:telling))
                        and greatest(case m.status
                                when 'READY' then coalesce(m.first_tried_at, greatest(m.created_at, m.next_at))
                                else coalesce(m.sent_at, m.tried_at, m.created_at) end,
                            (select coalesce(awake_since, now()) from outbox_state))
                            < now() - make_interval(secs => :wait))
                and coalesce(m.reason, '') not like 'addressCheck/%'
                and not exists (select from outbound_message f where f.follows = m.id)""";

    /** The messages that this one follows, itself included, as person and channel. */
    private static final String TRIED = """
            array(with recursive chain as (
                    select c.follows, c.person_id, c.channel from outbound_message c where c.id = m.id
                    union all
                    select c.follows, c.person_id, c.channel from outbound_message c join chain on c.id = chain.follows)
                select coalesce(person_id::text, '') || ' ' || channel from chain)""";

    private final JdbcClient jdbc;
    private final ReachSettings settings;
    private final Ways ways;
    private final InStead inStead;
    private final QuietHours quietHours;
    private final List<Channel> channels;
    private final Bell bell;

    PassingOn(
            JdbcClient jdbc,
            ReachSettings settings,
            Ways ways,
            InStead inStead,
            QuietHours quietHours,
            List<Channel> channels,
            Bell bell) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.ways = ways;
        this.inStead = inStead;
        this.quietHours = quietHours;
        this.channels = channels;
        this.bell = bell;
    }

    /** A message that did not arrive, whom it was for, and what was tried so far. */
    private record Stuck(UUID id, boolean digest, Digest.Reader reader, Set<String> tried) {

        boolean tried(Way way) {
            return tried.contains(reader.personId() + " " + way.channel());
        }

        /** Whether it was meant for this person from the beginning. */
        boolean own() {
            return tried.stream().allMatch(one -> one.startsWith(reader.personId() + " "));
        }
    }

    /**
     * Passes on what has not arrived by now.
     *
     * @return how many messages were passed on
     */
    @Transactional
    int passOn() {
        Duration quiet = quietHours.left();
        if (!quiet.isZero()) {
            lastUntilMorning(quiet);
        }
        int passed = 0;
        for (Stuck stuck : stuck(!quiet.isZero())) {
            List<Way> all = ways.to(stuck.reader());
            Optional<Way> next = all.stream().filter(way -> !stuck.tried(way)).findFirst();
            Optional<Digest.Reader> deputy = all.isEmpty()
                            && stuck.digest()
                            && stuck.own()
                            && !stuck.reader().dead().isEmpty()
                    ? inStead.of(stuck.reader().personId())
                    : Optional.empty();
            if (next.isPresent()) {
                follow(stuck.id(), stuck.reader(), next.get());
                passed++;
            } else if (deputy.isPresent()) {
                follow(stuck.id(), deputy.get(), ways.to(deputy.get()).get(0));
                passed++;
            } else {
                jdbc.sql("update outbound_message set no_way_at = now() where id = ?")
                        .param(stuck.id())
                        .update();
            }
        }
        if (passed > 0) {
            bell.ringAfterCommit();
        }
        return passed;
    }

    /** What is not passed on because it is quiet must not be too late for it in the morning. */
    private void lastUntilMorning(Duration quiet) {
        jdbc.sql("""
                update outbound_message set expires_at = now() + make_interval(secs => :quiet) + interval '1 hour'
                where passed_on_at is null and person_id is not null and not secret and not urgent
                    and status in ('FAILED', 'SENT', 'IN_DOUBT')
                    and (status <> 'SENT' or channel <> 'email') and delivery is distinct from 'DELIVERED'
                    and created_at > now() - interval '3 days' and expires_at > now()
                    and expires_at < now() + make_interval(secs => :quiet)""").param("quiet", quiet.toSeconds()).update();
    }

    private List<Stuck> stuck(boolean quiet) {
        List<String> telling = channels.stream()
                .filter(Channel::tellsOfDelivery)
                .map(Channel::id)
                .collect(Collectors.toCollection(ArrayList::new));
        telling.add("");
        return jdbc.sql("select m.id, coalesce(m.reason, '') like 'digest/%' as digest, " + Ways.READER + ", " + TRIED
                        + " as tried from outbound_message m join ("
                        + Ways.PERSON + ") on p.id = m.person_id where " + NOT_ARRIVED
                        + " order by m.created_at, m.id limit :most for update of m skip locked")
                .param("wait", settings.nextAfter().toSeconds())
                .param("quiet", quiet)
                .param("telling", telling)
                .param("most", MOST)
                .query((row, number) -> stuck(row))
                .list();
    }

    private static Stuck stuck(ResultSet row) throws SQLException {
        Array tried = row.getArray("tried");
        return new Stuck(
                row.getObject("id", UUID.class),
                row.getBoolean("digest"),
                new Digest.Reader(
                        row.getObject("person_id", UUID.class),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        row.getString("language"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("telegram"),
                        row.getString("channel"),
                        row.getString("rhythm"),
                        row.getString("dead")),
                Arrays.stream((String[]) Objects.requireNonNull(tried).getArray())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The new message has the reason and the end of the old one; what waited still is taken back. */
    private void follow(UUID message, Digest.Reader to, Way way) {
        jdbc.sql("""
                insert into outbound_message (id, dedup_key, channel, person_id, address, language, subject, body, html,
                    reason, expires_at, composed_at, urgent, role, area_code, step, follows)
                select :id, split_part(m.dedup_key, '/', 1) || '/follows/' || m.id, :channel, :person, :address, :language, subject, body, html, reason, expires_at,
                    composed_at, urgent, role, area_code, step, m.id
                from outbound_message m where m.id = :message""")
                .param("id", UUID.randomUUID())
                .param("channel", way.channel())
                .param("person", to.personId())
                .param("address", way.address())
                .param("language", to.language())
                .param("message", message)
                .update();
        jdbc.sql("""
                update outbound_message set passed_on_at = now(), token = case when status = 'READY' then null else token end,
                    cause = case when status = 'READY' then 'PASSED_ON' else cause end,
                    status = case when status = 'READY' then 'WITHDRAWN' else status end
                where id = :message""").param("message", message).update();
    }
}
