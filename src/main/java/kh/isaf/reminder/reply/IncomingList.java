package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came in and what it led to: all of it for NCDDS, for working groups what people of their areas wrote. */
@Service
@Transactional(readOnly = true)
public class IncomingList {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    IncomingList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One message.
     *
     * @param nameKm of the writer; null for somebody unknown
     * @param outcome null while it waits to be acted on
     * @param workItemId the task it was about; null for none
     * @param answer what was answered; null for nothing
     */
    public record Line(
            OffsetDateTime receivedAt,
            String channel,
            String address,
            @Nullable String nameKm,
            @Nullable String nameLatin,
            String body,
            @Nullable String outcome,
            @Nullable UUID workItemId,
            @Nullable String taskKm,
            @Nullable String taskEn,
            @Nullable String answer) {

        public @Nullable String name(Locale locale) {
            return locale.getLanguage().equals("km") || nameLatin == null || nameLatin.isBlank() ? nameKm : nameLatin;
        }

        public @Nullable String task(Locale locale) {
            return locale.getLanguage().equals("km") ? taskKm : taskEn;
        }
    }

    /** Some lines, the newest first, and whether there are older ones. */
    public record Page(List<Line> lines, boolean more) {}

    /** From the first one, a page each. */
    public Page of(Actor actor, int page) {
        List<Line> found = jdbc.sql("""
                select i.received_at, i.channel, i.address, p.name_km, p.name_latin, i.body, i.outcome, i.work_item_id,
                    w.name_km as task_km, w.name_en as task_en,
                    (select m.body from outbound_message m where m.dedup_key = 'incoming/' || i.id) as answer
                from incoming_message i left join person p on p.id = i.person_id
                    left join work_item w on w.id = i.work_item_id
                where :all or exists (select 1 from role_assignment r
                    where r.person_id = i.person_id and r.valid_from <= :today
                        and (r.valid_to is null or r.valid_to > :today) and r.role not in ('ncddsAdmin', 'reader')
                        and exists (select 1 from unnest(cast(:areas as text[])) a where starts_with(r.area_code, a)))
                order by i.received_at desc, i.id limit :size offset :skipped""")
                .param("all", actor.holds(Role.NCDDS_ADMIN))
                .param("today", LocalDate.now(clock))
                .param("areas", areas(actor))
                .param("size", PAGE + 1)
                .param("skipped", (Math.max(1, page) - 1) * PAGE)
                .query(Line.class)
                .list();
        return new Page(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
    }

    private static String[] areas(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DMK_GROUP || grant.role() == Role.CP_GROUP)
                .map(Grant::areaCode)
                .toArray(String[]::new);
    }
}
