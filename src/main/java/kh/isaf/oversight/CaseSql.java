package kh.isaf.oversight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;

/** The condition of a filter for one reader: boards count with it and lists list with it, so that they agree. */
final class CaseSql {

    /** The state of {@code stage_case c} today. */
    static final String STATE = """
            case when c.status = 'EXCUSED' then 'EXCUSED'
                when c.status = 'DONE' then
                    case when (c.closed_at at time zone :zone)::date <= c.due_on then 'ON_TIME' else 'LATE' end
                when c.due_on < :today then 'OVERDUE'
                when c.starts_on > :today then 'COMING'
                else 'RUNNING' end""";

    private final StringBuilder where = new StringBuilder("c.year = :year");
    private final Map<String, Object> parameters = new HashMap<>();

    CaseSql(Actor actor, CaseFilter filter, LocalDate today) {
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        parameters.put("year", filter.year());
        parameters.put("today", today);
        parameters.put("zone", BusinessClock.CAMBODIA.getId());
        where.append(" and ").append(scope.sql("c.area_code", "c.provider_code"));
        if (!filter.area().isEmpty()) {
            and(
                    filter.only() ? "c.area_code = :area" : "c.area_code like :area",
                    "area",
                    filter.only() ? filter.area() : filter.area() + "%");
        }
        and(
                "c.stage = :stage",
                "stage",
                filter.stage() == null ? null : filter.stage().id());
        and("extract(month from c.due_on) = :month", "month", filter.month());
        if (filter.figure() == Figure.OVERDUE) {
            // says the same as the state does, in words the database can look up
            where.append(" and c.status in ('PLANNED', 'OPEN') and c.due_on < :today");
        }
        if (filter.figure() != null) {
            and(
                    STATE + " = any (:states)",
                    "states",
                    filter.figure().states().stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    /** From which cases, with the condition. */
    String from() {
        return " from stage_case c where " + where;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
