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
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code stageDeadlines} when each stage of a year starts and is due. */
@Component
public class StageDeadlines {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final DecisionService decisions;
    private final Releases releases;

    StageDeadlines(DecisionService decisions, Releases releases) {
        this.decisions = decisions;
        this.releases = releases;
    }

    /** Every stage of the year for urban and rural areas of each variant. */
    public List<Deadline> of(int year) {
        String table = releases.decision(releases.current(), "stageDeadlines");
        List<Deadline> deadlines = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (Variant variant : Variant.values()) {
                deadlines.add(deadline(table, year, stage, true, variant));
                deadlines.add(deadline(table, year, stage, false, variant));
            }
        }
        return deadlines;
    }

    private Deadline deadline(String table, int year, Stage stage, boolean urban, Variant variant) {
        Map<String, Object> rule = decisions
                .evaluateDecisionTableById(table)
                .variables(Map.of(
                        "year",
                        year,
                        "stage",
                        stage.id(),
                        "settlement",
                        urban ? "urban" : "rural",
                        "variant",
                        variant.id()))
                .evaluate()
                .getSingleResult();
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
