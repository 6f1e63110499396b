package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kh.isaf.access.Role;
import kh.isaf.territory.AreaLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells which people a year lacks in the areas that take part in it. What it needs at least (assumed): a commune one CAF,
 * a clerk, a chair, three members of the committee and one of the council; a provider its focal person; a district its
 * group, and the CSO or Ombudsman where the variant names one; a province its group.
 */
@Service
@Transactional(readOnly = true)
public class MissingPeople {

    private static final String MISSING = "with " + YearAreas.TAKING_PART + """
            ,
            need (role, area_code, provider_code, needed) as (
                select r.role, t.code, null, r.needed from taking t cross join (values ('clerk', 1),
                    ('committeeChair', 1), ('committeeMember', 3), ('councilMember', 1)) r (role, needed)
                union all select 'caf', t.code, null, 1 from taking t where t.level = 'CS'
                union all select distinct case t.variant when 'withCso' then 'csoStaff' else 'ombudsman' end,
                    left(t.code, 4), null, 1 from taking t where t.variant <> 'withoutCso'
                union all select distinct 'dmkGroup', left(t.code, 4), null, 1 from taking t where t.level = 'CS'
                union all select distinct 'cpGroup', left(t.code, 2), null, 1 from taking t
                union all select 'focalPerson', t.code, s.code, 1 from taking t
                    join service_provider s on s.area_code = t.code and s.opened_on <= :day
                        and (s.closed_on is null or s.closed_on > greatest(:day, :today))),
            held as materialized (
                select r.role, coalesce(r.provider_code, r.area_code) as scope, count(distinct r.person_id) as people
                from role_assignment r
                where r.valid_from <= greatest(:day, :today)
                    and (r.valid_to is null or r.valid_to > greatest(:day, :today))
                group by 1, 2),
            missing as (
                select n.role, n.area_code, n.provider_code, n.needed, coalesce(h.people, 0) as held
                from need n
                left join held h on h.role = n.role and h.scope = coalesce(n.provider_code, n.area_code)
                where coalesce(h.people, 0) < n.needed and starts_with(n.area_code, :area))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MissingPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts by province; with the code of a province, by its districts, itself first. */
    public MissingCounts counts(int year, String area) {
        int digits = area.isEmpty() ? AreaLevel.CP.digits() : AreaLevel.DMK.digits();
        Map<String, MissingCounts.Line> lines = new TreeMap<>();
        jdbc.sql(MISSING + """
                select a.code, a.name_km, a.name_latin, m.role, sum(m.needed - m.held) as missing
                from missing m join area a on a.code = left(m.area_code, :digits)
                group by a.code, m.role""")
                .params(YearAreas.parameters(year, clock))
                .param("area", area)
                .param("digits", digits)
                .query(row -> {
                    MissingCounts.Line fresh = new MissingCounts.Line(
                            row.getString("code"),
                            row.getString("name_km"),
                            row.getString("name_latin"),
                            new LinkedHashMap<>());
                    lines.computeIfAbsent(fresh.code(), code -> fresh)
                            .missing()
                            .put(row.getString("role"), row.getInt("missing"));
                });
        List<String> roles = Arrays.stream(Role.values())
                .map(Role::id)
                .filter(role -> lines.values().stream().anyMatch(line -> line.of(role) > 0))
                .toList();
        return new MissingCounts(roles, List.copyOf(lines.values()));
    }

    /** Every post that lacks somebody within an area, by code; of the nation with an empty code. */
    public List<MissingPost> posts(int year, String area) {
        return jdbc.sql(MISSING + """
                select m.role, m.area_code, a.name_km as area_km, a.name_latin as area_latin, m.provider_code,
                    s.name_km as provider_km, s.name_latin as provider_latin, m.needed, m.held
                from missing m join area a on a.code = m.area_code
                left join service_provider s on s.code = m.provider_code
                order by m.area_code, m.provider_code nulls first, m.role""")
                .params(YearAreas.parameters(year, clock))
                .param("area", area)
                .query(MissingPost.class)
                .list();
    }

    /** How many people are missing within an area; in the nation with an empty code. */
    public int count(int year, String area) {
        return jdbc.sql(MISSING + "select coalesce(sum(m.needed - m.held), 0) from missing m")
                .params(YearAreas.parameters(year, clock))
                .param("area", area)
                .query(Integer.class)
                .single();
    }

    /** The day of which the roles are counted: the first of the year, or today where that is past. */
    public LocalDate day(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate today = LocalDate.now(clock);
        return today.isAfter(first) ? today : first;
    }
}
