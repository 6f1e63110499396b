package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which posts are vacant: places without clerk, chair, enough facilitators, focal person or working group. */
@Service
@Transactional(readOnly = true)
public class Vacancies {

    /** A deputy alone does not fill the place of a focal person, nor does a facilitator who no longer takes part. */
    private static final String VACANT = """
            with held as (
                select role, coalesce(provider_code, area_code) as scope, count(distinct person_id) as number
                from role_assignment
                where valid_from <= :day and (valid_to is null or valid_to > :day) and not deputy
                    and (inactive_since is null or inactive_since > :day)
                group by 1, 2),
            vacant as (
                select n.role, a.code as area_code, null::text as provider_code,
                    n.least - coalesce(h.number, 0) as missing
                from area a
                    join (values ('clerk', 1, 'CS'), ('committeeChair', 1, 'CS'), ('caf', :facilitators, 'CS'),
                        ('dmkGroup', 1, 'DMK'), ('cpGroup', 1, 'CP')) n (role, least, level) on n.level = a.level
                    left join held h on h.role = n.role and h.scope = a.code
                where coalesce(h.number, 0) < n.least and (a.opened_on is null or a.opened_on <= :day)
                    and (a.closed_on is null or a.closed_on > :day)
                union
                select 'focalPerson', s.area_code, s.code, 1
                from service_provider s left join held h on h.role = 'focalPerson' and h.scope = s.code
                where s.opened_on <= :day and (s.closed_on is null or s.closed_on > :day) and h.number is null
                union
                select v.role, v.area_code, v.provider_code, 1 from vacancy v
                where v.since <= :day and not (v.role = 'caf' and length(v.area_code) = 6) and not exists (
                    select 1 from role_assignment r
                    where r.role = v.role and coalesce(r.provider_code, r.area_code) = coalesce(v.provider_code, v.area_code)
                        and r.valid_from >= v.since and (r.valid_to is null or r.valid_to > :day)))
            """;

    private final JdbcClient jdbc;
    private final RegisterSettings settings;

    Vacancies(JdbcClient jdbc, RegisterSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** How many places are vacant in an area and below it, by role. */
    public record Count(
            String areaCode, @Nullable AreaType type, String areaKm, String areaLatin, Map<Role, Integer> missing) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }

        public int total() {
            return missing.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** One vacant place, or several of one kind in a commune. */
    public record Line(
            Role role,
            String areaCode,
            String areaKm,
            String areaLatin,
            @Nullable String providerCode,
            @Nullable String providerKm,
            @Nullable String providerLatin,
            int missing) {

        /** The provider's name, or the area's. */
        public String place(Locale locale) {
            boolean khmer = locale.getLanguage().equals("km");
            String provider = khmer ? providerKm : providerLatin;
            return provider != null ? provider : khmer ? areaKm : areaLatin;
        }
    }

    /** The counts by the areas directly below this one; what lies outside the actor's reach does not count. */
    public List<Count> counts(Actor actor, String area, LocalDate day) {
        Map<String, Object> parameters = parameters(actor, area, day);
        parameters.put("digits", area.length() >= 4 ? 6 : area.length() + 2);
        Map<String, Count> counts = new LinkedHashMap<>();
        jdbc.sql(VACANT + "select c.*, a.type, a.name_km, a.name_latin from ("
                        + " select left(v.area_code, :digits) as code, v.role, sum(v.missing) as missing from vacant v where "
                        + where(actor)
                        + " group by 1, 2) c left join area a on a.code = c.code order by c.code, c.role")
                .params(parameters)
                .query(row -> {
                    String type = row.getString("type");
                    counts.computeIfAbsent(
                                    row.getString("code"),
                                    code -> new Count(
                                            code,
                                            type == null ? null : AreaType.valueOf(type),
                                            name(row, "name_km"),
                                            name(row, "name_latin"),
                                            new HashMap<>()))
                            .missing()
                            .merge(Role.of(row.getString("role")).orElseThrow(), row.getInt("missing"), Integer::sum);
                });
        return List.copyOf(counts.values());
    }

    /** Every vacant place of an area, those outside the actor's reach left out. */
    public List<Line> lines(Actor actor, String area, LocalDate day) {
        return jdbc.sql(VACANT + """
                select v.*, a.name_km as area_km, a.name_latin as area_latin, s.name_km as provider_km,
                    s.name_latin as provider_latin
                from vacant v left join area a on a.code = v.area_code left join service_provider s on s.code = v.provider_code
                where\s""" + where(actor) + " order by v.area_code, v.provider_code nulls first, v.role")
                .params(parameters(actor, area, day))
                .query((row, number) -> new Line(
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("area_code"),
                        Optional.ofNullable(row.getString("area_km")).orElse(""),
                        Optional.ofNullable(row.getString("area_latin")).orElse(""),
                        row.getString("provider_code"),
                        row.getString("provider_km"),
                        row.getString("provider_latin"),
                        row.getInt("missing")))
                .list();
    }

    /** Somebody left this place to nobody. */
    @Transactional
    public void note(Grant place, LocalDate since) {
        jdbc.sql("insert into vacancy (role, area_code, provider_code, since) values (?, ?, ?, ?)")
                .param(place.role().id())
                .param(place.areaCode())
                .param(place.providerCode())
                .param(since)
                .update();
    }

    private static String where(Actor actor) {
        return Supervision.within(actor, "v.area_code", new HashMap<>()) + " and starts_with(v.area_code, :area)";
    }

    private Map<String, Object> parameters(Actor actor, String area, LocalDate day) {
        Map<String, Object> parameters = new HashMap<>();
        Supervision.within(actor, "v.area_code", parameters);
        parameters.put("area", area);
        parameters.put("day", day);
        parameters.put("facilitators", settings.fewestFacilitators());
        return parameters;
    }

    private static String name(ResultSet row, String column) {
        try {
            return Optional.ofNullable(row.getString(column)).orElse("");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
