package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases of the whole nation, counted by what stands alike: from the counts of the provinces, and from the cases
 * themselves where a province has changed since it was counted. Its numbers are those of the list at any moment.
 */
@Component
class NationCases {

    private final JdbcClient jdbc;
    private final Clock clock;

    NationCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A piece of a list that holds the lines that are wanted: cases of some provinces, due from one day to another.
     *
     * @param skipped how many lines of the piece come before them
     */
    record Piece(List<String> provinces, LocalDate from, LocalDate to, int skipped) {}

    /** Whether the reader asks for the whole nation, and may see it. */
    static boolean meant(Actor actor, String area) {
        return area.isEmpty()
                && actor.grants().stream()
                        .anyMatch(grant -> grant.areaCode().isEmpty() && grant.providerCode() == null);
    }

    /** From which cases to count; below the nation they are read themselves. */
    String from(Actor actor, CaseFilter filter, CaseSql sql) {
        return meant(actor, filter.area()) ? sql.fromCounted(changed(filter.year())) : sql.from();
    }

    /** Where these lines of the list stand, which is in the order of due day and area; nothing where there are none. */
    Optional<Piece> piece(Actor actor, CaseFilter filter, int size, int skipped) {
        record Part(LocalDate dueOn, String province, int cases) {}
        CaseSql sql = new CaseSql(actor, filter, LocalDate.now(clock));
        List<Part> parts = jdbc.sql("select c.due_on, c.area_code, sum(c.cases) as cases" + from(actor, filter, sql)
                        + " group by 1, 2 order by 1, 2")
                .params(sql.parameters())
                .query((row, number) -> new Part(
                        row.getObject("due_on", LocalDate.class), row.getString("area_code"), row.getInt("cases")))
                .list();
        List<Part> before = new ArrayList<>();
        List<Part> wanted = new ArrayList<>();
        int passed = 0;
        for (Part part : parts) {
            if (passed + part.cases() <= skipped) {
                before.add(part);
            } else if (passed < skipped + size) {
                wanted.add(part);
            }
            passed += part.cases();
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Set<String> provinces = wanted.stream().map(Part::province).collect(Collectors.toSet());
        LocalDate from = wanted.get(0).dueOn();
        int elsewhere = before.stream()
                .filter(part -> part.dueOn().isBefore(from) || !provinces.contains(part.province()))
                .mapToInt(Part::cases)
                .sum();
        return Optional.of(new Piece(
                List.copyOf(provinces), from, wanted.get(wanted.size() - 1).dueOn(), skipped - elsewhere));
    }

    private List<String> changed(int year) {
        return jdbc.sql("select distinct province from case_changed where year = :year or :year = :every")
                .param("year", year)
                .param("every", CaseFilter.EVERY_YEAR)
                .query(String.class)
                .list();
    }
}
