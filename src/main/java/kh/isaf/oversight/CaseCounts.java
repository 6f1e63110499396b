package kh.isaf.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts cases by area, stage and month for boards, map and timeliness: one statement for each table. */
@Service
@Transactional(readOnly = true)
public class CaseCounts {

    private static final int PROVINCE_CODE = 2;
    private static final int LONGEST_CODE = 6;

    /** Percents at which the next shade begins (assumed). */
    private static final List<Integer> SHADES = List.of(50, 70, 85, 95);

    private final JdbcClient jdbc;
    private final NationCases nation;
    private final Clock clock;

    CaseCounts(JdbcClient jdbc, NationCases nation, Clock clock) {
        this.jdbc = jdbc;
        this.nation = nation;
        this.clock = clock;
    }

    /** How many cases are in each state. */
    public record Tally(Map<CaseState, Integer> states) {

        static Tally empty() {
            return new Tally(new EnumMap<>(CaseState.class));
        }

        void add(CaseState state, int cases) {
            states.merge(state, cases, Integer::sum);
        }

        void add(Tally other) {
            other.states.forEach(this::add);
        }

        public int of(Figure figure) {
            int cases = 0;
            for (CaseState state : figure.states()) {
                cases += states.getOrDefault(state, 0);
            }
            return cases;
        }

        /** Percent on time of what could have been by now; null while there is nothing to judge. */
        public @Nullable Integer onTime() {
            int judged = of(Figure.JUDGED);
            return judged == 0 ? null : (int) Math.floor(100.0 * of(Figure.ON_TIME) / judged);
        }

        /** Of five shades that the colour-blind tell apart, from 1 for little on time; 0 while nothing is to judge. */
        public int shade() {
            Integer share = onTime();
            return share == null
                    ? 0
                    : 1 + (int) SHADES.stream().filter(step -> share >= step).count();
        }
    }

    /**
     * A line of a board: an area with its stages.
     *
     * @param filter of the cases of this line
     * @param leaf whether there is nothing below it
     */
    public record AreaLine(
            String code,
            AreaType type,
            String nameKm,
            String nameLatin,
            boolean leaf,
            CaseFilter filter,
            Map<Stage, Tally> stages,
            Tally all) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }

        public Tally at(Stage stage) {
            return stages.getOrDefault(stage, Tally.empty());
        }

        /** Its numbers: of all stages together, and of these. */
        public List<Cell> cells(List<Stage> columns) {
            return CaseCounts.cells(all, stages, filter, columns);
        }

        private void count(Stage stage, CaseState state, int cases) {
            stages.computeIfAbsent(stage, key -> Tally.empty()).add(state, cases);
            all.add(state, cases);
        }
    }

    /** A number of a table, and which cases it is of. */
    public record Cell(Tally tally, CaseFilter filter) {}

    /**
     * A table of areas, and its sum.
     *
     * @param filter of all its cases
     */
    public record AreaTable(List<AreaLine> lines, CaseFilter filter, Map<Stage, Tally> stages, Tally all) {

        public Tally at(Stage stage) {
            return stages.getOrDefault(stage, Tally.empty());
        }

        /** The stages of which there is anything to count. */
        public List<Stage> counting(Figure figure) {
            return Arrays.stream(Stage.values())
                    .filter(stage -> at(stage).of(figure) > 0)
                    .toList();
        }

        /** Its sums: of all stages together, and of these. */
        public List<Cell> cells(List<Stage> columns) {
            return CaseCounts.cells(all, stages, filter, columns);
        }
    }

    private static List<Cell> cells(Tally all, Map<Stage, Tally> stages, CaseFilter filter, List<Stage> columns) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(all, filter));
        columns.forEach(stage -> cells.add(new Cell(stages.getOrDefault(stage, Tally.empty()), filter.at(stage))));
        return cells;
    }

    /** A line of the timeliness of a stage in a month; the month is null in a sum. */
    public record MonthLine(Stage stage, @Nullable YearMonth month, CaseFilter filter, Tally tally) {}

    /** By the areas just below the one of the filter; a khan's own year stands as a line of its own. */
    public AreaTable byArea(Actor actor, CaseFilter filter) {
        return table(actor, filter, Math.min(filter.area().length() + 2, LONGEST_CODE));
    }

    /** By commune and sangkat, however large the area of the filter is. */
    public AreaTable byCommune(Actor actor, CaseFilter filter) {
        return table(actor, filter, LONGEST_CODE);
    }

    private AreaTable table(Actor actor, CaseFilter filter, int length) {
        CaseSql sql = new CaseSql(actor, filter, LocalDate.now(clock));
        String from = length == PROVINCE_CODE ? nation.from(actor, filter, sql) : sql.from();
        Map<String, AreaLine> lines = new TreeMap<>();
        jdbc.sql("""
                        select n.part, n.stage, n.state, n.cases, n.own, a.type, a.name_km, a.name_latin from (
                            select left(c.area_code, :length) as part, length(c.area_code) < :length as own, c.stage,\s""" + CaseSql.STATE + " as state, sum(c.cases) as cases" + from + """
                            \sgroup by 1, 2, 3, 4) n join area a on a.code = n.part""")
                .params(sql.parameters())
                .param("length", length)
                .query(row -> {
                    AreaLine line = lines.get(row.getString("part"));
                    if (line == null) {
                        line = line(row, filter, length);
                        lines.put(line.code(), line);
                    }
                    line.count(
                            Stage.of(row.getString("stage")).orElseThrow(),
                            CaseState.valueOf(row.getString("state")),
                            row.getInt("cases"));
                });
        Map<Stage, Tally> stages = new EnumMap<>(Stage.class);
        Tally all = Tally.empty();
        for (AreaLine line : lines.values()) {
            line.stages().forEach((stage, tally) -> stages.computeIfAbsent(stage, key -> Tally.empty())
                    .add(tally));
            all.add(line.all());
        }
        return new AreaTable(List.copyOf(lines.values()), filter, stages, all);
    }

    /** By stage and month of the due date, with the sum of each stage before its months. */
    public List<MonthLine> byMonth(Actor actor, CaseFilter filter) {
        CaseSql sql = new CaseSql(actor, filter, LocalDate.now(clock));
        Map<Stage, Map<YearMonth, Tally>> stages = new EnumMap<>(Stage.class);
        jdbc.sql("select c.stage, date_trunc('month', c.due_on)::date as month, " + CaseSql.STATE
                        + " as state, sum(c.cases) as cases" + nation.from(actor, filter, sql) + " group by 1, 2, 3")
                .params(sql.parameters())
                .query(row -> {
                    stages.computeIfAbsent(Stage.of(row.getString("stage")).orElseThrow(), key -> new TreeMap<>())
                            .computeIfAbsent(
                                    YearMonth.from(row.getObject("month", LocalDate.class)), key -> Tally.empty())
                            .add(CaseState.valueOf(row.getString("state")), row.getInt("cases"));
                });
        List<MonthLine> lines = new ArrayList<>();
        stages.forEach((stage, months) -> {
            Tally all = Tally.empty();
            months.values().forEach(all::add);
            lines.add(new MonthLine(stage, null, filter.at(stage), all));
            months.forEach((month, tally) ->
                    lines.add(new MonthLine(stage, month, filter.at(stage).due(month), tally)));
        });
        return lines;
    }

    private static AreaLine line(ResultSet row, CaseFilter filter, int length) throws SQLException {
        String code = row.getString("part");
        boolean leaf = row.getBoolean("own") || length == LONGEST_CODE;
        return new AreaLine(
                code,
                AreaType.valueOf(row.getString("type")),
                row.getString("name_km"),
                row.getString("name_latin"),
                leaf,
                filter.in(code, leaf),
                new EnumMap<>(Stage.class),
                Tally.empty());
    }
}
