package kh.isaf.workflow.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.jaap.JaapLine;
import kh.isaf.jaap.Part;
import kh.isaf.jaap.Plan;
import kh.isaf.jaap.PlanLine;
import org.jspecify.annotations.Nullable;

/** Lines of the plan as rows, choices and facts of a form. */
final class PlanRows {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private PlanRows() {}

    /** A row of the forms in which the clerk writes the plan. */
    static Map<String, Object> row(JaapLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", line.part().id());
        row.put("activity", line.activity());
        row.put("location", line.location());
        row.put("start", line.start());
        row.put("end", line.end());
        row.put("lead", line.lead());
        put(row, "proposer", line.proposer());
        put(row, "targetResponse", line.targetResponse());
        put(row, "quantity", line.quantity());
        put(row, "unit", line.unit());
        put(row, "peopleServed", line.peopleServed());
        put(row, "peopleServedFemale", line.peopleServedFemale());
        put(row, "cost", line.cost());
        put(row, "provider", line.provider());
        put(row, "agreedAction", line.agreedAction());
        put(
                row,
                "fundingSource",
                line.fundingSource() == null ? null : line.fundingSource().id());
        return row;
    }

    /** Keeps what is known only. */
    static void put(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    /** The lines to choose from: part, number and activity, with how much of it is done once it has begun. */
    static List<Map<String, Object>> options(List<PlanLine> lines) {
        return lines.stream()
                .map(line -> Map.<String, Object>of("value", line.reference(), "label", label(line)))
                .toList();
    }

    /** What somebody who decides on the plan must know of it. */
    static List<Fact> summary(Plan plan) {
        String lines = "ក: " + plan.lines(Part.KA).size() + " · ខ: "
                + plan.lines(Part.KHA).size();
        String path = "/cycles/" + plan.cycleKey() + "/jaap";
        return List.of(
                same("jaap.fact.version", String.valueOf(plan.version())),
                same("jaap.fact.lines", lines),
                same("jaap.fact.cost", riel(plan.cost())),
                same("jaap.fact.plan", path));
    }

    static Fact same(String labelKey, String value) {
        return new Fact(labelKey, value, value);
    }

    private static String riel(long amount) {
        return String.format(Locale.ROOT, "%,d ៛", amount);
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String label(PlanLine line) {
        int percent = line.latest().percent();
        String letter = line.line().part() == Part.KA ? "ក" : "ខ";
        return letter + " " + line.number() + " · " + line.line().activity()
                + (percent > 0 ? " (" + percent + " %)" : "");
    }
}
