package kh.isaf.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trials of the product: one runs at a time, whichever node has it in hand; the newest of them are kept. */
@Component
@Transactional
class Trials {

    /** Silence after which the node that has a trial in hand is gone. */
    private static final int LOST_SECONDS = 120;

    private static final int KEPT = 10;

    private static final String LOST =
            " status = 'RUNNING' and heartbeat_at < now() - make_interval(secs => " + LOST_SECONDS + ") ";
    private static final String LINE = """
            select id, year, area_code, late_percent, ladder, ladder_name as table_name,
                case when\s""" + LOST + """
             then 'BROKEN' else status end as status, ordered_by,
                (ordered_at at time zone :zone) as ordered_at, reached, tasks, messages, failure
            from trial\s""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Trials(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes down that a trial begins, unless one runs. */
    UUID begin(TrialOrder order, long seed, Actor by) {
        jdbc.sql("update trial set status = 'BROKEN', ended_at = now() where" + LOST)
                .update();
        UUID id = UUID.randomUUID();
        int begun = jdbc.sql("""
                        insert into trial (id, year, area_code, late_percent, seed, ladder, ladder_name, status,
                            ordered_by, ordered_at)
                        values (:id, :year, :area, :late, :seed, :tables, :name, 'RUNNING', :by, :at)
                        on conflict do nothing""")
                .param("id", id)
                .param("year", order.year())
                .param("area", order.areaCode())
                .param("late", order.latePercent())
                .param("seed", seed)
                .param("tables", order.tables().name())
                .param("name", order.tableName())
                .param("by", by.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (begun == 0) {
            throw new Refusal(null, "timeMachine.error.running");
        }
        jdbc.sql("""
                delete from trial where status <> 'RUNNING' and id not in
                    (select id from trial order by ordered_at desc, id limit :kept)""").param("kept", KEPT).update();
        audit.record(
                by,
                "timeMachine.start",
                "trial/" + id,
                null,
                order.year() + " " + order.areaCode() + " " + order.tables()
                        + (order.tableName() == null ? "" : " " + order.tableName()),
                null);
        return id;
    }

    /**
     * Says how far a trial is, and that it is still in hand.
     *
     * @return false when it was stopped
     */
    boolean beat(UUID id, @Nullable LocalDate reached, int tasks) {
        return jdbc.sql("""
                        update trial set heartbeat_at = now(), reached = cast(:reached as date), tasks = :tasks
                        where id = :id and status = 'RUNNING'""")
                        .param("id", id)
                        .param("reached", reached)
                        .param("tasks", tasks)
                        .update()
                == 1;
    }

    /** Ends a trial that runs; one that was stopped stays so. */
    void end(UUID id, TrialStatus status, int messages, @Nullable String failure) {
        jdbc.sql("""
                update trial set status = :status, messages = :messages, failure = :failure, ended_at = now()
                where id = :id and status = 'RUNNING'""")
                .param("id", id)
                .param("status", status.name())
                .param("messages", messages)
                .param("failure", failure)
                .update();
    }

    /** Stops a trial wherever it runs: the node that has it in hand finds out at its next sign of life. */
    void stop(UUID id, Actor by) {
        if (get(id).underWay()) {
            end(id, TrialStatus.STOPPED, 0, null);
            audit.record(by, "timeMachine.stop", "trial/" + id, null, null, null);
        }
    }

    @Transactional(readOnly = true)
    Trial get(UUID id) {
        return jdbc.sql(LINE + "where id = :id")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("id", id)
                .query(Trial.class)
                .optional()
                .orElseThrow(() -> new NotFound("trial " + id));
    }

    @Transactional(readOnly = true)
    List<Trial> newest() {
        return jdbc.sql(LINE + "order by ordered_at desc, id limit :kept")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("kept", KEPT)
                .query(Trial.class)
                .list();
    }
}
