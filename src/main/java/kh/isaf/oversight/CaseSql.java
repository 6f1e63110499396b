package kh.isaf.oversight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;

/** The condition of a filter for one reader: boards count with it and lists list with it, so that they agree. */
final class CaseSql {

    /** The state of case {@code c} today. */
    static final String STATE = """
            coalesce(c.outcome, case when c.due_on < :today then 'OVERDUE' when c.starts_on > :today then 'COMING'
                else 'RUNNING' end)""";

    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();
    private final String counted;
    private final String read;

    CaseSql(Actor actor, CaseFilter filter, LocalDate today) {
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        where.append(years(filter, "c"));
        counted = years(filter, "k");
        read = years(filter, "s");
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
        YearMonth month = filter.month();
        if (month != null) {
            and("c.due_on >= :firstDay", "firstDay", month.atDay(1));
            and("c.due_on <= :lastDay", "lastDay", month.atEndOfMonth());
        }
        if (filter.figure() != null) {
            and(
                    STATE + " = any (:states)",
                    "states",
                    filter.figure().states().stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private static String years(CaseFilter filter, String table) {
        return filter.year() == CaseFilter.EVERY_YEAR ? "true" : table + ".year = :year";
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    /** Leaves only the cases of these provinces that are due from one day to another. */
    void within(List<String> provinces, LocalDate from, LocalDate to) {
        and("left(c.area_code, 2) = any (:provinces)", "provinces", provinces.toArray(String[]::new));
        and("c.due_on >= :from", "from", from);
        and("c.due_on <= :to", "to", to);
    }

    /** From which cases {@code c}, with the condition; each is one of {@code c.cases}. */
    String from() {
        return " from (select s.*, 1 as cases from stage_case s) c where " + where;
    }

    /**
     * From which cases {@code c} of the whole nation, with the condition: {@code c.cases} stand alike in a province.
     *
     * @param changed provinces whose cases are not counted yet, and are read themselves
     */
    String fromCounted(List<String> changed) {
        parameters.put("changed", changed.toArray(String[]::new));
        String fromCounts = """
                select k.year, k.province as area_code, null as provider_code, k.stage, k.outcome, k.starts_on, k.due_on, k.cases
                from case_count k where k.province <> all (:changed) and\s""" + counted;
        String fromCases = """
                \sunion all
                select s.year, left(s.area_code, 2), null, s.stage, s.outcome, s.starts_on, s.due_on, 1
                from stage_case s where left(s.area_code, 2) = any (:changed) and\s""" + read;
        return " from (" + fromCounts + (changed.isEmpty() ? "" : fromCases) + ") c where " + where;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
