package kh.isaf.workflow.engine;

import java.util.Date;
import java.util.List;
import kh.isaf.cycle.Cycles;
import kh.isaf.reminder.Recipient;
import kh.isaf.reminder.escalation.Climbing;
import kh.isaf.worklist.WorkItems;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The computed names of the model that follows up a late work item. */
@Configuration(proxyBeanMethods = false)
class EscalationNames {

    /** A khan's own year has no district above it: the province follows up from the start. */
    @Bean
    ComputedName supervisedByProvince(Cycles cycles) {
        return new ComputedNames.Computed("supervisedByProvince", scope -> cycles.get(Scope.businessKey(scope))
                .ofDistrict());
    }

    @Bean
    ComputedName climbsToProvince(Climbing climbing, WorkItems workItems) {
        return new ComputedNames.Computed(
                "climbsToProvince",
                scope -> Date.from(climbing.reaches(Recipient.CP_GROUP, workItems.get(Scope.workItem(scope)))));
    }

    @Bean
    ComputedName climbsToNation(Climbing climbing, WorkItems workItems) {
        return new ComputedNames.Computed(
                "climbsToNation",
                scope -> Date.from(climbing.reaches(Recipient.NCDDS_ADMIN, workItems.get(Scope.workItem(scope)))));
    }

    /** As the follow-up says that leads to the wait. */
    @Bean
    ComputedName nextCheck(Climbing climbing, WorkItems workItems) {
        return new ComputedNames.Computed(
                "nextCheck",
                scope -> Date.from(climbing.nextCheck(workItems.get(Scope.workItem(scope)), before(scope))));
    }

    private static List<String> before(VariableScope scope) {
        return ((ExecutionEntity) scope)
                .getActivity().getIncomingTransitions().stream()
                        .map(PvmTransition::getSource)
                        .map(source -> source.getId())
                        .toList();
    }
}
