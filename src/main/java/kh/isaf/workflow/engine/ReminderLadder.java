package kh.isaf.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.LadderStep;
import kh.isaf.reminder.Recipient;
import kh.isaf.territory.AreaLevel;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code reminderLadder} who is reminded when, for each stage in each district. */
@Component
public class ReminderLadder {

    public static final String DECISION = "reminderLadder";

    private final DecisionTables tables;

    ReminderLadder(DecisionTables tables) {
        this.tables = tables;
    }

    /** The steps of the year for these districts by the table in force, in its order. */
    public List<LadderStep> of(int year, Collection<String> districts) {
        return of(year, districts, tables.live(DECISION));
    }

    /** The same by another table. */
    public List<LadderStep> of(int year, Collection<String> districts, byte[] table) {
        return tables.evaluate(DECISION, table, rows -> {
            List<LadderStep> steps = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                for (String district : districts) {
                    int position = 1;
                    for (Map<String, Object> row : rows.of(question(year, stage, district))) {
                        steps.add(step(year, stage, district, position++, row));
                    }
                }
            }
            return steps;
        });
    }

    private static Map<String, Object> question(int year, Stage stage, String district) {
        return Map.of(
                "year",
                year,
                "stage",
                stage.id(),
                "province",
                district.substring(0, AreaLevel.CP.digits()),
                "district",
                district);
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
