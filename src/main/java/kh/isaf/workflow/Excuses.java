package kh.isaf.workflow;

import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StageProgress;
import kh.isaf.workflow.engine.RunningCycles;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an open stage, or a whole provider, out of an area's year with a reason: its open tasks go, and the rest no
 * longer waits. It holds the tasks first, as who does one does, so that neither waits for the other for ever. Done by who supervises the area: the district's group, the province's for a khan's own cycle, or NCDDS.
 */
@Service
@Transactional
public class Excuses {

    private static final int LONGEST_REASON = 1000;

    private final Cycles cycles;
    private final StageProgress progress;
    private final RunningCycles running;
    private final WorkItems workItems;
    private final AuditTrail audit;

    Excuses(Cycles cycles, StageProgress progress, RunningCycles running, WorkItems workItems, AuditTrail audit) {
        this.cycles = cycles;
        this.progress = progress;
        this.running = running;
        this.workItems = workItems;
        this.audit = audit;
    }

    /** Whether the actor supervises this area's year. */
    public static boolean may(Actor actor, AreaCycle cycle) {
        return actor.may(Role.NCDDS_ADMIN, cycle.areaCode())
                || actor.may(cycle.ofDistrict() ? Role.CP_GROUP : Role.DMK_GROUP, cycle.areaCode());
    }

    public void stage(String cycleKey, Stage stage, @Nullable String provider, String typed, Actor actor) {
        String reason = CleanText.of(typed, true, LONGEST_REASON);
        check(cycleKey, reason, actor);
        workItems.hold(cycleKey, stage, provider);
        if (!progress.excuse(cycleKey, stage, provider, reason)) {
            throw new Refusal("stage", "cycle.excuse.notOpen");
        }
        running.excuse(cycleKey, stage, provider);
        audit.record(actor, "stage.excuse", object(cycleKey, provider) + "/" + stage.id(), null, null, reason);
    }

    public void provider(String cycleKey, String provider, String typed, Actor actor) {
        String reason = CleanText.of(typed, true, LONGEST_REASON);
        check(cycleKey, reason, actor);
        if (provider.isEmpty() || !takeOut(cycleKey, provider, reason, actor)) {
            throw new Refusal("provider", "cycle.excuse.notOpen");
        }
    }

    /**
     * Takes a provider out of a year: what it has not done is excused. Who may, and why, is checked before.
     *
     * @return whether it had anything left to do
     */
    boolean takeOut(String cycleKey, String provider, String reason, Actor actor) {
        workItems.hold(cycleKey, null, provider);
        if (!progress.excuseProvider(cycleKey, provider, reason)) {
            return false;
        }
        running.excuseProvider(cycleKey, provider);
        audit.record(actor, "provider.excuse", object(cycleKey, provider), null, null, reason);
        return true;
    }

    private void check(String cycleKey, String reason, Actor actor) {
        AreaCycle cycle = cycles.get(cycleKey);
        if (!actor.covers(cycle.areaCode())) {
            throw new NotFound("cycle " + cycleKey);
        }
        if (!may(actor, cycle)) {
            throw new AccessDeniedException("no supervisor of " + cycleKey);
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "cycle.excuse.reasonNeeded", LONGEST_REASON);
        }
    }

    private static String object(String cycleKey, @Nullable String provider) {
        return "area_cycle/" + cycleKey + (provider == null ? "" : "/" + provider);
    }
}
