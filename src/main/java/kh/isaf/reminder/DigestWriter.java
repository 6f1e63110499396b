package kh.isaf.reminder;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the digests of some people in one transaction: their notices count as told if, and only if, they are written. */
@Component
class DigestWriter {

    private static final Actor PRODUCT = Actor.system("reminders");
    private static final String EMAIL = Ways.EMAIL;
    private static final String IN_APP = "inApp";
    private static final String CHOSEN = "chosen";

    /** A notice that waits and may be told now: urgent ones always, others unless it is quiet there or not yet time. */
    private static final String MAY_BE_TOLD = """
            \sn.told_at is null and (n.urgent or not :quiet
                and (cardinality(cast(:closed as text[])) = 0 or not exists (
                    select 1 from unnest(cast(:closed as text[])) c (area) where starts_with(n.area_code, c.area)))
                and (p.rhythm <> 'weekly' or n.on_day <= working_day_from(n.area_code, :monday)
                    and :today >= working_day_from(n.area_code, :monday)))\s""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReminderSettings settings;
    private final QuietHours quietHours;
    private final DigestReading reading;
    private final DigestText text;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Ways ways;
    private final InStead inStead;

    DigestWriter(
            JdbcClient jdbc,
            Clock clock,
            ReminderSettings settings,
            QuietHours quietHours,
            DigestReading reading,
            DigestText text,
            Outbox outbox,
            AuditTrail audit,
            Ways ways,
            InStead inStead) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.quietHours = quietHours;
        this.reading = reading;
        this.text = text;
        this.outbox = outbox;
        this.audit = audit;
        this.ways = ways;
        this.inStead = inStead;
    }

    /**
     * How far one got.
     *
     * @param last the last person of these; null when there was nobody left
     */
    record Progress(@Nullable UUID last, int messages) {}

    /** Writes the digests of the next people after this one, in the order of their ids. */
    @Transactional
    Progress next(UUID after) {
        boolean quiet = quietHours.now();
        List<Digest.Reader> readers = jdbc.sql("""
                select\s""" + Ways.READER + " from " + Ways.PERSON + """
                \swhere p.id > :after and exists (select 1 from notice n where n.person_id = p.id and""" + MAY_BE_TOLD + """
                    )
                order by p.id limit :people""")
                .param("after", after)
                .param("people", settings.people())
                .params(times(quiet))
                .query(Digest.Reader.class)
                .list();
        return readers.isEmpty()
                ? new Progress(null, 0)
                : new Progress(readers.get(readers.size() - 1).personId(), write(readers, quiet));
    }

    /** Writes the digests of these people, for whom something has happened. */
    @Transactional
    int write(Collection<UUID> people) {
        List<Digest.Reader> readers = jdbc.sql(
                        """
                select\s""" + Ways.READER + " from " + Ways.PERSON + " where p.id = any (:people) order by p.id")
                .param("people", people.toArray(UUID[]::new))
                .query(Digest.Reader.class)
                .list();
        return write(readers, quietHours.now());
    }

    private Map<String, Object> times(boolean quiet) {
        LocalDate today = LocalDate.now(clock);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String[] closed = jdbc.sql("select area_code from holiday where day = ? and part = 'DAY' and area_code <> ''")
                .param(today)
                .query(String.class)
                .list()
                .toArray(String[]::new);
        return Map.of("quiet", quiet, "today", today, "monday", monday, "closed", closed);
    }

    private int write(List<Digest.Reader> readers, boolean quiet) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<UUID, Planned> planned = claim(readers, quiet, now);
        Map<UUID, DigestContent> contents = new HashMap<>(reading.told(planned.keySet(), settings.lines()));
        planned.forEach((message, plan) -> {
            if (plan.inStead() && contents.containsKey(message)) {
                contents.put(message, reading.stillTrue(message, plan.reader().personId(), settings.lines()));
            }
        });
        contents.values().removeIf(content -> content.total() == 0);
        List<Digest> digests = new ArrayList<>();
        for (Digest.About about : about(contents.keySet())) {
            Planned plan = Objects.requireNonNull(planned.get(about.message()));
            DigestContent content = Objects.requireNonNull(contents.get(about.message()));
            digests.add(new Digest(
                    about.message(),
                    plan.reader(),
                    plan.channel(),
                    plan.address(),
                    text.of(
                            plan.channel(),
                            content,
                            plan.reader().name(),
                            plan.reader().locale()),
                    now,
                    about));
        }
        outbox.putAll(digests);
        digests.stream()
                .filter(digest -> digest.about().urgent())
                .forEach(digest -> audit.record(
                        PRODUCT,
                        "reminder.urgent",
                        "message/" + digest.id(),
                        null,
                        digest.about().roles() + " " + digest.about().steps(),
                        quiet ? "quiet hours" : null));
        return digests.size();
    }

    /** A message there may be, if there is something to tell. */
    private record Planned(Digest.Reader reader, String channel, String address, boolean inStead) {}

    /**
     * Marks what these people are told now, so that nobody else tells it; what no longer holds stays untold.
     *
     * @return the messages it goes into, of which some may stay empty
     */
    private Map<UUID, Planned> claim(List<Digest.Reader> readers, boolean quiet, OffsetDateTime now) {
        Map<UUID, Planned> planned = new HashMap<>();
        List<UUID> people = new ArrayList<>();
        List<String> ways = new ArrayList<>();
        List<@Nullable UUID> messages = new ArrayList<>();
        for (Digest.Reader reader : readers) {
            Map<String, UUID> byChannel = new HashMap<>();
            for (String way : List.of(CHOSEN, EMAIL, IN_APP)) {
                Planned plan = plan(reader, way);
                people.add(reader.personId());
                ways.add(way);
                messages.add(
                        plan == null
                                ? null
                                : byChannel.computeIfAbsent(plan.channel(), channel -> {
                                    UUID id = UUID.randomUUID();
                                    planned.put(id, plan);
                                    return id;
                                }));
            }
        }
        jdbc.sql("""
                update notice n set told_at = :now, message_id = t.message
                from unnest(cast(:people as uuid[]), cast(:ways as text[]), cast(:messages as uuid[]))
                        t (person, way, message)
                    join person p on p.id = t.person, work_item w
                where n.person_id = t.person and n.channel = t.way and w.id = n.work_item_id and""" + MAY_BE_TOLD + " and" + NoticeSql.HOLDS)
                .param("now", now)
                .param("people", people.toArray(UUID[]::new))
                .param("ways", ways.toArray(String[]::new))
                .param("messages", messages.toArray(UUID[]::new))
                .params(times(quiet))
                .update();
        return planned;
    }

    /**
     * By which channel and to which address a notice of the ladder's channel goes; null where there is none. If all
     * addresses are dead it goes to the deputy, as far as it is the deputy's.
     */
    private @Nullable Planned plan(Digest.Reader reader, String way) {
        if (way.equals(IN_APP) || way.equals(CHOSEN) && reader.channel().equals("none")) {
            return null;
        }
        List<Way> all = ways.to(reader);
        if (all.isEmpty() && !reader.dead().isEmpty()) {
            return inStead.of(reader.personId())
                    .map(deputy -> planned(deputy, ways.to(deputy).get(0), true))
                    .orElse(null);
        }
        return all.stream()
                .filter(possible -> way.equals(CHOSEN) || possible.channel().equals(EMAIL))
                .findFirst()
                .map(found -> planned(reader, found, false))
                .orElse(null);
    }

    private static Planned planned(Digest.Reader reader, Way way, boolean inStead) {
        return new Planned(reader, way.channel(), way.address(), inStead);
    }

    /** What the notices of these messages were about. */
    List<Digest.About> about(Collection<UUID> messages) {
        return jdbc.sql("""
                select message_id as message, bool_or(urgent) as urgent,
                    left(string_agg(distinct role, ';' order by role), 200) as roles,
                    left(string_agg(distinct area_code, ';' order by area_code), 200) as areas,
                    left((select string_agg(s.step, ';' order by s.days nulls last, s.step) from (
                        select distinct case when i.kind = 'ladder' then i.working_days end as days,
                            case when i.kind <> 'ladder' then i.kind when i.working_days > 0 then '+' || i.working_days
                                else i.working_days::text end as step
                        from notice i where i.message_id = n.message_id) s), 200) as steps
                from notice n where message_id = any (:messages) group by message_id order by message_id""")
                .param("messages", messages.toArray(UUID[]::new))
                .query(Digest.About.class)
                .list();
    }
}
