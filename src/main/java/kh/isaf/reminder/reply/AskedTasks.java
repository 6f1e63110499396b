package kh.isaf.reminder.reply;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.worklist.TaskCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of which tasks a person was asked. An answer that names no task means the one question that is left; once it was given,
 * only a newer question can be meant by the next one, so that an answer that comes twice or late does nothing.
 */
@Component
class AskedTasks {

    /** How long a question may be answered without naming the task (assumed). */
    private static final int DAYS = 14;

    /** A question counts from when its message went out, and not at all while it did not. */
    private static final String OUT = """
            q join lateral (
                select coalesce(m.sent_at, m.tried_at, q.asked_at) as asked_at, m.channel, m.address
                from outbound_message m where m.id = q.message_id and m.status in ('SENDING', 'SENT', 'IN_DOUBT')
                    and m.delivery is distinct from 'FAILED') o on true""";

    private static final String ASKED = "select w.id from question " + OUT + """
            \sjoin work_item w on w.id = q.work_item_id
            where q.person_id = :person and q.kind = 'TASK' and o.asked_at > now() - make_interval(days => :days)
            """;

    private final JdbcClient jdbc;

    AskedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The task with this code, if the person was ever asked about it. */
    Optional<UUID> named(UUID person, TaskCode code) {
        return jdbc.sql("""
                select id from work_item where code = :code and exists (select 1 from question q
                    where q.work_item_id = work_item.id and q.person_id = :person and q.kind = 'TASK')""")
                .param("code", code.signs())
                .param("person", person)
                .query(UUID.class)
                .optional();
    }

    /** The open tasks an answer without a code may mean, the one asked about last first. */
    List<UUID> meant(UUID person) {
        return of(person, """
                and q.answered_at is null and w.status = 'OPEN' and o.asked_at > coalesce((
                    select max(answered_at) from question b where b.person_id = :person and b.bare), '-infinity')""");
    }

    /** The open tasks that wait for an answer, whether one without a code may mean them or not. */
    List<UUID> waiting(UUID person) {
        return of(person, "and q.answered_at is null and w.status = 'OPEN'");
    }

    /** The task asked about last, open or not, answered or not. */
    Optional<UUID> last(UUID person) {
        return of(person, "").stream().findFirst();
    }

    private List<UUID> of(UUID person, String condition) {
        return jdbc.sql(ASKED + condition
                        + " group by w.id order by max(coalesce(q.answered_at, o.asked_at)) desc, w.id")
                .param("person", person)
                .param("days", DAYS)
                .query(UUID.class)
                .list();
    }

    /** Whether the last thing this address was asked is whether it is still good, and the person has not said yet. */
    boolean addressAskedLast(UUID person, String channel, String address) {
        return jdbc.sql("select q.kind = 'ADDRESS' from question " + OUT + """
                \swhere q.person_id = :person and q.answered_at is null and o.channel = :channel and o.address = :address
                    and o.asked_at > now() - make_interval(days => :days)
                order by o.asked_at desc limit 1""")
                .param("person", person)
                .param("channel", channel)
                .param("address", address)
                .param("days", DAYS)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void addressAnswered(UUID person) {
        jdbc.sql("""
                update question set answered_at = clock_timestamp(), bare = true
                where person_id = :person and kind = 'ADDRESS' and answered_at is null""").param("person", person).update();
    }

    /** All questions to this person about the task are answered. */
    void answered(UUID person, UUID workItem, boolean bare) {
        jdbc.sql("""
                update question set answered_at = clock_timestamp(), bare = :bare
                where person_id = :person and work_item_id = :item and answered_at is null""")
                .param("bare", bare)
                .param("person", person)
                .param("item", workItem)
                .update();
    }
}
