package kh.isaf.workflow.form;

import kh.isaf.access.Actor;
import kh.isaf.i4c.Disseminations;
import kh.isaf.i4c.PlanDissemination;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Facilitators plan how the information packs reach the villages. */
@Component("planDissemination")
class PlanDisseminationForm implements TaskForm<PlanDissemination> {

    private final Disseminations disseminations;

    PlanDisseminationForm(Disseminations disseminations) {
        this.disseminations = disseminations;
    }

    @Override
    public Class<PlanDissemination> command() {
        return PlanDissemination.class;
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, PlanDissemination command, Actor actor) {
        disseminations.plan(item.cycleKey(), command, actor);
    }
}
