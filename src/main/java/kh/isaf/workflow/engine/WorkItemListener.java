package kh.isaf.workflow.engine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StageDates;
import kh.isaf.cycle.Window;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a work item for each user task of the engine, and takes it away when its stage is excused. */
@Component
class WorkItemListener {

    private final WorkItems workItems;
    private final Cycles cycles;
    private final StageDates dates;
    private final CandidateRoles roles;
    private final FollowUpItems followUps;
    private final Clock clock;

    WorkItemListener(
            WorkItems workItems,
            Cycles cycles,
            StageDates dates,
            CandidateRoles roles,
            FollowUpItems followUps,
            Clock clock) {
        this.workItems = workItems;
        this.cycles = cycles;
        this.dates = dates;
        this.roles = roles;
        this.followUps = followUps;
        this.clock = clock;
    }

    TaskListener opening(String role, String nameKm, String nameEn, @Nullable Integer ownDays) {
        return task -> open(task, role, nameKm, nameEn, ownDays);
    }

    TaskListener excusing() {
        return task -> workItems.excuse(UUID.fromString(task.getId()));
    }

    private void open(DelegateTask task, String role, String nameKm, String nameEn, @Nullable Integer ownDays) {
        DelegateExecution execution = task.getExecution();
        AreaCycle cycle = cycles.get(execution.getProcessBusinessKey());
        if (Scope.chases(execution)) {
            followUps.open(task, role, cycle, nameKm, nameEn, ownDays);
            return;
        }
        Stage stage = Scope.stage(execution);
        String provider = stage.perProvider() ? Scope.provider(execution) : null;
        Integer month = stage == Stage.JAAP_MONITORING ? Scope.month(execution) : null;
        Window window = window(cycle.key(), stage, provider, month);
        WorkItem item = new WorkItem(
                UUID.fromString(task.getId()),
                task.getTaskDefinitionKey(),
                cycle.key(),
                cycle.year(),
                cycle.areaCode(),
                provider,
                stage,
                month,
                nameKm,
                nameEn,
                window.startsOn(),
                window.dueOn(),
                WorkItem.Status.OPEN,
                null,
                null,
                null,
                OffsetDateTime.now(clock),
                null,
                null);
        workItems.open(item, roles.candidates(role, cycle, provider), ownDays);
    }

    /** From when it is expected as things stand, and the nominal day on which it is due. */
    private Window window(String cycleKey, Stage stage, @Nullable String provider, @Nullable Integer month) {
        Window nominal = dates.nominal(cycleKey, stage, provider);
        return month == null
                ? new Window(dates.window(cycleKey, stage, provider).startsOn(), nominal.dueOn())
                : new Window(
                        dates.monthOpens(cycleKey, month), nominal.month(month).dueOn());
    }
}
