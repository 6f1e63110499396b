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
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an open stage, or a whole provider, out of an area's year with a reason: its open tasks go, and the rest no
 * longer waits. Done by who supervises the area: the district's group, the province's for a khan's own cycle, or NCDDS.
 */
@Service
@Transactional
public class Excuses {

    private static final int LONGEST_REASON = 1000;

    private final Cycles cycles;
    private final StageProgress progress;
    private final RunningCycles running;
    private final AuditTrail audit;

    Excuses(Cycles cycles, StageProgress progress, RunningCycles running, AuditTrail audit) {
        this.cycles = cycles;
        this.progress = progress;
        this.running = running;
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
        if (!progress.excuse(cycleKey, stage, provider, reason)) {
            throw new Refusal("stage", "cycle.excuse.notOpen");
        }
        running.excuse(cycleKey, stage, provider);
        audit.record(actor, "stage.excuse", object(cycleKey, provider) + "/" + stage.id(), null, null, reason);
    }

    public void provider(String cycleKey, String provider, String typed, Actor actor) {
        String reason = CleanText.of(typed, true, LONGEST_REASON);
        check(cycleKey, reason, actor);
        if (provider.isEmpty() || !progress.excuseProvider(cycleKey, provider, reason)) {
            throw new Refusal("provider", "cycle.excuse.notOpen");
        }
        running.excuseProvider(cycleKey, provider);
        audit.record(actor, "provider.excuse", object(cycleKey, provider), null, null, reason);
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
