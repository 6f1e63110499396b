package kh.isaf.workflow.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checks of figures NCDDS has set. None is ever rewritten: a change ends one today and begins another. */
@Service
@Transactional
public class CheckRegister {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    CheckRegister(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The checks that hold for a task on a day. */
    @Transactional(readOnly = true)
    public List<FigureCheck> inForce(String task, LocalDate day) {
        return jdbc.sql("""
                select * from figure_check
                where task = :task and valid_from <= :day and (valid_to is null or valid_to > :day)
                order by level, written_at, id""")
                .param("task", task)
                .param("day", day)
                .query(CheckRegister::check)
                .list();
    }

    /** All checks there have been, task by task, those in force first. */
    @Transactional(readOnly = true)
    public List<FigureCheck> all() {
        return jdbc.sql("""
                select * from figure_check where valid_to is null or valid_to > valid_from
                order by task, valid_to is not null, valid_to desc, level, written_at, id""").query(CheckRegister::check).list();
    }

    @Transactional(readOnly = true)
    public FigureCheck get(UUID id) {
        return find(id, "").orElseThrow(() -> new NotFound("check " + id));
    }

    public UUID add(FigureRule rule, Level level, String messageKm, String messageEn, Actor actor) {
        UUID id = insert(rule, level, messageKm, messageEn, null, actor);
        audit.record(actor, "check.add", "figure_check/" + id, null, said(rule, level), null);
        return id;
    }

    /** Ends a check today and begins the changed one. */
    public UUID change(UUID id, FigureRule rule, Level level, String messageKm, String messageEn, Actor actor) {
        FigureCheck former = end(id, null);
        UUID changed = insert(rule, level, messageKm, messageEn, id, actor);
        audit.record(
                actor,
                "check.change",
                "figure_check/" + changed,
                said(former.rule(), former.level()) + " " + former.messageKm(),
                said(rule, level) + " " + messageKm,
                null);
        return changed;
    }

    /** Ends a check today, with the reason. */
    public void switchOff(UUID id, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "checks.refusal.reason");
        }
        FigureCheck former = end(id, reason);
        audit.record(actor, "check.off", "figure_check/" + id, said(former.rule(), former.level()), null, reason);
    }

    private FigureCheck end(UUID id, @Nullable String reason) {
        FigureCheck former = find(id, " for update").orElseThrow(() -> new NotFound("check " + id));
        if (former.ended()) {
            throw new Refusal(null, "checks.refusal.ended");
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update figure_check set valid_to = greatest(valid_from, :today), end_reason = :reason where id = :id")
                .param("today", today)
                .param("reason", reason)
                .param("id", id)
                .update();
        return former;
    }

    private UUID insert(
            FigureRule rule, Level level, String messageKm, String messageEn, @Nullable UUID replaces, Actor actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into figure_check (id, task, kind, field, others, low, high, level, message_km, message_en,
                    valid_from, replaces, written_at, person_name)
                values (:id, :task, :kind, :field, :others, :low, :high, :level, :km, :en, :today, :replaces, :now,
                    :name)""")
                .param("id", id)
                .param("task", rule.task())
                .param("kind", rule.kind().name())
                .param("field", rule.field())
                .param("others", String.join(",", rule.others()))
                .param("low", rule.low())
                .param("high", rule.high())
                .param("level", level.name())
                .param("km", messageKm)
                .param("en", messageEn)
                .param("today", LocalDate.now(clock))
                .param("replaces", replaces)
                .param("now", OffsetDateTime.now(clock))
                .param("name", actor.name())
                .update();
        return id;
    }

    private Optional<FigureCheck> find(UUID id, String suffix) {
        return jdbc.sql("select * from figure_check where id = :id" + suffix)
                .param("id", id)
                .query(CheckRegister::check)
                .optional();
    }

    private static String said(FigureRule rule, Level level) {
        return "%s %s %s %s [%s, %s] %s"
                .formatted(
                        rule.task(),
                        rule.kind().id(),
                        rule.field(),
                        rule.others(),
                        rule.low(),
                        rule.high(),
                        level.id());
    }

    private static FigureCheck check(ResultSet row, int number) throws SQLException {
        FigureRule rule = new FigureRule(
                row.getString("task"),
                CheckKind.valueOf(row.getString("kind")),
                row.getString("field"),
                Arrays.stream(row.getString("others").split(","))
                        .filter(other -> !other.isBlank())
                        .toList(),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"));
        return new FigureCheck(
                row.getObject("id", UUID.class),
                rule,
                Level.valueOf(row.getString("level")),
                row.getString("message_km"),
                row.getString("message_en"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("written_at", OffsetDateTime.class),
                row.getString("person_name"),
                row.getString("end_reason"));
    }
}
