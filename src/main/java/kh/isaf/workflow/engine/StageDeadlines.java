package kh.isaf.workflow.engine;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.cycle.Deadline;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.Variant;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code stageDeadlines} when each stage of a year starts and is due. */
@Component
public class StageDeadlines {

    public static final String DECISION = "stageDeadlines";

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final DecisionTables tables;

    StageDeadlines(DecisionTables tables) {
        this.tables = tables;
    }

    /** No row of the table fits a stage somewhere. */
    public static final class NoWindow extends RuntimeException {

        private final int year;
        private final transient Stage stage;
        private final boolean urban;
        private final transient Variant variant;

        NoWindow(int year, Stage stage, boolean urban, Variant variant) {
            super(year + " " + stage.id() + " " + (urban ? "urban" : "rural") + " " + variant.id());
            this.year = year;
            this.stage = stage;
            this.urban = urban;
            this.variant = variant;
        }

        public int year() {
            return year;
        }

        public Stage stage() {
            return stage;
        }

        public boolean urban() {
            return urban;
        }

        public Variant variant() {
            return variant;
        }
    }

    /** Every stage of the year for urban and rural areas of each variant, by the table in force. */
    public List<Deadline> of(int year) {
        return of(List.of(year), tables.live(DECISION));
    }

    /**
     * The same for several years by another table.
     *
     * @throws NoWindow where no row of it fits
     */
    public List<Deadline> of(List<Integer> years, byte[] table) {
        return tables.evaluate(DECISION, table, rows -> {
            List<Deadline> deadlines = new ArrayList<>();
            for (int year : years) {
                for (Stage stage : Stage.values()) {
                    for (Variant variant : Variant.values()) {
                        deadlines.add(deadline(rows, year, stage, true, variant));
                        deadlines.add(deadline(rows, year, stage, false, variant));
                    }
                }
            }
            return deadlines;
        });
    }

    private static Deadline deadline(DecisionTables.Rows rows, int year, Stage stage, boolean urban, Variant variant) {
        Map<String, Object> rule = rows
                .of(Map.of(
                        "year",
                        year,
                        "stage",
                        stage.id(),
                        "settlement",
                        urban ? "urban" : "rural",
                        "variant",
                        variant.id()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoWindow(year, stage, urban, variant));
        return new Deadline(
                year,
                stage,
                urban,
                variant,
                date(year, rule, "startMonthDay", "startYearOffset"),
                date(year, rule, "dueMonthDay", "dueYearOffset"));
    }

    private static LocalDate date(int year, Map<String, Object> rule, String monthDay, String yearOffset) {
        return MonthDay.parse(String.valueOf(rule.get(monthDay)), MONTH_DAY)
                .atYear(year + ((Number) Objects.requireNonNull(rule.get(yearOffset))).intValue());
    }
}
