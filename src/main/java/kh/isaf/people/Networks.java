package kh.isaf.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Networks of facilitators of provinces and districts, and the areas that have none yet. */
@Service
@Transactional(readOnly = true)
public class Networks {

    private static final String LINE = """
            select a.code, a.name_km, a.name_latin, b.code as body_code,
                (select count(*) from body_member m where m.body_code = b.code and m.valid_from <= :day
                    and (m.valid_to is null or m.valid_to > :day)) as members""";

    private static final String FROM = """
            \sfrom area a left join lateral (select n.code from body n where n.area_code = a.code and n.kind = '%s'
                and n.term_from <= :day and (n.term_to is null or n.term_to > :day)
                order by n.term_from desc limit 1) b on true""";

    private final JdbcClient jdbc;

    Networks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An area and its network.
     *
     * @param bodyCode null where there is none in its term
     */
    public record Line(
            String areaCode,
            String areaKm,
            String areaLatin,
            @Nullable String bodyCode,
            int members) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }
    }

    /** A province: its own network, and those of its districts. */
    public record Province(Line own, int districts, int districtsWith) {

        public int districtsWithout() {
            return districts - districtsWith;
        }
    }

    public List<Province> provinces(Actor actor, LocalDate day) {
        Map<String, Object> parameters = parameters(actor, day);
        return jdbc.sql(LINE + """
                , (select count(*) from area d where d.parent_code = a.code and d.level = 'DMK') as districts,
                (select count(distinct d.code) from area d join body n on n.area_code = d.code and n.kind = 'dmkNetwork'
                    and n.term_from <= :day and (n.term_to is null or n.term_to > :day)
                    where d.parent_code = a.code) as districts_with
                """ + FROM.formatted("cpNetwork")
                        + " where a.level = 'CP' and exists (select 1 from area x where "
                        + "starts_with(x.code, a.code) and " + Supervision.within(actor, "x.code", new HashMap<>())
                        + ") order by a.code")
                .params(parameters)
                .query((row, number) -> new Province(
                        new Line(
                                row.getString("code"),
                                row.getString("name_km"),
                                row.getString("name_latin"),
                                row.getString("body_code"),
                                row.getInt("members")),
                        row.getInt("districts"),
                        row.getInt("districts_with")))
                .list();
    }

    /** The districts of a province in the actor's reach. */
    public List<Line> districts(Actor actor, String province, LocalDate day) {
        Map<String, Object> parameters = parameters(actor, day);
        parameters.put("province", province);
        return jdbc.sql(LINE + FROM.formatted("dmkNetwork")
                        + " where a.level = 'DMK' and a.parent_code = :province and "
                        + Supervision.within(actor, "a.code", new HashMap<>()) + " order by a.code")
                .params(parameters)
                .query((row, number) -> new Line(
                        row.getString("code"),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        row.getString("body_code"),
                        row.getInt("members")))
                .list();
    }

    private static Map<String, Object> parameters(Actor actor, LocalDate day) {
        Map<String, Object> parameters = new HashMap<>();
        Supervision.within(actor, "a.code", parameters);
        parameters.put("day", day);
        return parameters;
    }
}
