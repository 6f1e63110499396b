package kh.isaf.workflow;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may change an area's year at the same moment: people who send tasks side by side, somebody who corrects alone. So
 * a correction comes wholly before or wholly after the task that builds on what it corrects.
 */
@Component
class CycleTurns {

    private final JdbcClient jdbc;

    CycleTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for corrections of the year this task belongs to, and keeps them waiting until the transaction ends. */
    void sideBySide(UUID workItemId) {
        lock(workItemId, "share");
    }

    /** Waits for everybody else, and keeps them waiting until the transaction ends. */
    void alone(UUID workItemId) {
        lock(workItemId, "update");
    }

    private void lock(UUID workItemId, String strength) {
        jdbc.sql("select 1 from area_cycle where cycle_key = (select cycle_key from work_item where id = :id) for "
                        + strength)
                .param("id", workItemId)
                .query(Integer.class)
                .list();
    }
}
