package kh.isaf.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How areas run the demand side: dated decisions of NCDDS that hold for an area and what lies below it, until one for a
 * smaller area says otherwise. Where nobody has decided, a khan and its sangkats are urban, any other area runs without
 * a CSO (assumed).
 */
@Service
@Transactional
public class Variants {

    /** Joins to the area {@code a} what is in force there on {@code :day}, as {@code v}. */
    public static final String IN_FORCE = """
             cross join lateral (
                select coalesce(d.variant, case when k.type = 'KHAN' then 'urbanKhan' else 'withoutCso' end) as variant,
                    d.area_code as decided_for, d.valid_from as since
                from area k left join lateral (
                    select * from area_variant x
                    where x.area_code in (left(a.code, 2), left(a.code, 4), a.code)
                        and x.valid_from <= :day and x.taken_back_at is null
                    order by length(x.area_code) desc, x.valid_from desc limit 1) d on true
                where k.code = left(a.code, 4)) v
            """;

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Variants(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** What is in force in these areas on a day, by their codes. */
    @Transactional(readOnly = true)
    public Map<String, VariantInForce> on(LocalDate day, Collection<String> areaCodes) {
        Map<String, VariantInForce> found = new LinkedHashMap<>();
        if (areaCodes.isEmpty()) {
            return found;
        }
        jdbc.sql("select a.code, v.* from area a" + IN_FORCE + "where a.code in (:codes) order by a.code")
                .param("day", day)
                .param("codes", areaCodes)
                .query(row -> {
                    found.put(row.getString("code"), inForce(row));
                });
        return found;
    }

    /** Every decision for exactly this area, the latest day first, with those that were taken back. */
    @Transactional(readOnly = true)
    public List<VariantDecision> decisions(String areaCode) {
        return jdbc.sql("select * from area_variant where area_code = :area order by valid_from desc, id desc")
                .param("area", areaCode)
                .query(Variants::decision)
                .list();
    }

    /** The area and what lies below it run the demand side so from that day on; what was before stays as it was. */
    public void decide(Actor actor, String areaCode, Variant variant, LocalDate from, String typed) {
        String reason = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "variants.reasonNeeded", LONGEST_REASON);
        }
        VariantDecision last = decisions(areaCode).stream()
                .filter(decision -> decision.takenBackAt() == null)
                .filter(decision -> !decision.coming(LocalDate.now(clock))
                        || decision.validFrom().equals(from))
                .findFirst()
                .orElse(null);
        if (last != null && !from.isAfter(last.validFrom())) {
            throw new Refusal("from", "variants.decidedAlready", String.valueOf(last.validFrom()));
        }
        Variant before =
                on(from, List.of(areaCode)).getOrDefault(areaCode, NOTHING).variant();
        jdbc.sql("""
                insert into area_variant (area_code, valid_from, variant, reason, decided_at, decided_by)
                values (:area, :from, :variant, :reason, :now, :by)""")
                .param("area", areaCode)
                .param("from", from)
                .param("variant", variant.id())
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.name())
                .update();
        audit.record(actor, "area.variant", "area/" + areaCode, before.id(), variant.id() + " from " + from, reason);
    }

    /** Takes back a decision whose day has not come. */
    public void takeBack(Actor actor, String areaCode, long id) {
        VariantDecision decision = decisions(areaCode).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("decision " + id + " for " + areaCode));
        int taken = jdbc.sql("""
                update area_variant set taken_back_at = :now, taken_back_by = :by
                where id = :id and taken_back_at is null and valid_from > :today""")
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.name())
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .update();
        if (taken == 0) {
            throw new Refusal(null, "variants.begun");
        }
        String what = decision.variant().id() + " from " + decision.validFrom();
        audit.record(actor, "area.variant.takeBack", "area/" + areaCode, what, null, null);
    }

    private static final VariantInForce NOTHING = new VariantInForce(Variant.WITHOUT_CSO, null, null);

    private static VariantInForce inForce(ResultSet row) throws SQLException {
        return new VariantInForce(
                Variant.of(row.getString("variant")),
                row.getString("decided_for"),
                row.getObject("since", LocalDate.class));
    }

    private static VariantDecision decision(ResultSet row, int number) throws SQLException {
        return new VariantDecision(
                row.getLong("id"),
                row.getString("area_code"),
                Variant.of(row.getString("variant")),
                row.getObject("valid_from", LocalDate.class),
                row.getString("reason"),
                time(row, "decided_at"),
                row.getString("decided_by"),
                time(row, "taken_back_at"),
                row.getString("taken_back_by"));
    }

    private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }
}
