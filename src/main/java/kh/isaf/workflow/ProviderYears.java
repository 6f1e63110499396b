package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleStart;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.StageProgress;
import kh.isaf.territory.AreaLevel;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ProviderRegister;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.engine.RunningCycles;
import kh.isaf.workflow.render.CleanText;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A provider's comings and goings while years run: it closes, serves again, or joins a year that has begun. Done by NCDDS
 * or by the group of the district or province that supervises it (assumed); the administration of a khan is its
 * province's.
 */
@Service
@Transactional
public class ProviderYears {

    private static final int LONGEST_REASON = 1000;
    private static final Set<ProviderKind> ADMINISTRATIONS =
            EnumSet.of(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.KHAN_ADMINISTRATION);

    private final Territory territory;
    private final ProviderRegister register;
    private final Cycles cycles;
    private final CycleStart starts;
    private final StageProgress progress;
    private final Excuses excuses;
    private final RunningCycles running;
    private final AuditTrail audit;
    private final Clock clock;

    ProviderYears(
            Territory territory,
            ProviderRegister register,
            Cycles cycles,
            CycleStart starts,
            StageProgress progress,
            Excuses excuses,
            RunningCycles running,
            AuditTrail audit,
            Clock clock) {
        this.territory = territory;
        this.register = register;
        this.cycles = cycles;
        this.starts = starts;
        this.progress = progress;
        this.excuses = excuses;
        this.running = running;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the actor supervises this provider. */
    public static boolean may(Actor actor, ServiceProvider provider) {
        String area = provider.areaCode();
        return actor.may(Role.NCDDS_ADMIN, area)
                || actor.may(Role.CP_GROUP, area)
                || (area.length() == AreaLevel.CS.digits() && actor.may(Role.DMK_GROUP, area));
    }

    /**
     * The provider closes: what it has not done in the years that run is excused with the reason, and no later year
     * begins with it. An administration carries the year of its area and cannot close while one runs.
     */
    public void close(String code, LocalDate day, String typed, Actor actor) {
        ServiceProvider provider = supervised(code, actor);
        String reason = reason(typed);
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Refusal("day", "provider.close.future");
        }
        List<AreaCycle> years = cycles.hold(provider.areaCode());
        if (!years.isEmpty() && ADMINISTRATIONS.contains(provider.kind())) {
            throw new Refusal(null, "provider.close.administration", year(years.get(0)));
        }
        register.close(actor, code, day, reason);
        for (AreaCycle year : years) {
            if (running.isJustStarting(year.key())) {
                throw new Refusal(null, "provider.justStarting", year(year));
            }
            excuses.takeOut(year.key(), code, reason, actor);
        }
    }

    /** The provider serves again; not within a year that has excused it. */
    public void reopen(String code, LocalDate day, String typed, Actor actor) {
        ServiceProvider provider = supervised(code, actor);
        String reason = reason(typed);
        for (AreaCycle year : cycles.hold(provider.areaCode())) {
            if (day.getYear() <= year.year() && progress.isExcused(year.key(), code)) {
                throw new Refusal(
                        "day",
                        "provider.reopen.excused",
                        year(year),
                        LocalDate.of(year.year() + 1, 1, 1).toString());
            }
        }
        register.reopen(actor, code, day, reason);
    }

    /** The provider takes part in a year that runs already, from its first stage on. */
    public void join(String code, String cycleKey, Actor actor) {
        ServiceProvider provider = supervised(code, actor);
        AreaCycle year = cycles.hold(provider.areaCode()).stream()
                .filter(one -> one.key().equals(cycleKey))
                .findFirst()
                .orElseThrow(() -> new NotFound("year " + cycleKey + " of " + code));
        if (!provider.isOpenOn(LocalDate.now(clock))) {
            throw new Refusal(null, "provider.join.closed");
        }
        if (year.status() == AreaCycle.Status.STARTING) {
            throw new Refusal(null, "provider.justStarting", year(year));
        }
        if (starts.join(cycleKey, code) == 0) {
            throw new Refusal(null, "provider.join.already", year(year));
        }
        if (!running.join(cycleKey, code)) {
            throw new Refusal(null, "provider.join.tooLate", year(year), String.valueOf(year.year() + 1));
        }
        audit.record(actor, "provider.join", "area_cycle/" + cycleKey + "/" + code, null, null, null);
    }

    private ServiceProvider supervised(String code, Actor actor) {
        ServiceProvider provider = territory.provider(code);
        if (!actor.belongsTo(provider.areaCode())) {
            throw new NotFound("provider " + code);
        }
        if (!may(actor, provider)) {
            throw new AccessDeniedException("no supervisor of " + code);
        }
        return provider;
    }

    private static String reason(String typed) {
        String reason = CleanText.of(typed, true, LONGEST_REASON);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "cycle.excuse.reasonNeeded", LONGEST_REASON);
        }
        return reason;
    }

    private static String year(AreaCycle year) {
        return String.valueOf(year.year());
    }
}
