package kh.isaf.reminder.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.reminder.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of late steps that go up the working groups: which have come so far that they do, how far each has
 * climbed, and how it was settled.
 */
@Service
@Transactional
public class Escalations {

    /** The steps of the ladder that reach a working group after the due day; the first of them opens. */
    static final String CLIMBS = "recipient in ('dmkGroup', 'cpGroup', 'ncddsAdmin') and working_days > 0";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Escalations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Open items as late as the ladder's first step to a working group that nobody follows up, the latest first. Days
     * are counted by the nation's calendar first, as no area has more of them; then by its own, one by one until there
     * are enough ({@code offset 0} keeps this order).
     */
    @Transactional(readOnly = true)
    public List<UUID> neglected(int most) {
        return jdbc.sql("""
                with first_step as materialized (
                    select year, stage, district_code, min(working_days) as working_days from ladder_step
                    where %s group by year, stage, district_code)
                select id from (
                    select w.id, w.area_code, w.due_on, f.working_days
                    from work_item w
                    join first_step f on f.year = w.year and f.stage = w.stage and f.district_code = left(w.area_code, 4)
                    join working_day due on due.day = w.due_on
                    where w.status = 'OPEN' and w.cycle_key is not null and w.chases is null and w.starts_on <= :today
                        and (select day.ordinal from working_day day where day.day = :today) - due.ordinal >= f.working_days
                        and not exists (select 1 from escalation e where e.work_item_id = w.id and e.closed_at is null)
                    order by w.due_on, w.id offset 0) by_the_nation
                where working_days_between(area_code, due_on, :today) >= working_days limit :most""".formatted(CLIMBS))
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * Opens the escalation of an item, late or as its model says before; empty when one is open already. An item that somebody is just doing is left
     * for the next time: he or she would close it without knowing of this.
     */
    public Optional<Escalation> open(UUID workItemId) {
        return jdbc.sql("""
                insert into escalation (id, work_item_id, level, opened_at, early_due_on)
                select :id, w.id, case when length(w.area_code) = 4 then 'cpGroup' else 'dmkGroup' end, :now,
                    case when w.due_on >= :today then w.due_on end
                from (select * from work_item where id = :item and status = 'OPEN' for share skip locked) w
                on conflict do nothing returning *""")
                .param("id", UUID.randomUUID())
                .param("item", workItemId)
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .query(Escalations::escalation)
                .optional();
    }

    /** Keeps by which process the engine follows it up. */
    public void runs(Escalation escalation, String process) {
        jdbc.sql("update escalation set process_instance_id = ? where id = ?")
                .params(process, escalation.id())
                .update();
    }

    /** The open escalation of a late item. */
    @Transactional(readOnly = true)
    public Optional<Escalation> of(UUID workItemId) {
        return jdbc.sql("select * from escalation where work_item_id = ? and closed_at is null")
                .param(workItemId)
                .query(Escalations::escalation)
                .optional();
    }

    /** The late step goes up to the next level; one that has gone further already keeps the highest. */
    public void climb(UUID workItemId, Recipient to) {
        of(workItemId).ifPresent(escalation -> {
            if (to.compareTo(escalation.level()) > 0) {
                jdbc.sql("update escalation set level = ? where id = ?")
                        .params(to.id(), escalation.id())
                        .update();
            }
            audit.record(
                    Actor.system("escalation"),
                    "escalation.climb",
                    "work_item/" + workItemId,
                    escalation.level().id(),
                    to.id(),
                    null);
        });
    }

    public void end(Escalation escalation, Ending ending) {
        jdbc.sql("update escalation set closed_at = ?, ended = ? where id = ? and closed_at is null")
                .params(OffsetDateTime.now(clock), ending.name(), escalation.id())
                .update();
    }

    /**
     * Open escalations of items in this area that are late no longer, or have got more time than when they were followed
     * up early; empty is the nation.
     */
    @Transactional(readOnly = true)
    public List<Escalation> inTime(String areaCode, int most) {
        return jdbc.sql("""
                select e.* from escalation e join work_item w on w.id = e.work_item_id
                where e.closed_at is null and (w.status <> 'OPEN'
                        or w.due_on >= :today and (e.early_due_on is null or w.due_on > e.early_due_on))
                    and starts_with(w.area_code, :area)
                order by e.opened_at, e.id limit :most""")
                .param("today", LocalDate.now(clock))
                .param("area", areaCode)
                .param("most", most)
                .query(Escalations::escalation)
                .list();
    }

    private static Escalation escalation(ResultSet row, int number) throws SQLException {
        return new Escalation(
                row.getObject("id", UUID.class),
                row.getObject("work_item_id", UUID.class),
                Recipient.of(row.getString("level")),
                row.getObject("opened_at", OffsetDateTime.class),
                row.getString("process_instance_id"));
    }
}
