package kh.isaf.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.assessment.RecordInterfaceMeeting.JointAction;
import kh.isaf.assessment.RecordSectorMeeting.SectorAction;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.i4c.CheckI4c;
import kh.isaf.i4c.Disseminations;
import kh.isaf.i4c.EnterI4c;
import kh.isaf.i4c.Figure;
import kh.isaf.i4c.Headcount;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.Pack;
import kh.isaf.i4c.PackStatus;
import kh.isaf.i4c.PlanDissemination;
import kh.isaf.i4c.PlanDissemination.PlannedRow;
import kh.isaf.i4c.PostI4c;
import kh.isaf.i4c.RecordDissemination;
import kh.isaf.i4c.RecordDissemination.HeldRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A primary school's year from its information pack to the actions agreed, in the database. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Transactional
class AssessmentServiceTests {

    private static final String CYCLE = "2027-990101";
    private static final String SCHOOL = "990101-PS-01";
    private static final LocalDate DAY = LocalDate.of(2027, 8, 2);

    private final Actor actor = new Actor(UUID.randomUUID(), "Facilitator", Set.of(new Grant(Role.CAF, "990101")));

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    InformationPacks packs;

    @Autowired
    Disseminations disseminations;

    @Autowired
    Scorecards scorecards;

    @Autowired
    Scores scores;

    @Autowired
    Criteria criteria;

    @Autowired
    InterfaceMeetings meetings;

    @BeforeEach
    void aSchoolOnAnAugustDay() {
        clock.moveTo(DAY.atTime(9, 0).atZone(ZoneId.of("Asia/Phnom_Penh")).toInstant());
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                ('99', null, 'CP', 'CAPITAL', 'ក', 'A'), ('9901', '99', 'DMK', 'KHAN', 'ខ', 'B'),
                ('990101', '9901', 'CS', 'SANGKAT', 'គ', 'C')""").update();
        jdbc.sql("""
                insert into service_provider (code, kind, area_code, name_km, name_latin, opened_on)
                values ('990101-PS-01', 'PRIMARY_SCHOOL', '990101', 'សាលា', 'School', '2000-01-01')""").update();
    }

    @AfterEach
    void theClockGoesOnAsBefore() {
        clock.moveTo(Clock.systemUTC().instant());
    }

    @Test
    void aPackIsReturnedCorrectedCheckedAndPosted() {
        packs.enter(CYCLE, SCHOOL, figures(40), actor);
        packs.check(CYCLE, SCHOOL, new CheckI4c("return", "pupils are missing"), actor);
        assertThat(pack().returnedReason()).isEqualTo("pupils are missing");
        packs.enter(CYCLE, SCHOOL, figures(45), actor);
        packs.check(CYCLE, SCHOOL, new CheckI4c("accept", null), actor);
        packs.post(CYCLE, SCHOOL, new PostI4c(DAY, List.of("officeBoard", "pagoda"), null, 3), actor);
        assertThat(pack().status()).isEqualTo(PackStatus.POSTED);
        assertThat(pack().edition()).isEqualTo(2);
        assertThat(pack().figures()).hasSize(1);
        assertThat(pack().figures().get(0).value()).isEqualByComparingTo("45");
        assertThat(pack().places()).containsExactly("officeBoard", "pagoda");
        assertThat(packs.of(CYCLE)).hasSize(1);
    }

    @Test
    void anUncheckedPackIsNotPosted() {
        packs.enter(CYCLE, SCHOOL, figures(40), actor);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> packs.post(CYCLE, SCHOOL, new PostI4c(DAY, List.of("market"), null, 1), actor));
        assertThat(refusal.messageKey()).isEqualTo("i4c.error.notChecked");
    }

    @Test
    void disseminationIsPlannedThenReportedInParts() {
        disseminations.plan(
                CYCLE,
                new PlanDissemination(
                        List.of(
                                new PlannedRow(DAY, "villageMeeting", "Phum 1"),
                                new PlannedRow(DAY.plusDays(7), "doorToDoor", "Phum 2")),
                        200),
                actor);
        report("villageMeeting", "Phum 1");
        assertThat(disseminations.summary(CYCLE).outstanding()).hasSize(1);
        report("doorToDoor", "Phum 2");
        assertThat(disseminations.summary(CYCLE).meetings()).isEqualTo(2);
        assertThat(disseminations.summary(CYCLE).people()).isEqualTo(new Headcount(60, 52, 0));
    }

    @Test
    void aScorecardNotHeldIsPlannedAgain() {
        scorecards.plan(CYCLE, SCHOOL, new PlanScorecard(DAY, DAY, "Hall", "khmer", 3), actor);
        scorecards.enter(CYCLE, SCHOOL, notHeld("flood"), actor);
        scorecards.plan(CYCLE, SCHOOL, new PlanScorecard(DAY, DAY.plusDays(9), "Pagoda", "khmer", 3), actor);
        forgetWhatWasRead();
        ScorecardPlan plan = scorecards.plan(CYCLE, SCHOOL).orElseThrow();
        assertThat(plan.notHeldReason()).isEqualTo("flood");
        assertThat(plan.place()).isEqualTo("Pagoda");
        assertThat(scores.of(CYCLE)).isEmpty();
    }

    @Test
    void aBlindSpotIsSeenWhereTheSchoolIsContentAndCitizensAreNot() {
        citizensScore(2, 24);
        staffScore(5, 18);
        ProviderScores school = scores.of(CYCLE, SCHOOL).orElseThrow();
        assertThat(school.lines()).hasSize(6);
        assertThat(school.lines()).allMatch(ScoreLine::blindSpot);
        assertThat(school.lines().get(0).gap()).isEqualTo(3);
        assertThat(school.lines().get(5).criterion().nameKm()).isEqualTo("A bridge");
        assertThat(school.lines().get(5).suggestedAction()).isEqualTo("do it");
        assertThat(scores.of(CYCLE)).containsExactly(school);
    }

    @Test
    void whatFourTeachersGiveIsNotShown() {
        citizensScore(2, 24);
        staffScore(5, 4);
        ProviderScores school = scores.of(CYCLE, SCHOOL).orElseThrow();
        assertThat(school.tooFewStaff()).isTrue();
        assertThat(school.lines()).allMatch(line -> line.self() == null && line.gap() == null);
    }

    @Test
    void citizensOwnWordsBecomeACriterionOfTheSchoolOnce() {
        citizensScore(2, 24);
        String proposed = scorecards.chosenByCitizens(CYCLE, SCHOOL).get(5);
        assertThat(proposed).isEqualTo(SCHOOL + "-P1");
        staffScore(4, 18);
        assertThat(jdbc.sql("select count(*) from criterion where provider_code = ?")
                        .param(SCHOOL)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theMultiSectorMeetingStartsFromTheSectorMeetingsActions() {
        meetings.recordSectorMeeting(
                CYCLE,
                SCHOOL,
                new RecordSectorMeeting(
                        DAY, "School", 4, 2, null, 10, 8, null, List.of(action("PS-TOILETS"), action("PS-WATER"))),
                actor);
        forgetWhatWasRead();
        assertThat(meetings.sectorActions(CYCLE))
                .extracting(AgreedAction::criterionCode)
                .containsExactly("PS-TOILETS", "PS-WATER");
        assertThat(meetings.agreedActions(CYCLE)).isEmpty();
        meetings.recordInterfaceMeeting(
                CYCLE,
                new RecordInterfaceMeeting(
                        DAY,
                        "Hall",
                        4,
                        2,
                        null,
                        10,
                        8,
                        null,
                        List.of(
                                new JointAction(SCHOOL + ":PS-WATER", "Dig a well", "Citizens", "Head", DAY, true),
                                new JointAction("commune", "Mend the road", null, "Chief", null, null))),
                actor);
        forgetWhatWasRead();
        List<AgreedAction> agreed = meetings.agreedActions(CYCLE);
        assertThat(agreed).extracting(AgreedAction::action).containsExactly("Dig a well", "Mend the road");
        assertThat(agreed.get(0).providerCode()).isEqualTo(SCHOOL);
        assertThat(agreed.get(0).outsideResources()).isTrue();
        assertThat(agreed.get(1).providerCode()).isNull();
    }

    private Pack pack() {
        forgetWhatWasRead();
        return packs.find(CYCLE, SCHOOL).orElseThrow();
    }

    /** What is read next comes from the database. */
    private void forgetWhatWasRead() {
        entities.flush();
        entities.clear();
    }

    private static EnterI4c figures(int pupilsPerTeacher) {
        BigDecimal riel = new BigDecimal("12000000");
        return new EnterI4c(
                18,
                11,
                "7:00-17:00",
                List.of(new Figure("PS-RATIO", BigDecimal.valueOf(45), BigDecimal.valueOf(pupilsPerTeacher), null)),
                riel,
                riel,
                riel,
                "stateBudget");
    }

    private void report(String kind, String place) {
        disseminations.record(
                CYCLE,
                UUID.randomUUID(),
                new RecordDissemination(
                        List.of(new HeldRow(DAY, kind, place, 30, 26, null, 10, null, null, null, 12, 50)), "yes"),
                actor);
        forgetWhatWasRead();
    }

    private static EnterScorecard notHeld(String reason) {
        return new EnterScorecard("no", reason, null, null, null, null, null, null, null, null, null, null, null);
    }

    private void citizensScore(int mark, int people) {
        scorecards.enter(
                CYCLE,
                SCHOOL,
                new EnterScorecard(
                        "yes", null, DAY, false, people, people, 0, null, 1, null, 3, 8, ratings(mark, people)),
                actor);
        forgetWhatWasRead();
    }

    private void staffScore(int mark, int people) {
        scorecards.enterSelfAssessment(
                CYCLE,
                SCHOOL,
                new EnterSelfAssessment(
                        DAY, "School", 1, null, people, people, 0, null, null, 2, ratings(mark, people)),
                actor);
        forgetWhatWasRead();
    }

    private static List<RatingRow> ratings(int mark, int people) {
        List<RatingRow> rows = new ArrayList<>(
                RatingRows.of(mark, people, "PS-ROOMS", "PS-CLEAN", "PS-LIBRARY", "PS-TOILETS", "PS-WATER"));
        rows.add(RatingRows.proposed("A bridge", mark, people));
        return rows;
    }

    private static SectorAction action(String criterion) {
        return new SectorAction(criterion, "Repair it", "Parents", "Head", DAY.plusMonths(3), false);
    }
}
