package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.people.RegisterSettings;
import kh.isaf.people.TermsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The loose task at the end of each facilitator's term: it shows some weeks before, is due on the last day, and is done
 * when the term is renewed or ended on the facilitator's page.
 */
@Component
class TermTasks {

    static final String TASK = "cafTermEnds";

    private static final String STILL_ENDS = """
            r.role = 'caf' and r.valid_to is not null and r.end_reason is null and r.valid_from < r.valid_to""";

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final RegisterSettings settings;
    private final Clock clock;

    TermTasks(JdbcClient jdbc, WorkItems workItems, RegisterSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(TermsChanged changed) {
        UUID[] people = changed.personIds().toArray(UUID[]::new);
        List<UUID> settled = jdbc.sql("""
                select w.id from work_item w join unnest(:people::uuid[]) p (id) on w.address = '/cafs/' || p.id
                where w.status = 'OPEN' and w.task = :task and not exists (
                    select 1 from role_assignment r where r.person_id = p.id and r.area_code = w.area_code
                        and r.valid_to - 1 = w.due_on and %s)""".formatted(STILL_ENDS))
                .param("people", people)
                .param("task", TASK)
                .query(UUID.class)
                .list();
        settled.forEach(id -> workItems.done(id, changed.by()));
        jdbc.sql("""
                with made as (
                    insert into work_item (id, task, area_code, name_km, name_en, starts_on, due_on, status, created_at,
                        address)
                    select gen_random_uuid(), :task, r.area_code, 'អាណត្តិរបស់អ្នកសម្របសម្រួល ' || p.name_km || ' ចប់',
                        'The term of facilitator ' || p.name_latin || ' ends', r.valid_to - 1 - :notice, r.valid_to - 1,
                        'OPEN', :now, '/cafs/' || p.id
                    from role_assignment r join person p on p.id = r.person_id
                    where r.person_id = any(:people) and r.valid_to > :today and %s
                    on conflict do nothing
                    returning id, area_code)
                insert into work_item_candidate (role, scope, work_item_id)
                select 'clerk', area_code, id from made
                union all select 'dmkGroup', left(area_code, 4), id from made""".formatted(STILL_ENDS))
                .param("people", people)
                .param("task", TASK)
                .param("notice", settings.termNoticeDays())
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .update();
    }
}
