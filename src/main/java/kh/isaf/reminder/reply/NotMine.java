package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.worklist.Postponements;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks of which somebody answered that they are for others; when nobody is left, the supervisors hear of it. */
@Service
@Transactional
public class NotMine {

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final SupervisorTasks supervisorTasks;
    private final AuditTrail audit;
    private final Clock clock;

    NotMine(JdbcClient jdbc, WorkItems workItems, SupervisorTasks supervisorTasks, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.supervisorTasks = supervisorTasks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives the task back if this person has it, and leaves the person in peace.
     *
     * @return false when the person had said so before
     */
    boolean say(WorkItem item, Actor actor, String words) {
        int said = jdbc.sql(
                        "insert into not_mine (work_item_id, person_id, at) values (?, ?, ?) on conflict do nothing")
                .params(item.id(), actor.personId(), OffsetDateTime.now(clock))
                .update();
        boolean holds = actor.personId().equals(item.assigneeId());
        if (holds) {
            workItems.release(item.id(), actor);
        }
        if (said == 0 && !holds) {
            return false;
        }
        audit.record(actor, "task.replyNotMe", object(item), null, null, words.isEmpty() ? "–" : words);
        if (nobodyIsLeft(item.id())) {
            supervisorTasks.open(SupervisorTasks.NOBODY, item, "គ្មានអ្នកទទួលបន្ទុក៖ ", "Nobody is left for: ");
        }
        return true;
    }

    /** Whether all who may take the task today, or who stand in for them, have said the same. */
    private boolean nobodyIsLeft(UUID workItem) {
        return jdbc.sql("""
                select not exists (select 1 from work_item_candidate c
                    join role_assignment r on r.role = c.role and coalesce(r.provider_code, r.area_code) = c.scope
                    where c.work_item_id = :item and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                        and not exists (select 1 from not_mine n
                            where n.work_item_id = :item and n.person_id = coalesce((
                                select a.deputy_id from stand_in(:today) a join work_item w on w.id = :item
                                where a.person_id = r.person_id and (a.stages is null or w.stage = any (a.stages)) limit 1),
                                r.person_id)))""")
                .param("item", workItem)
                .param("today", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** The names of those who said so. */
    @Transactional(readOnly = true)
    public List<String> of(UUID workItemId) {
        return jdbc.sql("""
                select p.name_km from not_mine n join person p on p.id = n.person_id
                where n.work_item_id = ? order by n.at, p.id""").param(workItemId).query(String.class).list();
    }

    /** Whether this person has to find somebody for the task. */
    @Transactional(readOnly = true)
    public boolean asks(Actor actor, WorkItem item) {
        return Postponements.may(actor, item.areaCode(), Reach.ITSELF)
                && jdbc.sql("""
                        select exists (select 1 from work_item where status = 'OPEN' and address = ? and task = ?)""")
                        .params("/tasks/" + item.id(), SupervisorTasks.NOBODY)
                        .query(Boolean.class)
                        .single();
    }

    /** Somebody was found, or was persuaded: those who said it is not theirs are reminded again if they still may do it. */
    public void settled(Actor by, WorkItem item) {
        if (!Postponements.may(by, item.areaCode(), Reach.ITSELF)) {
            throw new AccessDeniedException("does not supervise " + item.areaCode());
        }
        jdbc.sql("delete from not_mine where work_item_id = ?").param(item.id()).update();
        audit.record(by, "task.somebodyFound", object(item), null, null, null);
        supervisorTasks.done(SupervisorTasks.NOBODY, item.id(), by);
    }

    private static String object(WorkItem item) {
        return "work_item/" + item.id();
    }
}
