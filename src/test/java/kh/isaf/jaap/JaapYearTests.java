package kh.isaf.jaap;

import static kh.isaf.jaap.SittingTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A plan from its draft to its twelfth meeting, on a real database. */
@SpringBootTest
@Transactional
class JaapYearTests {

    private static final String KEY = "2091-990101";

    private final Actor clerk = new Actor(UUID.randomUUID(), "Clerk", Set.of(new Grant(Role.CLERK, "990101")));

    private final JaapPlans plans;
    private final JaapDecisions decisions;
    private final JaapIntegration integration;
    private final JaapMonitoring monitoring;
    private final JaapReading reading;
    private final JdbcClient jdbc;
    private final Clock clock;

    @Autowired
    JaapYearTests(
            JaapPlans plans,
            JaapDecisions decisions,
            JaapIntegration integration,
            JaapMonitoring monitoring,
            JaapReading reading,
            JdbcClient jdbc,
            Clock clock) {
        this.plans = plans;
        this.decisions = decisions;
        this.integration = integration;
        this.monitoring = monitoring;
        this.reading = reading;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void aSangkatRunsItsYear() {
        sql("insert into area values ('99', null, 'CP', 'CAPITAL', 'ក', 'A')");
        sql("insert into area values ('9901', '99', 'DMK', 'KHAN', 'ខ', 'B')");
        sql("insert into area values ('990101', '9901', 'CS', 'SANGKAT', 'គ', 'C')");
        sql("insert into cycle (year, opened_at) values (2091, now())");
        sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values ('2091-990101', 2091, '990101', true, 'urbanKhan', 'r1', 'RUNNING', gen_random_uuid(), now())""");
    }

    @Test
    void aPlanHasLinesNumberedWithinItsParts() {
        draft(JaapLines.internal("Opening hours"), JaapLines.outside("Latrines"), JaapLines.outside("Well"));

        assertThat(plan().lines()).extracting(PlanLine::reference).containsExactly("ka-1", "ka-2", "kha-1");
        assertThat(plan().cost()).isEqualTo(24_000_000);
        assertThat(plan().status()).isEqualTo(JaapStatus.DRAFT);
        refused(
                () -> plans.draft(KEY, new DraftJaap(List.of(JaapLines.internal("x"))), clerk),
                null,
                "jaap.refusal.otherStatus");
    }

    @Test
    void aPlanWithoutLinesOrForAnotherAreasProviderIsRefused() {
        refused(() -> plans.draft(KEY, new DraftJaap(List.of()), clerk), "lines", "jaap.refusal.noLines");
        JaapLine elsewhere = JaapLines.carryingOut(null, "990102-PS-01");
        refused(
                () -> plans.draft(KEY, new DraftJaap(List.of(JaapLines.internal("x"), elsewhere)), clerk),
                "lines[1].provider",
                "jaap.refusal.otherArea");
    }

    @Test
    void withoutAQuorumTheCommitteeCanOnlyMeetAgain() {
        draft(JaapLines.outside("Latrines"));

        refused(() -> decide(6, DecideJaap.Decision.APPROVE, 6, 0, null), "committeeDecision", "jaap.refusal.noQuorum");
        refused(
                () -> decide(6, DecideJaap.Decision.RETURN, 0, 6, "cost"),
                "committeeDecision",
                "jaap.refusal.noQuorum");
        refused(
                () -> decide(7, DecideJaap.Decision.NO_QUORUM, 0, 0, null),
                "committeeDecision",
                "jaap.refusal.quorumMet");
        decide(6, DecideJaap.Decision.NO_QUORUM, 0, 0, null);

        assertThat(plan().status()).isEqualTo(JaapStatus.DRAFT);
        assertThat(plan().decisions()).extracting(DecisionTaken::decision).containsExactly("noQuorum");
    }

    @Test
    void aPlanSentBackGoesToTheCommitteeAgainInANewVersion() {
        draft(JaapLines.outside("Latrines"), JaapLines.outside("Well"));
        refused(() -> decide(7, DecideJaap.Decision.RETURN, 1, 6, " "), "reason", "jaap.refusal.reason");
        decide(7, DecideJaap.Decision.RETURN, 1, 6, "too dear");
        assertThat(plan().returnedReason()).isEqualTo("too dear");

        plans.revise(
                KEY, new ReviseJaap(List.of(JaapLines.outside("Latrines"), JaapLines.internal("Clean well"))), clerk);
        assertThat(plan().version()).isEqualTo(2);
        assertThat(plan().lines()).extracting(PlanLine::reference).containsExactly("ka-1", "kha-1");

        decide(7, DecideJaap.Decision.APPROVE, 5, 2, null);
        adopt(AdoptJaap.Decision.RETURN, "not in the budget");
        plans.revise(KEY, new ReviseJaap(List.of(JaapLines.internal("Clean well"))), clerk);
        decide(7, DecideJaap.Decision.APPROVE, 7, 0, null);
        adopt(AdoptJaap.Decision.ADOPT, null);

        assertThat(plan().status()).isEqualTo(JaapStatus.ADOPTED);
        assertThat(plan().version()).isEqualTo(3);
        assertThat(plan().decisions()).hasSize(5);
        assertThat(integration.hasUnfundedLines(KEY)).isFalse();
    }

    @Test
    void aLineOutsideTheCipIsOfferedAtTheWorkshop() {
        draft(JaapLines.outside("Latrines"), JaapLines.outside("Well"), JaapLines.internal("Opening hours"));
        assertThat(integration.hasUnfundedLines(KEY)).isTrue();

        refused(
                () -> integration.enterCipLines(
                        KEY,
                        new EnterCipLines(
                                List.of(cip("ka-1", Answer.YES, null, 5L), cip("ka-2", Answer.NO, null, null))),
                        clerk),
                "lines[0].fundingSource",
                "jaap.refusal.source");
        integration.enterCipLines(
                KEY,
                new EnterCipLines(List.of(
                        cip("ka-1", Answer.YES, FundingSource.NGO, 9_000_000L), cip("ka-2", Answer.NO, null, null))),
                clerk);
        assertThat(plan().unfunded()).extracting(PlanLine::reference).containsExactly("ka-2");
        assertThat(plan().lines().get(0).fundings())
                .containsExactly(new PlanLine.Pledge(FundingSource.NGO, 9_000_000L));

        integration.recordWorkshop(
                KEY,
                new RecordWorkshop(today(), List.of(new RecordWorkshop.Line("ka-2", Taker.DISTRICT, "next year"))),
                clerk);
        assertThat(plan().lines().get(1).takenBy()).isEqualTo(Taker.DISTRICT);
        assertThat(integration.hasUnfundedLines(KEY)).isTrue();
    }

    @Test
    void everyMonthSaysHowFarEachLineIs() {
        draft(JaapLines.outside("Latrines"), JaapLines.internal("Opening hours"));

        meet(1, LineStatus.ONGOING, LineStatus.DONE, null);
        monitoring.record(KEY, 2, new RecordMonthlyMeeting(Answer.NO, "flood", null, null, null, List.of()), clerk);
        refused(() -> meet(1, LineStatus.DONE, LineStatus.DONE, null), null, "jaap.refusal.monthKept");
        refused(() -> meet(3, LineStatus.DONE, LineStatus.ONGOING, null), "lines[1].remark", "jaap.refusal.reopened");

        assertThat(plan().completion()).isEqualTo(new CompletionRate(1, 2));
        assertThat(plan().lines().get(1).in(2)).isNull();
        assertThat(plan().meetings()).extracting(MeetingOfMonth::held).containsExactly(true, false);
    }

    @Test
    void aMeetingThatIsRefusedSaysWhere() {
        draft(JaapLines.internal("Opening hours"));

        refused(
                () -> monitoring.record(KEY, 1, meeting(today().plusDays(1), 10, 4), clerk),
                "heldOn",
                "jaap.refusal.future");
        refused(
                () -> monitoring.record(KEY, 1, meeting(today(), 10, 11), clerk),
                "presentFemale",
                "jaap.refusal.femaleOverTotal");
        refused(
                () -> monitoring.record(
                        KEY, 1, new RecordMonthlyMeeting(Answer.NO, null, null, null, null, List.of()), clerk),
                "reasonNotHeld",
                "jaap.refusal.reasonNotHeld");
    }

    private void draft(JaapLine... lines) {
        plans.draft(KEY, new DraftJaap(List.of(lines)), clerk);
    }

    private void decide(int present, DecideJaap.Decision decision, int inFavour, int against, @Nullable String reason) {
        decisions.decide(KEY, new DecideJaap(today(), 12, present, 2, decision, inFavour, against, 0, reason), clerk);
    }

    private void adopt(AdoptJaap.Decision decision, @Nullable String reason) {
        decisions.adopt(KEY, new AdoptJaap(today(), 9, 6, 2, decision, 6, 0, 0, reason), clerk);
    }

    private void meet(int month, LineStatus first, LineStatus second, @Nullable String remark) {
        monitoring.record(
                KEY,
                month,
                new RecordMonthlyMeeting(
                        Answer.YES,
                        null,
                        today(),
                        12,
                        5,
                        List.of(
                                new RecordMonthlyMeeting.Line("ka-1", first, null, null, null),
                                new RecordMonthlyMeeting.Line("kha-1", second, null, remark, null))),
                clerk);
    }

    private static RecordMonthlyMeeting meeting(LocalDate heldOn, int present, int female) {
        return new RecordMonthlyMeeting(Answer.YES, null, heldOn, present, female, List.of());
    }

    private static EnterCipLines.Line cip(
            String line, Answer inCip, @Nullable FundingSource source, @Nullable Long amount) {
        return new EnterCipLines.Line(line, inCip, source, amount);
    }

    private Plan plan() {
        return reading.plan(KEY).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
