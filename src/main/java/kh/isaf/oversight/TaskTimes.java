package kh.isaf.oversight;

import kh.isaf.worklist.WorkItemClosed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how long a task of the yearly cycle took, in the transaction in which it is done. */
@Component
class TaskTimes {

    private final JdbcClient jdbc;

    TaskTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task that was taken away took no time. */
    @EventListener
    @Transactional
    public void note(WorkItemClosed closed) {
        jdbc.sql("select note_task_time(?)")
                .param(closed.workItemId())
                .query((row, number) -> closed)
                .single();
    }
}
