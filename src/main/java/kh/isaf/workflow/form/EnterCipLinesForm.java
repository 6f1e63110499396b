package kh.isaf.workflow.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.jaap.EnterCipLines;
import kh.isaf.jaap.JaapIntegration;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Part;
import kh.isaf.jaap.PlanLine;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The clerk says which lines the commune investment programme took in; a row for each line of part ក. */
@Component("enterCipLines")
class EnterCipLinesForm implements TaskForm<EnterCipLines> {

    private final JaapIntegration integration;
    private final JaapReading reading;

    EnterCipLinesForm(JaapIntegration integration, JaapReading reading) {
        this.integration = integration;
        this.reading = reading;
    }

    @Override
    public Class<EnterCipLines> command() {
        return EnterCipLines.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<PlanLine> lines =
                reading.plan(item.cycleKey()).map(plan -> plan.lines(Part.KA)).orElse(List.of());
        return Map.of(
                "lineOptions",
                PlanRows.options(lines),
                "lines",
                lines.stream().map(EnterCipLinesForm::row).toList());
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return reading.plan(item.cycleKey()).map(PlanRows::summary).orElse(List.of());
    }

    @Override
    public void submit(WorkItem item, EnterCipLines command, Actor actor) {
        integration.enterCipLines(item.cycleKey(), command, actor);
    }

    private static Map<String, Object> row(PlanLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line.reference());
        line.fundings().stream()
                .findFirst()
                .ifPresent(pledge -> row.put("fundingSource", pledge.source().id()));
        Long cost = line.line().cost();
        PlanRows.put(row, "amount", cost == null || cost == 0 ? null : cost);
        return row;
    }
}
