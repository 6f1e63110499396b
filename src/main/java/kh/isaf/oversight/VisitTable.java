package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.oversight.Visits.Count;
import kh.isaf.oversight.Visits.Filter;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Visits by area and quarter. */
@Service
public class VisitTable {

    private static final int QUARTERS = 4;

    private static final List<String> COLUMNS = List.of(
            "visit.where",
            "visit.visitor",
            "visit.day",
            "visit.visitedOn",
            "cases.column.state",
            "visit.purpose",
            "visit.findings",
            "visit.followUps");

    private final Visits visits;
    private final MessageSource messages;

    VisitTable(Visits visits, MessageSource messages) {
        this.visits = visits;
        this.messages = messages;
    }

    /** The visits of the list as rows of a file, headings first. */
    public List<List<String>> rows(Actor actor, Filter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(key -> say(key, locale)).toList());
        for (Visits.Visit visit : visits.list(actor, filter, CaseList.MOST)) {
            String provider = visit.provider(locale);
            rows.add(List.of(
                    visit.areaCode() + " " + visit.area(locale) + (provider == null ? "" : " · " + provider),
                    say("visits.visitor." + visit.visitor(), locale),
                    visit.plannedOn().toString(),
                    Objects.toString(visit.visitedOn(), ""),
                    say("visits.state." + visit.state(), locale),
                    visit.purpose(),
                    visit.findings(),
                    String.valueOf(visit.followUps())));
        }
        return rows;
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }

    /** What was planned in a quarter, called-off visits left out, and what of it was done. */
    public record Cell(int visits, int done, Filter filter) {}

    /** An area with its quarters and their sum; the sum of all has no area. */
    public record Line(
            String code,
            @Nullable AreaType type,
            @Nullable String nameKm,
            @Nullable String nameLatin,
            List<Cell> quarters,
            Cell all) {

        public String name(Locale locale) {
            String name = locale.getLanguage().equals("km") ? nameKm : nameLatin;
            return name == null ? "" : name;
        }
    }

    /** Lines of areas, and their sum. */
    public record Table(List<Line> lines, Line sum) {}

    public Table of(Actor actor, Filter filter) {
        Map<String, List<Count>> areas = new LinkedHashMap<>();
        List<Count> counts = visits.counts(actor, filter);
        counts.forEach(count ->
                areas.computeIfAbsent(count.code(), code -> new ArrayList<>()).add(count));
        List<Line> lines = areas.values().stream()
                .map(own -> line(
                        own.get(0),
                        own,
                        filter.in(
                                own.get(0).code(),
                                own.get(0).code().length() <= filter.area().length())))
                .toList();
        return new Table(lines, line(null, counts, filter));
    }

    private static Line line(@Nullable Count area, List<Count> counts, Filter filter) {
        List<Cell> quarters = new ArrayList<>();
        for (int number = 1; number <= QUARTERS; number++) {
            int quarter = number;
            quarters.add(cell(
                    counts.stream().filter(count -> count.quarter() == quarter).toList(), filter.at(quarter, null)));
        }
        return new Line(
                area == null ? "" : area.code(),
                area == null ? null : area.type(),
                area == null ? null : area.nameKm(),
                area == null ? null : area.nameLatin(),
                quarters,
                cell(counts, filter));
    }

    private static Cell cell(List<Count> counts, Filter filter) {
        return new Cell(
                counts.stream().mapToInt(Count::visits).sum(),
                counts.stream().mapToInt(Count::done).sum(),
                filter);
    }
}
