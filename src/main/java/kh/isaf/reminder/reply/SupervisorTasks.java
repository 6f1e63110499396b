package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.reminder.LooseTasks;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItemClosed;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What whoever supervises a task finds in the work list because of an answer: one loose task for each kind, done on the
 * page of the task it is about, and gone when that one is closed.
 */
@Component
class SupervisorTasks {

    static final String MORE_TIME = "decideMoreTime";
    static final String NOBODY = "findSomebody";

    /** How soon it is expected (assumed). */
    private static final int WORKING_DAYS = 2;

    private static final int DISTRICT = 4;

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final LooseTasks looseTasks;
    private final Clock clock;

    SupervisorTasks(JdbcClient jdbc, WorkItems workItems, LooseTasks looseTasks, Clock clock) {
        this.looseTasks = looseTasks;
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.clock = clock;
    }

    /** The names begin what the list shows; that of the task itself follows. */
    void open(String task, WorkItem about, String nameKm, String nameEn) {
        String area = about.areaCode();
        Candidate candidate = area.length() > DISTRICT
                ? new Candidate(Role.DMK_GROUP, area.substring(0, DISTRICT))
                : new Candidate(Role.CP_GROUP, area.substring(0, 2));
        looseTasks.open(
                task,
                address(about.id()),
                area,
                candidate,
                WORKING_DAYS,
                nameKm + about.nameKm(),
                nameEn + about.nameEn());
    }

    void done(String task, UUID about, Actor by) {
        workItems.doneAt(task, address(about), by);
    }

    /** A task that is closed needs no more time and nobody. */
    @EventListener
    void on(WorkItemClosed closed) {
        List<UUID> left = opened(closed.workItemId(), MORE_TIME, NOBODY);
        if (!left.isEmpty()) {
            jdbc.sql(
                            "update delay_request set decision = 'LAPSED', decided_at = ? where work_item_id = ? and decision is null")
                    .params(OffsetDateTime.now(clock), closed.workItemId())
                    .update();
            left.forEach(workItems::excuse);
        }
    }

    private List<UUID> opened(UUID about, String... tasks) {
        return jdbc.sql("""
                select id from work_item where address = :address and task = any (:tasks) and status = 'OPEN'
                order by id""")
                .param("address", address(about))
                .param("tasks", tasks)
                .query(UUID.class)
                .list();
    }

    private static String address(UUID workItem) {
        return "/tasks/" + workItem;
    }
}
