package kh.isaf.workflow.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.reminder.escalation.EscalationSettings;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the work items in which a working group follows up a late one: at its place, in its stage, with its name. */
@Component
class FollowUpItems {

    private final WorkItems workItems;
    private final CandidateRoles roles;
    private final WorkingCalendars calendars;
    private final EscalationSettings settings;
    private final Clock clock;

    FollowUpItems(
            WorkItems workItems,
            CandidateRoles roles,
            WorkingCalendars calendars,
            EscalationSettings settings,
            Clock clock) {
        this.workItems = workItems;
        this.roles = roles;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    void open(
            DelegateTask task, String role, AreaCycle cycle, String nameKm, String nameEn, @Nullable Integer ownDays) {
        WorkItem late = workItems.get(Scope.workItem(task));
        LocalDate today = LocalDate.now(clock);
        WorkItem item = new WorkItem(
                UUID.fromString(task.getId()),
                task.getTaskDefinitionKey(),
                late.cycleKey(),
                late.year(),
                late.areaCode(),
                late.providerCode(),
                Objects.requireNonNull(late.stage()),
                late.month(),
                nameKm + "៖ " + late.nameKm(),
                nameEn + ": " + late.nameEn(),
                today,
                calendars.of(late.areaCode(), today).plus(today, ownDays == null ? settings.followUpDays() : ownDays),
                WorkItem.Status.OPEN,
                null,
                null,
                null,
                OffsetDateTime.now(clock),
                null,
                null);
        workItems.open(item.chasing(late.id()), roles.candidates(role, cycle, late.providerCode()));
    }
}
