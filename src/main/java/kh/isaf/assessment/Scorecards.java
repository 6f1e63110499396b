package kh.isaf.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.CycleDates;
import kh.isaf.i4c.Headcount;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Citizens score a provider; its staff score themselves by the same criteria. */
@Service
@Transactional
public class Scorecards {

    private final ScorecardRecords scorecards;
    private final Criteria criteria;
    private final Territory territory;
    private final AuditTrail audit;
    private final Clock clock;

    Scorecards(ScorecardRecords scorecards, Criteria criteria, Territory territory, AuditTrail audit, Clock clock) {
        this.scorecards = scorecards;
        this.criteria = criteria;
        this.territory = territory;
        this.audit = audit;
        this.clock = clock;
    }

    public void plan(String cycleKey, String providerCode, PlanScorecard command, Actor actor) {
        CycleDates dates = CycleDates.of(cycleKey, clock);
        dates.planned("plannedFrom", command.plannedFrom());
        dates.planned("plannedTo", command.plannedTo());
        if (command.plannedTo().isBefore(command.plannedFrom())) {
            throw new Refusal("plannedTo", "assessment.error.endsBeforeStart");
        }
        Scorecard scorecard = get(cycleKey, providerCode, Scorecard.Kind.CITIZEN);
        scorecard.plan(command);
        save(scorecard, "scorecard.plan", null, actor);
    }

    /** Keeps what citizens scored, or why they could not meet. */
    public void enter(String cycleKey, String providerCode, EnterScorecard command, Actor actor) {
        Scorecard scorecard = get(cycleKey, providerCode, Scorecard.Kind.CITIZEN);
        if (!command.held()) {
            scorecard.notHeld(reason(command.notHeldReason()));
            save(scorecard, "scorecard.notHeld", command.notHeldReason(), actor);
            return;
        }
        LocalDate heldOn = command.heldOn();
        if (heldOn == null) {
            throw new Refusal("heldOn", "assessment.error.dateMissing");
        }
        CycleDates.of(cycleKey, clock).happened("heldOn", heldOn);
        Participants people = new Participants(
                        Headcount.count(command.total()),
                        Headcount.count(command.female()),
                        Headcount.count(command.male()),
                        Headcount.count(command.other()),
                        Headcount.count(command.disability()),
                        Headcount.count(command.minority()),
                        Headcount.count(command.idPoor()),
                        Headcount.count(command.youth()))
                .checked();
        List<RatingRow> rows = Objects.requireNonNullElse(command.ratings(), List.<RatingRow>of());
        scorecard.held(
                heldOn,
                Boolean.TRUE.equals(command.officialsPresent()),
                people,
                ratings(providerCode, rows, RatingRules.MOST_OF_CITIZENS, people));
        save(scorecard, "scorecard.enter", null, actor);
    }

    /** Keeps how the provider's staff score themselves. */
    public void enterSelfAssessment(String cycleKey, String providerCode, EnterSelfAssessment command, Actor actor) {
        CycleDates.of(cycleKey, clock).happened("heldOn", command.heldOn());
        Participants people = new Participants(
                        command.total(),
                        command.female(),
                        command.male(),
                        Headcount.count(command.other()),
                        Headcount.count(command.disability()),
                        0,
                        0,
                        Headcount.count(command.youth()))
                .checked();
        Scorecard scorecard = get(cycleKey, providerCode, Scorecard.Kind.SELF);
        scorecard.at(command.place(), command.facilitators());
        scorecard.held(
                command.heldOn(),
                Boolean.TRUE.equals(command.officialsPresent()),
                people,
                ratings(providerCode, command.ratings(), RatingRules.MOST_OF_STAFF, people));
        save(scorecard, "selfAssessment.enter", null, actor);
    }

    /** How the citizens' scorecard of a provider is planned. */
    @Transactional(readOnly = true)
    public Optional<ScorecardPlan> plan(String cycleKey, String providerCode) {
        return find(cycleKey, providerCode, Scorecard.Kind.CITIZEN).map(Scorecard::view);
    }

    /** Codes of the criteria citizens chose, in their order; empty before they scored. Their marks are not told. */
    @Transactional(readOnly = true)
    public List<String> chosenByCitizens(String cycleKey, String providerCode) {
        return find(cycleKey, providerCode, Scorecard.Kind.CITIZEN)
                .map(scorecard ->
                        scorecard.ratings().stream().map(Rating::criterionCode).toList())
                .orElse(List.of());
    }

    private List<Rating> ratings(String providerCode, List<RatingRow> rows, int most, Participants people) {
        ServiceProvider provider = territory.provider(providerCode);
        return RatingRules.ratings(
                rows,
                most,
                people.total(),
                row -> row.criterion().equals(RatingRow.PROPOSED)
                        ? criteria.proposed(provider, String.valueOf(row.proposed()))
                        : row.criterion());
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("notHeldReason", "assessment.error.reasonMissing");
        }
        return reason;
    }

    private Optional<Scorecard> find(String cycleKey, String providerCode, Scorecard.Kind kind) {
        return scorecards.findByCycleKeyAndProviderCodeAndKind(cycleKey, providerCode, kind);
    }

    private Scorecard get(String cycleKey, String providerCode, Scorecard.Kind kind) {
        return find(cycleKey, providerCode, kind).orElseGet(() -> new Scorecard(cycleKey, providerCode, kind));
    }

    private void save(Scorecard scorecard, String action, @Nullable String reason, Actor actor) {
        scorecards.save(scorecard);
        audit.record(
                actor,
                action,
                "scorecard/" + scorecard.id(),
                null,
                scorecard.status().name(),
                reason);
    }
}
