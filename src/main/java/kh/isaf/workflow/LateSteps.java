package kh.isaf.workflow;

import java.util.List;
import java.util.UUID;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.reminder.escalation.Ending;
import kh.isaf.reminder.escalation.Escalation;
import kh.isaf.reminder.escalation.EscalationSettings;
import kh.isaf.reminder.escalation.Escalations;
import kh.isaf.workflow.engine.CurrentStep;
import kh.isaf.workflow.engine.RunningEscalations;
import kh.isaf.worklist.WorkItemClosed;
import kh.isaf.worklist.WorkItems;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the working groups follow up the steps that are too late, and stops that when a step is done, excused, or late no
 * longer. Thousands at once are a matter of many small transactions, each begun by the one before it.
 */
@Service
@Transactional
public class LateSteps {

    /** More of them than this end by a job: nobody waits for it. */
    private static final int AT_ONCE = 20;

    private final Escalations escalations;
    private final RunningEscalations running;
    private final WorkItems workItems;
    private final Cycles cycles;
    private final EscalationSettings settings;

    LateSteps(
            Escalations escalations,
            RunningEscalations running,
            WorkItems workItems,
            Cycles cycles,
            EscalationSettings settings) {
        this.escalations = escalations;
        this.running = running;
        this.workItems = workItems;
        this.cycles = cycles;
        this.settings = settings;
    }

    /** Ends what is late no longer and opens what has become too late, a piece of each; a further job does the rest. */
    public void followUp() {
        List<Escalation> inTime = escalations.inTime("", settings.piece());
        inTime.forEach(this::end);
        List<UUID> neglected = escalations.neglected(settings.piece());
        neglected.forEach(this::open);
        if (Math.max(inTime.size(), neglected.size()) == settings.piece()) {
            running.openMore();
        }
    }

    /** Opens what is open at a place of the cycle at once, as its model says. */
    public void followUpNow(CurrentStep step) {
        workItems
                .openAt(step.cycleKey(), step.stage(), step.provider(), step.month())
                .forEach(this::open);
    }

    @EventListener
    public void on(WorkItemClosed closed) {
        escalations.of(closed.workItemId()).ifPresent(this::end);
    }

    @EventListener
    public void on(DueDatesMoved moved) {
        List<Escalation> inTime = escalations.inTime(moved.areaCode(), AT_ONCE + 1);
        if (inTime.size() > AT_ONCE) {
            running.openMore();
        } else {
            inTime.forEach(this::end);
        }
    }

    private void open(UUID late) {
        escalations.open(late).ifPresent(escalation -> {
            String process = running.start(cycles.get(workItems.get(late).cycleKey()), late);
            escalations.runs(escalation, process);
        });
    }

    /** It is written down first: what the engine then takes away may tell of it again. */
    private void end(Escalation escalation) {
        escalations.end(escalation, Ending.of(workItems.get(escalation.workItemId())));
        if (escalation.process() != null) {
            running.end(escalation.process());
        }
    }
}
