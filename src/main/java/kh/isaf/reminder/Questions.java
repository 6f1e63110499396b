package kh.isaf.reminder;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What short messages ask of those who get them; answers are understood by it. */
@Component
class Questions {

    private final JdbcClient jdbc;

    Questions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps which task a message to this person asks about; written again when the message is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void aboutTask(UUID messageId, UUID personId, UUID workItemId) {
        jdbc.sql("""
                insert into question (message_id, kind, person_id, work_item_id) values (:message, 'TASK', :person, :item)
                on conflict (message_id) do update set work_item_id = excluded.work_item_id, asked_at = now()""")
                .param("message", messageId)
                .param("person", personId)
                .param("item", workItemId)
                .update();
    }
}
