package kh.isaf.workflow.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.jaap.CompletionRate;
import kh.isaf.jaap.JaapMonitoring;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Plan;
import kh.isaf.jaap.PlanLine;
import kh.isaf.jaap.RecordMonthlyMeeting;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The committee records its meeting of the month; a row for each line, with the status it had last. */
@Component("recordMonthlyMeeting")
class RecordMonthlyMeetingForm implements TaskForm<RecordMonthlyMeeting> {

    private final JaapMonitoring monitoring;
    private final JaapReading reading;

    RecordMonthlyMeetingForm(JaapMonitoring monitoring, JaapReading reading) {
        this.monitoring = monitoring;
        this.reading = reading;
    }

    @Override
    public Class<RecordMonthlyMeeting> command() {
        return RecordMonthlyMeeting.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<PlanLine> lines = reading.plan(item.cycleKey()).map(Plan::lines).orElse(List.of());
        return Map.of(
                "lineOptions",
                PlanRows.options(lines),
                "lines",
                lines.stream().map(RecordMonthlyMeetingForm::row).toList());
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return reading.plan(item.cycleKey())
                .map(plan -> List.of(
                        PlanRows.same("jaap.fact.month", month(item) + " / 12"),
                        PlanRows.same("jaap.fact.completion", said(plan.completion()))))
                .orElse(List.of());
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, RecordMonthlyMeeting command, Actor actor) {
        monitoring.record(item.cycleKey(), month(item), command, actor);
    }

    private static int month(WorkItem item) {
        return Objects.requireNonNull(item.month(), "the meeting has no month");
    }

    private static String said(CompletionRate rate) {
        String counts = rate.done() + " / " + rate.all();
        Integer percent = rate.percent();
        return percent == null ? counts : counts + " = " + percent + " %";
    }

    private static Map<String, String> row(PlanLine line) {
        return Map.of("line", line.reference(), "status", line.latest().status().id());
    }
}
