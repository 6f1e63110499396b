package kh.isaf.reminder;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the Telegram groups of districts and provinces what was done there since they were told last, and each morning
 * how many steps are late. It names places, services and stages, and nobody.
 */
@Component
class GroupNews implements MessageReason {

    private static final String KIND = "group";

    /** Groups get a few messages a day (assumed). */
    private static final Duration EVERY = Duration.ofHours(2);

    private static final int LINES = 15;
    private static final Locale KHMER = Locale.forLanguageTag("km");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final QuietHours quietHours;
    private final Outbox outbox;
    private final MessageTexts texts;
    private final MessageSource words;
    private final List<Channel> channels;

    GroupNews(
            JdbcClient jdbc,
            Clock clock,
            QuietHours quietHours,
            Outbox outbox,
            MessageTexts texts,
            MessageSource words,
            List<Channel> channels) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.quietHours = quietHours;
        this.outbox = outbox;
        this.texts = texts;
        this.words = words;
        this.channels = channels;
    }

    /** A group, and up to when it knows what happened. */
    private record Group(
            String chat,
            String areaCode,
            @Nullable OffsetDateTime toldUntil,
            @Nullable LocalDate lateToldOn) {}

    /** Writes to each group whose time it is. */
    @Transactional
    public void write() {
        boolean open = channels.stream().anyMatch(one -> one.id().equals(Ways.TELEGRAM) && one.configured());
        if (!open || quietHours.now()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("update telegram_chat set told_until = :now where told_until > :now")
                .param("now", now)
                .update();
        jdbc.sql("""
                        select chat, area_code, told_until, late_told_on from telegram_chat
                        where area_code is not null and gone_at is null
                            and (told_until is null or told_until <= :before or late_told_on is distinct from :today)
                        order by chat for update skip locked""")
                .param("before", now.minus(EVERY))
                .param("today", now.toLocalDate())
                .query(Group.class)
                .list()
                .forEach(group -> tell(group, now));
    }

    private void tell(Group group, OffsetDateTime now) {
        LocalDate today = now.toLocalDate();
        List<String> parts = new ArrayList<>();
        List<String> done = done(group, now);
        if (group.toldUntil() == null) {
            parts.add(texts.of("group.joined", KHMER, Map.of("place", place(group))));
        }
        if (!done.isEmpty()) {
            parts.add(texts.of("group.done", KHMER, Map.of("steps", lines(done))));
        }
        if (group.toldUntil() != null && !today.equals(group.lateToldOn())) {
            List<String> late = late(group, today);
            if (!late.isEmpty()) {
                parts.add(texts.of("group.late", KHMER, Map.of("steps", lines(late))));
            }
        }
        jdbc.sql("update telegram_chat set told_until = :now, late_told_on = :today where chat = :chat")
                .param("now", now)
                .param("today", today)
                .param("chat", group.chat())
                .update();
        if (!parts.isEmpty()) {
            outbox.put(new NewMessage(
                    KIND + "/" + UUID.randomUUID(),
                    Ways.TELEGRAM,
                    null,
                    group.chat(),
                    "km",
                    words.getMessage("groups.news", null, KHMER),
                    String.join("\n\n", parts),
                    null,
                    false,
                    KIND + "/" + group.chat(),
                    null));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A group that was taken off the list meanwhile is not written to. */
    @Override
    public boolean holds(String chat) {
        return jdbc.sql(
                        "select exists (select from telegram_chat where chat = ? and area_code is not null and gone_at is null)")
                .param(chat)
                .query(Boolean.class)
                .single();
    }

    /** What was written in the day and could not be sent then is not sent in the night. */
    @Override
    public Duration waits(String chat, OutboundMessage message) {
        return quietHours.left();
    }

    private String place(Group group) {
        return jdbc.sql("select name_km from area where code = ?")
                .param(group.areaCode())
                .query(String.class)
                .single();
    }

    private List<String> done(Group group, OffsetDateTime now) {
        return jdbc.sql("""
                select a.name_km || coalesce(' · ' || s.name_km, '') as place, p.stage
                from stage_progress p join area_cycle c on c.cycle_key = p.cycle_key join area a on a.code = c.area_code
                    left join service_provider s on s.code = p.provider_code
                where p.status = 'DONE' and p.closed_at > coalesce(:since, :now) and p.closed_at <= :now
                    and starts_with(c.area_code, :area)
                order by p.closed_at, a.code, p.provider_code""")
                .param("since", group.toldUntil(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now)
                .param("area", group.areaCode())
                .query((row, number) -> row.getString("place") + "៖ " + stage(row.getString("stage")))
                .list();
    }

    private List<String> late(Group group, LocalDate today) {
        return jdbc.sql("""
                select p.stage, count(*) as steps
                from stage_progress p join area_cycle c on c.cycle_key = p.cycle_key
                where p.status = 'OPEN' and p.due_on < :today and starts_with(c.area_code, :area)
                group by p.stage order by min(p.due_on), p.stage""")
                .param("today", today)
                .param("area", group.areaCode())
                .query((row, number) -> stage(row.getString("stage")) + "៖ " + row.getString("steps"))
                .list();
    }

    private String stage(String id) {
        return words.getMessage("stage." + id, null, KHMER);
    }

    private String lines(List<String> all) {
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(LINES, all.size())));
        if (all.size() > LINES) {
            shown.add(words.getMessage("groups.more", null, KHMER).replace("{0}", String.valueOf(all.size() - LINES)));
        }
        return "· " + String.join("\n· ", shown);
    }
}
