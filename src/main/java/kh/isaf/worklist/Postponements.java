package kh.isaf.worklist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.cycle.Postponement;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.cycle.PostponementRegister;
import kh.isaf.cycle.Stage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a stage off for all within an area in one act, or one step, and takes that back; what is done or excused stays.
 * Done by who supervises the area: the district's group for its communes, the province's, or NCDDS.
 */
@Service
public class Postponements {

    private final PostponementRegister register;
    private final Redating redating;
    private final PostponementEffects effects;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Postponements(
            PostponementRegister register,
            Redating redating,
            PostponementEffects effects,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.redating = redating;
        this.effects = effects;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the actor supervises every year that is reached. */
    public static boolean may(Actor actor, String areaCode, Reach reach) {
        if (actor.may(Role.NCDDS_ADMIN, areaCode)) {
            return true;
        }
        boolean communesOnly = areaCode.length() > 4 || reach == Reach.COMMUNES;
        return !areaCode.isEmpty()
                && (actor.may(Role.CP_GROUP, areaCode) || communesOnly && actor.may(Role.DMK_GROUP, areaCode));
    }

    /** What would happen; nothing has. */
    public PostponementEffect preview(Actor by, PostponementOrder order) {
        return redating.tried(() -> enter(by, postponement(by, order)));
    }

    /** Puts the stage off. */
    @Transactional
    public PostponementEffect postpone(Actor by, PostponementOrder order) {
        return done(by, "stage.postpone", postponement(by, order));
    }

    /** Puts off one provider's stage, or one month's meeting: the step that a late task belongs to. */
    @Transactional
    public PostponementEffect extend(Actor by, WorkItem late, int workingDays, String reason) {
        Stage stage = late.stage();
        if (stage == null || late.cycleKey().isEmpty()) {
            throw new Refusal(null, "postponement.error.loose");
        }
        if (workingDays < 1) {
            throw new Refusal("workingDays", "postponement.error.days", String.valueOf(PostponementOrder.MOST_DAYS));
        }
        require(by, late.areaCode(), Reach.ITSELF);
        return done(
                by,
                "stage.extend",
                new Postponement(
                        UUID.randomUUID(),
                        late.year(),
                        stage,
                        late.areaCode(),
                        Reach.ITSELF,
                        late.providerCode(),
                        late.month(),
                        workingDays,
                        PostponementOrder.checked(reason),
                        OffsetDateTime.now(clock),
                        by.name(),
                        null,
                        null,
                        null));
    }

    /** What would move back. */
    public PostponementEffect previewUndo(Actor by, UUID id, String reason) {
        return redating.tried(() -> takeBack(by, id, reason));
    }

    /** Takes it back: what is not done yet is due as if it had never been. */
    @Transactional
    public PostponementEffect undo(Actor by, UUID id, String reason) {
        PostponementEffect effect = takeBack(by, id, reason);
        Postponement undone = register.visible(id, by);
        audit.record(by, "postponement.undo", "postponement/" + id, words(undone), effect.words(), reason.strip());
        events.publishEvent(new DueDatesMoved(undone.areaCode()));
        return effect;
    }

    private PostponementEffect done(Actor by, String action, Postponement postponement) {
        PostponementEffect effect = enter(by, postponement);
        audit.record(
                by,
                action,
                "postponement/" + postponement.id(),
                null,
                words(postponement) + ": " + effect.words(),
                postponement.reason());
        events.publishEvent(new DueDatesMoved(postponement.areaCode()));
        return effect;
    }

    private PostponementEffect enter(Actor by, Postponement postponement) {
        register.enter(by, postponement);
        return moved(postponement);
    }

    private PostponementEffect takeBack(Actor by, UUID id, String typed) {
        Postponement known = register.visible(id, by);
        if (!may(by, known.areaCode(), known.reach())) {
            throw new AccessDeniedException("no supervisor of postponement " + id);
        }
        String reason = PostponementOrder.checked(typed);
        if (!register.undo(by, id, reason)) {
            throw new Refusal(null, "postponement.error.undone");
        }
        return moved(known);
    }

    private PostponementEffect moved(Postponement postponement) {
        Redating.Lines lines = redating.align(postponement.cycleKeys(), postponement.stage());
        return effects.of(postponement, lines);
    }

    private Postponement postponement(Actor by, PostponementOrder order) {
        Reach reach = order.itself() ? Reach.ITSELF : reach(by, order.areaCode());
        require(by, order.areaCode(), reach);
        if (!register.years().contains(order.year())) {
            throw new Refusal("year", "postponement.error.year");
        }
        return new Postponement(
                UUID.randomUUID(),
                order.year(),
                order.stage(),
                order.areaCode(),
                reach,
                null,
                order.month(),
                order.workingDays(),
                order.reason(),
                OffsetDateTime.now(clock),
                by.name(),
                null,
                null,
                null);
    }

    /** A district's group does not supervise the year the district itself may run. */
    private static Reach reach(Actor by, String areaCode) {
        return may(by, areaCode, Reach.ALL) ? Reach.ALL : Reach.COMMUNES;
    }

    private static void require(Actor by, String areaCode, Reach reach) {
        if (!by.belongsTo(areaCode)) {
            throw new NotFound("area " + areaCode);
        }
        if (!may(by, areaCode, reach)) {
            throw new AccessDeniedException("does not supervise " + areaCode);
        }
    }

    private static String words(Postponement postponement) {
        String provider = postponement.provider();
        Integer month = postponement.month();
        return postponement.year() + " " + postponement.stage().id() + " "
                + (postponement.areaCode().isEmpty() ? "nation" : postponement.areaCode()) + " "
                + postponement.reach()
                + (provider == null ? "" : " " + provider)
                + (month == null ? "" : " month " + month)
                + " +" + postponement.workingDays();
    }
}
