package kh.isaf.worklist;

import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Leads from the code on a printed form to its task, and back. */
@Service
public class TaskCodes {

    private final JdbcClient jdbc;
    private final WorkItems workItems;

    TaskCodes(JdbcClient jdbc, WorkItems workItems) {
        this.jdbc = jdbc;
        this.workItems = workItems;
    }

    public TaskCode of(UUID workItemId) {
        return new TaskCode(jdbc.sql("select code from work_item where id = :id")
                .param("id", workItemId)
                .query(String.class)
                .single());
    }

    /** The task with the code that was typed, if it is one and the actor may see the task. */
    public Optional<UUID> visible(String typed, Actor actor) {
        return TaskCode.read(typed).flatMap(this::find).filter(id -> sees(id, actor));
    }

    private Optional<UUID> find(TaskCode code) {
        return jdbc.sql("select id from work_item where code = :code")
                .param("code", code.signs())
                .query(UUID.class)
                .optional();
    }

    private boolean sees(UUID id, Actor actor) {
        try {
            workItems.visible(id, actor);
            return true;
        } catch (NotFound elsewhere) {
            return false;
        }
    }
}
