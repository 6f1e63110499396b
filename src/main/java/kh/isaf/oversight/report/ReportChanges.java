package kh.isaf.oversight.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs the query of a report again and says which figures are different today, and which cases made them so. */
@Service
@Transactional(readOnly = true)
public class ReportChanges {

    /** More than a reader can go through. */
    private static final int MOST = 300;

    private static final String KHMER = "km";

    /** Where, in the name of an object, year and area and the stage are past. */
    private static final int PLACE_IN_AREA = 2;

    private final ReportStore store;
    private final FigureQuery figures;
    private final ReportWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportChanges(ReportStore store, FigureQuery figures, ReportWords words, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.figures = figures;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A figure that is not what it was. */
    public record Sum(String figure, long then, long now) {}

    /**
     * What gave less or more to a figure than it did.
     *
     * @param cycleKey the area's year it belongs to
     */
    public record Part(String figure, String cycleKey, String place, long then, long now) {}

    /**
     * @param comparable whether the report's figures came from the query in use today
     * @param parts in places that the reader serves, the first ones
     * @param count of the parts in these places
     */
    public record Changes(boolean comparable, List<Sum> sums, List<Part> parts, int count) {}

    /** People below an area read the figures of its report, but only their own places' part in what has changed. */
    public Changes of(Report report, Actor reader, Locale locale) {
        if (!report.query().equals(FigureQuery.ID)) {
            return new Changes(false, List.of(), List.of(), 0);
        }
        Map<String, ? extends Map<String, Long>> then = store.parts(report.id());
        Map<String, Map<String, Long>> now = figures.parts(report.areaCode(), report.period(), LocalDate.now(clock));
        List<Part> parts = new ArrayList<>();
        List<Sum> sums = new ArrayList<>();
        Map<String, Long> sumsNow = FigureQuery.sums(now);
        for (String figure : union(then.keySet(), now.keySet())) {
            Map<String, Long> before = then.containsKey(figure) ? then.get(figure) : Map.of();
            Map<String, Long> after = now.getOrDefault(figure, Map.of());
            String name = words.figure(figure, locale);
            for (String object : union(before.keySet(), after.keySet())) {
                long was = before.getOrDefault(object, 0L);
                long is = after.getOrDefault(object, 0L);
                if (was != is && reader.covers(area(object))) {
                    parts.add(new Part(name, object.split("/", 2)[0], object, was, is));
                }
            }
            long was = report.figure(figure);
            long is = sumsNow.getOrDefault(figure, 0L);
            if (was != is) {
                sums.add(new Sum(name, was, is));
            }
        }
        return new Changes(true, sums, named(parts.subList(0, Math.min(MOST, parts.size())), locale), parts.size());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** With names of places in place of their codes. */
    private List<Part> named(List<Part> parts, Locale locale) {
        String[] codes =
                parts.stream().flatMap(part -> codes(part.place())).distinct().toArray(String[]::new);
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select code, name_km, name_latin from area where code = any (:codes)
                        union all select code, name_km, name_latin from service_provider where code = any (:codes)""").param("codes", codes).query(row -> {
            names.put(
                    row.getString("code"),
                    row.getString(locale.getLanguage().equals(KHMER) ? "name_km" : "name_latin"));
        });
        return parts.stream()
                .map(part -> new Part(
                        part.figure(),
                        part.cycleKey(),
                        String.join(
                                " · ",
                                codes(part.place())
                                        .map(code -> names.getOrDefault(code, code))
                                        .toList()),
                        part.then(),
                        part.now()))
                .toList();
    }

    /** The area, the provider and the month of an object, without its year and stage. */
    private static Stream<String> codes(String object) {
        String[] steps = object.split("/");
        return Stream.concat(
                Stream.of(area(object)), Arrays.stream(steps, Math.min(PLACE_IN_AREA, steps.length), steps.length));
    }

    private static String area(String object) {
        String cycle = object.split("/", 2)[0];
        return cycle.substring(cycle.indexOf('-') + 1);
    }
}
