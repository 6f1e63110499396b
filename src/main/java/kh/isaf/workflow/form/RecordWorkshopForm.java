package kh.isaf.workflow.form;

import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.jaap.JaapIntegration;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Plan;
import kh.isaf.jaap.PlanLine;
import kh.isaf.jaap.RecordWorkshop;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The district working group says who took each line without money; a row for each such line. */
@Component("recordWorkshop")
class RecordWorkshopForm implements TaskForm<RecordWorkshop> {

    private final JaapIntegration integration;
    private final JaapReading reading;

    RecordWorkshopForm(JaapIntegration integration, JaapReading reading) {
        this.integration = integration;
        this.reading = reading;
    }

    @Override
    public Class<RecordWorkshop> command() {
        return RecordWorkshop.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<PlanLine> lines = unfunded(item);
        return Map.of(
                "lineOptions",
                PlanRows.options(lines),
                "lines",
                lines.stream().map(line -> Map.of("line", line.reference())).toList());
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return List.of(PlanRows.same(
                "jaap.fact.unfunded", String.valueOf(unfunded(item).size())));
    }

    @Override
    public void submit(WorkItem item, RecordWorkshop command, Actor actor) {
        integration.recordWorkshop(item.cycleKey(), command, actor);
    }

    private List<PlanLine> unfunded(WorkItem item) {
        return reading.plan(item.cycleKey()).map(Plan::unfunded).orElse(List.of());
    }
}
