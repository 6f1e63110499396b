package kh.isaf.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of closed days: NCDDS keeps those of the nation as their yearly sub-decree sets them, districts and
 * provinces the closures of their own areas. What is due then moves with {@code Redating} of the work list.
 */
@Service
@Transactional
public class Holidays {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Holidays(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Whether the actor keeps the closed days of this area; empty for the nation. */
    public static boolean may(Actor actor, String areaCode) {
        return actor.may(Role.NCDDS_ADMIN, areaCode)
                || (!areaCode.isEmpty() && (actor.may(Role.DMK_GROUP, areaCode) || actor.may(Role.CP_GROUP, areaCode)));
    }

    /** The closed days of a year that hold for the nation or anywhere within the actor's areas. */
    @Transactional(readOnly = true)
    public List<Holiday> of(int year, Actor actor) {
        return jdbc
                .sql("select * from holiday where extract(year from day) = :year order by day, area_code")
                .param("year", year)
                .query(WorkingCalendars::holiday)
                .list()
                .stream()
                .filter(holiday -> holiday.areaCode().isEmpty() || actor.belongsTo(holiday.areaCode()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Holiday> find(LocalDate day, String areaCode) {
        return jdbc.sql("select * from holiday where day = :day and area_code = :area")
                .param("day", day)
                .param("area", areaCode)
                .query(WorkingCalendars::holiday)
                .optional();
    }

    /** Enters a closed day, or changes it. */
    public void set(Actor by, Holiday holiday, @Nullable String reason) {
        require(by, holiday.areaCode());
        Optional<Holiday> before = find(holiday.day(), holiday.areaCode());
        write(List.of(holiday));
        audit.record(
                by,
                "holiday.set",
                object(holiday.day(), holiday.areaCode()),
                before.map(Holidays::words).orElse(null),
                words(holiday),
                reason);
    }

    public void remove(Actor by, LocalDate day, String areaCode, String reason) {
        require(by, areaCode);
        Holiday before = find(day, areaCode).orElseThrow(() -> new NotFound("holiday " + day));
        delete(List.of(before));
        audit.record(by, "holiday.remove", object(day, areaCode), words(before), null, reason);
    }

    /** Enters many at once, as an import does; the import is what the audit names. */
    public void write(Collection<Holiday> holidays) {
        for (Holiday holiday : holidays) {
            jdbc.sql("""
                    insert into holiday (day, area_code, part, name_km, name_en, decree, certain)
                    values (:day, :area, :part, :km, :en, :decree, :certain)
                    on conflict (day, area_code) do update set part = excluded.part, name_km = excluded.name_km,
                        name_en = excluded.name_en, decree = excluded.decree, certain = excluded.certain""")
                    .param("day", holiday.day())
                    .param("area", holiday.areaCode())
                    .param("part", holiday.part().name())
                    .param("km", holiday.nameKm())
                    .param("en", holiday.nameEn())
                    .param("decree", holiday.decree())
                    .param("certain", holiday.certain())
                    .update();
        }
        rebuild();
    }

    /** Takes many away at once. */
    public void delete(Collection<Holiday> holidays) {
        holidays.forEach(holiday -> jdbc.sql("delete from holiday where day = :day and area_code = :area")
                .param("day", holiday.day())
                .param("area", holiday.areaCode())
                .update());
        rebuild();
    }

    private void rebuild() {
        jdbc.sql("select rebuild_working_days()").query((row, number) -> 0).list();
    }

    private static void require(Actor by, String areaCode) {
        if (!by.belongsTo(areaCode)) {
            throw new NotFound("area " + areaCode);
        }
        if (!may(by, areaCode)) {
            throw new AccessDeniedException("does not keep the closed days of " + areaCode);
        }
    }

    /** The part of the day, checked: a text a form posted may be anything. */
    public static Holiday.Part part(String typed) {
        for (Holiday.Part part : Holiday.Part.values()) {
            if (part.name().equals(typed)) {
                return part;
            }
        }
        throw new Refusal("part", "holiday.error.part");
    }

    private static String object(LocalDate day, String areaCode) {
        return "holiday/" + day + (areaCode.isEmpty() ? "" : "/" + areaCode);
    }

    private static String words(Holiday holiday) {
        return String.join(
                " ",
                holiday.part().name(),
                holiday.nameEn(),
                String.valueOf(holiday.decree()),
                holiday.certain() ? "certain" : "foreseen");
    }
}
