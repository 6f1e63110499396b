package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.territory.AreaType;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The years of the areas an actor may see, the latest first. */
@Service
@Transactional(readOnly = true)
public class CycleList {

    public static final int PAGE_SIZE = 25;

    private final JdbcClient jdbc;

    CycleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One area's year.
     *
     * @param stages how many stages there are to go through, providers counted singly
     * @param done how many of them are done or excused
     * @param late how many are past their due date
     */
    public record Line(
            String cycleKey,
            int year,
            AreaType areaType,
            String nameKm,
            String nameLatin,
            AreaCycle.Status status,
            int stages,
            int done,
            int late) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    /** One page of the list. */
    public record Page(List<Line> lines, int page, int pages, int total) {}

    public Page find(Actor actor, @Nullable Integer year, String text, int wanted, LocalDate today) {
        AreaScope scope = new AreaScope(actor);
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        String condition = scope.sql("c.area_code", null);
        if (year != null) {
            condition += " and c.year = :year";
            parameters.put("year", year);
        }
        if (!text.isBlank()) {
            condition += " and strpos("
                    + SearchKey.sql("concat_ws(' ', a.code, a.name_km, a.name_latin, d.name_km, d.name_latin)")
                    + ", :text) > 0";
            parameters.put("text", SearchKey.of(text));
        }
        String from =
                " from area_cycle c join area a on a.code = c.area_code left join area d on d.code = a.parent_code"
                        + " where " + condition;
        int total = jdbc.sql("select count(*)" + from)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        return new Page(lines(from, parameters, page, today), page, pages, total);
    }

    private List<Line> lines(String from, Map<String, Object> parameters, int page, LocalDate today) {
        return jdbc.sql("""
                select l.*, s.* from (
                    select c.cycle_key, c.year, a.type as area_type, a.name_km, a.name_latin, c.status, c.area_code %s
                    order by c.year desc, c.area_code limit :size offset :skipped) l
                cross join lateral (
                    select count(*) as stages, count(*) filter (where status in ('DONE', 'EXCUSED')) as done,
                        count(*) filter (where status in ('PLANNED', 'OPEN') and due_on < :today) as late
                    from stage_progress p where p.cycle_key = l.cycle_key) s
                order by l.year desc, l.area_code""".formatted(from))
                .params(parameters)
                .param("size", PAGE_SIZE)
                .param("skipped", (page - 1) * PAGE_SIZE)
                .param("today", today)
                .query(Line.class)
                .list();
    }
}
