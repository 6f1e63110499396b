package kh.isaf.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.LadderStep;
import kh.isaf.reminder.Recipient;
import kh.isaf.territory.AreaLevel;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code reminderLadder} who is reminded when, for each stage in each district. */
@Component
public class ReminderLadder {

    private final DecisionService decisions;
    private final Releases releases;

    ReminderLadder(DecisionService decisions, Releases releases) {
        this.decisions = decisions;
        this.releases = releases;
    }

    /** The steps of the year for these districts, in the order of the table. */
    public List<LadderStep> of(int year, Collection<String> districts) {
        String table = releases.decision(releases.current(), "reminderLadder");
        List<LadderStep> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (String district : districts) {
                int position = 1;
                for (Map<String, Object> row : rows(table, year, stage, district)) {
                    steps.add(step(year, stage, district, position++, row));
                }
            }
        }
        return steps;
    }

    private List<Map<String, Object>> rows(String table, int year, Stage stage, String district) {
        return decisions
                .evaluateDecisionTableById(table)
                .variables(Map.of(
                        "year",
                        year,
                        "stage",
                        stage.id(),
                        "province",
                        district.substring(0, AreaLevel.CP.digits()),
                        "district",
                        district))
                .evaluate()
                .getResultList();
    }

    private static LadderStep step(int year, Stage stage, String district, int position, Map<String, Object> row) {
        return new LadderStep(
                year,
                stage,
                district,
                position,
                row.get("workingDays") instanceof Number days ? days.intValue() : 0,
                Recipient.of(String.valueOf(row.get("recipient"))),
                Boolean.TRUE.equals(row.get("urgent")),
                String.valueOf(row.get("channel")));
    }
}
