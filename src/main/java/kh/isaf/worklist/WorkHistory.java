package kh.isaf.worklist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened so far around a task: its claims, and the tasks of the same area and provider that are closed. */
@Service
@Transactional(readOnly = true)
public class WorkHistory {

    private static final int LONGEST = 30;

    /** What a working group does about a late step; its note tells the rest. */
    private static final String[] ACTS = {
        "escalation.call", "escalation.visit", "escalation.extend", "escalation.excuse", "escalation.reassign"
    };

    /** What people answered to messages, and what was decided about it. */
    private static final String[] REPLIES = {
        "task.replyDone",
        "task.replyReported",
        "task.replyMoreDays",
        "task.replyNotMe",
        "task.moreTimeGranted",
        "task.moreTimeRefused",
        "task.somebodyFound"
    };

    private final JdbcClient jdbc;

    WorkHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that happened.
     *
     * @param what {@code done}, {@code excused}, {@code claim}, {@code release}, {@code correct}, or what was done about
     *     a late step: {@code call}, {@code visit}, {@code extend}, {@code excuse}, {@code reassign}, or an answer to a message and
     *     what followed: {@code replyDone}, {@code replyReported}, {@code replyMoreDays}, {@code replyNotMe},
     *     {@code moreTimeGranted}, {@code moreTimeRefused}, {@code somebodyFound}
     * @param who null where nobody did it by hand
     * @param forName for whom he or she did it as a deputy
     */
    public record Entry(
            OffsetDateTime at,
            String what,
            @Nullable String who,
            @Nullable String forName,
            String nameKm,
            String nameEn) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameEn;
        }
    }

    /** The newest first. */
    public List<Entry> of(WorkItem item) {
        return jdbc.sql("""
                select closed_at as at, lower(status) as what, closed_by_name as who, closed_for_name as for_name,
                    name_km, name_en
                from work_item
                where cycle_key = :cycle and status <> 'OPEN' and chases is null
                    and (provider_code is null or :provider::text is null or provider_code = :provider)
                union all
                select at, split_part(action, '.', 2), person_name, for_name, :km, :en from audit_entry
                where object = :object and action in ('task.claim', 'task.release', 'task.correct')
                union all
                select at, split_part(action, '.', 2), person_name, for_name, reason, reason from audit_entry
                where object = :late and action = any(:acts)
                union all
                select at, split_part(action, '.', 2), person_name, for_name, coalesce(reason, ''), coalesce(reason, '')
                from audit_entry where object = :object and action = any(:replies)
                order by at desc limit :longest""")
                .param("cycle", item.cycleKey())
                .param("provider", item.providerCode())
                .param("km", item.nameKm())
                .param("en", item.nameEn())
                .param("object", "work_item/" + item.id())
                .param("late", "work_item/" + (item.chases() == null ? item.id() : item.chases()))
                .param("acts", ACTS)
                .param("replies", REPLIES)
                .param("longest", LONGEST)
                .query(Entry.class)
                .list();
    }
}
