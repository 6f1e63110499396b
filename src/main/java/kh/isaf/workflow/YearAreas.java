package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import kh.isaf.territory.Variants;

/**
 * Which areas take part in a year, as SQL. A commune or sangkat starts if it has a provider, a khan if it has an
 * administration, which then runs a cycle of its own; each must be there on the first day of the year, and
 * still when it starts.
 */
final class YearAreas {

    /** Every area with the reason why it would not start; null where it would. */
    static final String ALL = """
            year_area as (
                select a.*,
                    case when a.level = 'CP' or (a.level = 'DMK' and a.type <> 'KHAN') then 'NOT_A_CYCLE_AREA'
                        when c.cycle_key is not null then 'ALREADY_STARTED'
                        when a.closed_on <= greatest(:day, :today) then 'AREA_CLOSED'
                        when a.opened_on > :day then 'AREA_NOT_OPEN'
                        when not exists (select 1 from service_provider s where s.area_code = a.code
                            and s.opened_on <= :day and (s.closed_on is null or s.closed_on > greatest(:day, :today))
                            and (a.level = 'CS' or s.kind = 'KHAN_ADMINISTRATION')) then 'NO_PROVIDER'
                    end as reason, c.variant as started_with
                from area a left join area_cycle c on c.year = :year and c.area_code = a.code)""";

    /** Those that take part, started or not, each with the variant it runs or would run in. */
    static final String TAKING_PART = ALL + """
            ,
            taking as materialized (
                select a.code, a.level, coalesce(a.started_with, v.variant) as variant
                from year_area a """ + Variants.IN_FORCE + """
                where a.reason is null or a.reason = 'ALREADY_STARTED')""";

    private YearAreas() {}

    /** The named parameters of both. */
    static Map<String, Object> parameters(int year, Clock clock) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("year", year);
        parameters.put("day", LocalDate.of(year, 1, 1));
        parameters.put("today", LocalDate.now(clock));
        return parameters;
    }
}
