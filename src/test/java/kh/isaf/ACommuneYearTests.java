package kh.isaf;

import static kh.isaf.workflow.process.Diligence.sitting;
import static kh.isaf.workflow.process.Diligence.villageMeeting;
import static kh.isaf.workflow.process.Diligence.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.InterfaceMeetings;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.ScoreLine;
import kh.isaf.assessment.Scores;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.i4c.DisseminationSummary;
import kh.isaf.i4c.Disseminations;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.Pack;
import kh.isaf.i4c.PackStatus;
import kh.isaf.jaap.CompletionRate;
import kh.isaf.jaap.DecisionTaken;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.JaapStatus;
import kh.isaf.jaap.MeetingOfMonth;
import kh.isaf.jaap.Plan;
import kh.isaf.jaap.PlanLine;
import kh.isaf.jaap.Taker;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.Variant;
import kh.isaf.workflow.CycleProgress;
import kh.isaf.workflow.Excuses;
import kh.isaf.workflow.StageStep;
import kh.isaf.workflow.form.Fact;
import kh.isaf.workflow.process.Commune;
import kh.isaf.workflow.process.Communes;
import kh.isaf.workflow.process.Desk;
import kh.isaf.workflow.process.DueJobs;
import kh.isaf.workflow.process.Townspeople;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import kh.isaf.worklist.WorkList;
import kh.isaf.worklist.WorkListFilter;
import kh.isaf.worklist.WorkListFilter.Tab;
import kh.isaf.worklist.WorkListLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The manual of the cycle: one year of a rural commune supported by a CSO, from its first information pack to its
 * twelfth monthly meeting, each step done by who does it. The steps follow on each other; read them from the top.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ACommuneYearTests extends ProductTest {

    private static final int YEAR = 2042;

    private final BusinessClock clock;
    private final Duration offset;
    private final Communes communes;
    private final Desk desk;
    private final DueJobs jobs;
    private final WorkItems workItems;
    private final WorkList workList;
    private final CycleProgress progress;
    private final Excuses excuses;
    private final Cycles cycles;
    private final InformationPacks packs;
    private final Disseminations disseminations;
    private final Scores scores;
    private final InterfaceMeetings meetings;
    private final JaapReading plans;

    private final Commune commune;
    private final String administration;
    private final String healthCentre;
    private final String school;
    private final String annex;
    private final Townspeople people;

    @Autowired
    ACommuneYearTests(BeanFactory beans, BusinessClock clock) {
        this.clock = clock;
        offset = clock.offset();
        communes = new Communes(beans, YEAR);
        desk = new Desk(beans);
        jobs = new DueJobs(beans);
        workItems = beans.getBean(WorkItems.class);
        workList = beans.getBean(WorkList.class);
        progress = beans.getBean(CycleProgress.class);
        excuses = beans.getBean(Excuses.class);
        cycles = beans.getBean(Cycles.class);
        packs = beans.getBean(InformationPacks.class);
        disseminations = beans.getBean(Disseminations.class);
        scores = beans.getBean(Scores.class);
        meetings = beans.getBean(InterfaceMeetings.class);
        plans = beans.getBean(JaapReading.class);
        commune = communes.run(
                communes.rural(
                        ProviderKind.COMMUNE_ADMINISTRATION,
                        ProviderKind.HEALTH_CENTRE,
                        ProviderKind.PRIMARY_SCHOOL,
                        ProviderKind.PRIMARY_SCHOOL),
                Variant.WITH_CSO);
        administration = commune.provider(0);
        healthCentre = commune.provider(1);
        school = commune.provider(2);
        annex = commune.provider(3);
        people = new Townspeople(beans, commune);
    }

    @BeforeAll
    void beforeTheYear() {
        itIs(1, 10);
    }

    @AfterAll
    void theClockIsPutBack() {
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    @Test
    @Order(1)
    void theAdministratorStartsTheYearAndEveryoneSeesWhatIsComing() {
        assertThat(communes.start(commune)).isEqualTo(1);
        jobs.start(commune);

        assertThat(cycles.get(commune.key()).status()).isEqualTo(AreaCycle.Status.RUNNING);
        assertThat(step(Stage.I4C_PREPARATION).total()).isEqualTo(4);
        assertThat(list(people.focalPersonOf(school))).singleElement().satisfies(line -> {
            assertThat(line.nameEn()).isEqualTo("Enter performance and budget data");
            assertThat(line.coming(today())).isTrue();
            assertThat(line.startsOn()).isEqualTo(LocalDate.of(YEAR, 2, 1));
        });
        assertThat(sees(people.the(Role.CAF))).containsExactly("Plan the dissemination");
        assertThat(sees(people.the(Role.CSO_STAFF))).containsExactly("Plan the dissemination");
        assertThat(sees(people.the(Role.DMK_GROUP))).hasSize(4).containsOnly("Enter performance and budget data");
        assertThat(sees(people.the(Role.COMMITTEE_CHAIR))).isEmpty();
    }

    @Test
    @Order(2)
    void theSchoolEntersItsFiguresAndTheDistrictSendsThemBack() {
        itIs(2, 20);
        Actor head = people.focalPersonOf(school);
        does(head, "enterI4c", school, Map.of("staffTotal", 12, "staffFemale", 7));
        assertThat(sees(head)).isEmpty();

        Actor district = people.the(Role.DMK_GROUP);
        assertThat(facts("checkI4c", school)).contains("7:00-17:00");
        does(district, "checkI4c", school, Map.of("i4cDecision", "return", "reason", "The drop-out rate is missing"));

        assertThat(sees(head)).containsExactly("Enter performance and budget data");
        assertThat(facts("enterI4c", school)).containsExactly("The drop-out rate is missing");
        assertThat(desk.form(open("enterI4c", school))).containsEntry("staffTotal", 12);
    }

    @Test
    @Order(3)
    void theSchoolCorrectsThemAndPostsThePack() {
        Actor head = people.focalPersonOf(school);
        does(head, "enterI4c", school, Map.of("staffTotal", 13, "staffFemale", 7));
        does(people.the(Role.DMK_GROUP), "checkI4c", school, Map.of("i4cDecision", "accept"));
        does(head, "postI4c", school, Map.of("places", List.of("officeBoard", "market"), "copies", 5));

        Pack pack = packs.find(commune.key(), school).orElseThrow();
        assertThat(pack.status()).isEqualTo(PackStatus.POSTED);
        assertThat(pack.edition()).isEqualTo(2);
        assertThat(pack.staffTotal()).isEqualTo(13);
        assertThat(pack.places()).containsExactly("officeBoard", "market");
        assertThat(step(Stage.I4C_PREPARATION).done()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void nobodyReachesTheTaskOfAnotherSchool() {
        WorkItem task = open("enterI4c", annex);

        assertThatThrownBy(() -> desk.does(people.focalPersonOf(school), task, Map.of()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @Order(5)
    void aSchoolClosedForRepairIsExcusedWithAReason() {
        Actor district = people.the(Role.DMK_GROUP);
        assertThatThrownBy(() -> excuses.provider(commune.key(), annex, " ", district))
                .isInstanceOf(Refusal.class);
        excuses.provider(commune.key(), annex, "The roof is being repaired until December", district);
        jobs.run(commune);

        assertThat(sees(people.focalPersonOf(annex))).isEmpty();
        assertThat(step(Stage.I4C_PREPARATION).excuses())
                .extracting(cell -> cell.providerCode() + ": " + cell.excuse())
                .containsExactly(annex + ": The roof is being repaired until December");
    }

    @Test
    @Order(6)
    void facilitatorsTellCitizensWhatTheServicesOweThem() {
        Actor caf = people.the(Role.CAF);
        does(
                caf,
                "planDissemination",
                null,
                Map.of(
                        "meetings",
                        List.of(
                                Map.of("meetsOn", day(3, 5), "kind", "villageMeeting", "place", "Phum 1"),
                                Map.of("meetsOn", day(3, 12), "kind", "villageMeeting", "place", "Phum 2")),
                        "booklets",
                        300));
        itIs(3, 6);
        assertThat(facts("recordDissemination", null)).contains("Unit " + school);
        does(
                people.the(Role.CSO_STAFF),
                "recordDissemination",
                null,
                Map.of("meetings", List.of(villageMeeting("Phum 1", day(3, 5))), "moreMeetings", "yes"));
        itIs(3, 13);
        assertThat(rows("meetings", desk.form(open("recordDissemination", null))))
                .containsExactly(Map.of("heldOn", day(3, 12), "kind", "villageMeeting", "place", "Phum 2"));
        does(
                caf,
                "recordDissemination",
                null,
                Map.of("meetings", List.of(villageMeeting("Phum 2", day(3, 12))), "moreMeetings", "no"));

        DisseminationSummary told = disseminations.summary(commune.key());
        assertThat(told.meetings()).isEqualTo(2);
        assertThat(told.outstanding()).isEmpty();
        assertThat(told.people().women()).isEqualTo(60);
        assertThat(step(Stage.DISSEMINATION).state()).isEqualTo(StageStep.State.DONE);
    }

    @Test
    @Order(7)
    void theOtherServicesPostTheirPacksToo() {
        for (String service : List.of(administration, healthCentre)) {
            Actor focalPerson = people.focalPersonOf(service);
            does(focalPerson, "enterI4c", service, Map.of());
            does(people.the(Role.DMK_GROUP), "checkI4c", service, Map.of());
            does(focalPerson, "postI4c", service, Map.of());
        }

        assertThat(packs.of(commune.key())).hasSize(3).extracting(Pack::status).containsOnly(PackStatus.POSTED);
        assertThat(step(Stage.I4C_PREPARATION).state()).isEqualTo(StageStep.State.DONE);
    }

    @Test
    @Order(8)
    void ofTwoFacilitatorsWhoReachForATaskTheFirstHasIt() {
        itIs(5, 4);
        Actor caf = people.the(Role.CAF);
        Actor cso = people.the(Role.CSO_STAFF);
        WorkItem task = open("planScorecard", school);
        workItems.claim(task.id(), caf);

        assertThat(catchThrowableOfType(Taken.class, () -> workItems.claim(task.id(), cso))
                        .by())
                .isEqualTo(caf.name());
        assertThatThrownBy(() -> desk.does(cso, task, Map.of())).isInstanceOf(Taken.class);
        desk.does(caf, task, Map.of());
        assertThat(catchThrowableOfType(Taken.class, () -> desk.does(cso, task, Map.of()))
                        .item()
                        .status())
                .isEqualTo(WorkItem.Status.DONE);
        assertThat(desk.items(commune))
                .filteredOn(item -> item.task().equals("enterScorecard"))
                .hasSize(1);
    }

    @Test
    @Order(9)
    void citizensScoreTheSchoolAndTheMedianIsRoundedUp() {
        Actor caf = people.the(Role.CAF);
        WorkItem task = open("enterScorecard", school);
        Map<String, Object> marks = Map.of(
                "ratings",
                List.of(
                        Map.of("criterion", "PS-ROOMS", "votes2", 12, "votes3", 12),
                        Map.of("criterion", "PS-CLEAN", "votes4", 24),
                        Map.of("criterion", "PS-LIBRARY", "votes3", 24),
                        Map.of(
                                "criterion",
                                "PS-TOILETS",
                                "votes1",
                                20,
                                "votes2",
                                4,
                                "suggestedAction",
                                "Build two more latrines"),
                        Map.of("criterion", "PS-WATER", "votes4", 20),
                        Map.of("criterion", "proposed", "proposed", "A safe way to school", "votes2", 24)));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> desk.does(caf, task, with(marks, Map.of("female", 9, "male", 10))));
        assertThat(refusal.field()).as("the sexes do not add up to 24").isEqualTo("total");
        assertThat(scores.of(commune.key(), school)).isEmpty();
        desk.does(caf, task, marks);

        assertThat(median("PS-ROOMS")).isEqualTo(3);
        assertThat(median("PS-TOILETS")).isEqualTo(1);
        assertThat(score(school).lines())
                .extracting(line -> line.criterion().nameKm())
                .contains("A safe way to school");
    }

    @Test
    @Order(10)
    void theStaffScoreThemselvesAndDoNotSeeWhatCitizensSee() {
        Actor head = people.focalPersonOf(school);
        List<Map<String, Object>> rows = rows("ratings", desk.form(open("enterSelfAssessment", school)));
        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).containsOnlyKeys("criterion"));
        does(
                head,
                "enterSelfAssessment",
                school,
                Map.of(
                        "ratings",
                        rows.stream()
                                .map(row -> with(row, Map.of("votes4", 18)))
                                .toList()));

        assertThat(line("PS-TOILETS").gap()).isEqualTo(3);
        assertThat(score(school).lines())
                .filteredOn(ScoreLine::blindSpot)
                .extracting(line -> line.criterion().nameKm())
                .containsExactly("មានបង្គន់ និងកន្លែងលាងដៃ", "A safe way to school");
    }

    @Test
    @Order(11)
    void aLateSchoolHoldsNobodyBackButTheCommune() {
        for (String service : List.of(administration, healthCentre)) {
            does(people.the(Role.CAF), "planScorecard", service, Map.of());
            does(people.the(Role.CAF), "enterScorecard", service, Map.of());
            does(people.focalPersonOf(service), "enterSelfAssessment", service, Map.of());
        }
        itIs(8, 3);
        does(people.the(Role.CAF), "recordSectorMeeting", healthCentre, Map.of());

        assertThat(desk.open(commune)).extracting(WorkItem::task).containsExactly("recordSectorMeeting");
        assertThat(step(Stage.SECTOR_INTERFACE_MEETING).total())
                .as("an administration holds no meeting of its own")
                .isEqualTo(3);
        assertThat(step(Stage.INTERFACE_MEETING).state()).isEqualTo(StageStep.State.PLANNED);
    }

    @Test
    @Order(12)
    void aFormThatComesTwiceHasOneEffect() {
        Actor caf = people.the(Role.CAF);
        WorkItem task = open("recordSectorMeeting", school);
        assertThat(facts("recordSectorMeeting", school)).anyMatch(said -> said.contains("blind spot"));
        Map<String, Object> suggested = rows("actions", desk.form(task)).get(0);
        assertThat(suggested).containsEntry("action", "Build two more latrines");
        Map<String, Object> answers =
                Map.of("actions", List.of(with(suggested, Map.of("responsible", "Head", "dueBy", day(12, 1)))));
        UUID key = UUID.randomUUID();
        desk.send(key, caf, task, answers);
        desk.send(key, caf, task, answers);
        jobs.run(commune);

        assertThat(meetings.sectorActions(commune.key()))
                .filteredOn(action -> school.equals(action.providerCode()))
                .hasSize(1);
        assertThat(desk.open(commune)).extracting(WorkItem::task).containsExactly("recordInterfaceMeeting");
    }

    @Test
    @Order(13)
    void councilServicesAndCitizensAgreeOnActions() {
        itIs(8, 20);
        WorkItem task = open("recordInterfaceMeeting", null);
        List<Map<String, Object>> actions = new ArrayList<>(rows("actions", desk.form(task)));
        assertThat(actions)
                .as("what the health centre and the school agreed stands there")
                .extracting(row -> row.get("action"))
                .containsExactly("Mend the well", "Build two more latrines");
        actions.replaceAll(row -> with(row, Map.of("outsideResources", row.containsValue(school + ":PS-TOILETS"))));
        actions.add(Map.of(
                "subject", "commune",
                "action", "Build a bridge",
                "responsible", "Commune chief",
                "dueBy", day(12, 31),
                "outsideResources", true));
        does(people.the(Role.CAF), "recordInterfaceMeeting", null, Map.of("actions", actions));

        assertThat(meetings.agreedActions(commune.key()))
                .extracting(AgreedAction::action)
                .containsExactly("Mend the well", "Build two more latrines", "Build a bridge");
    }

    @Test
    @Order(14)
    void agreedActionsBecomeLinesOfThePlan() {
        Actor clerk = people.the(Role.CLERK);
        assertThat(sees(clerk)).containsExactly("Draft the Joint Accountability Action Plan");
        WorkItem task = open("draftJaap", null);
        List<Map<String, Object>> lines = rows("lines", desk.form(task)).stream()
                .map(row -> row.containsValue("ka") ? with(row, Map.of("cost", 12_000_000)) : row)
                .toList();
        does(clerk, "draftJaap", null, Map.of("lines", lines));

        assertThat(plan().status()).isEqualTo(JaapStatus.DRAFT);
        assertThat(plan().lines()).extracting(PlanLine::reference).containsExactly("ka-1", "ka-2", "kha-1");
        assertThat(plan().lines())
                .extracting(line -> line.line().activity())
                .containsExactly("Build two more latrines", "Build a bridge", "Mend the well");
        assertThat(plan().lines().get(0).criterionCode()).isEqualTo("PS-TOILETS");
        assertThat(plan().cost()).isEqualTo(24_000_000);
    }

    @Test
    @Order(15)
    void withoutAQuorumTheCommitteeDecidesNothing() {
        itIs(9, 20);
        Actor chair = people.the(Role.COMMITTEE_CHAIR);
        assertThat(sees(chair)).containsExactly("Review the draft plan and decide");
        WorkItem task = open("decideJaap", null);
        Map<String, Object> fourOfNine = Map.of("present", 4, "inFavour", 4);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> desk.does(chair, task, fourOfNine));
        assertThat(refusal.messageKey()).isEqualTo("jaap.refusal.noQuorum");
        assertThat(open("decideJaap", null)).isEqualTo(task);
        does(chair, "decideJaap", null, with(fourOfNine, Map.of("committeeDecision", "noQuorum")));

        assertThat(plan().status()).isEqualTo(JaapStatus.DRAFT);
        assertThat(sees(chair)).as("it meets again").containsExactly("Review the draft plan and decide");
    }

    @Test
    @Order(16)
    void aPlanSentBackIsRevisedAndComesAgain() {
        itIs(9, 27);
        Actor chair = people.the(Role.COMMITTEE_CHAIR);
        does(
                chair,
                "decideJaap",
                null,
                Map.of("committeeDecision", "return", "inFavour", 2, "against", 4, "reason", "The bridge is too dear"));
        Actor clerk = people.the(Role.CLERK);
        assertThat(sees(clerk)).containsExactly("Revise the draft plan");
        assertThat(facts("reviseJaap", null)).contains("The bridge is too dear");
        List<Map<String, Object>> lines = rows("lines", desk.form(open("reviseJaap", null)));
        does(
                clerk,
                "reviseJaap",
                null,
                Map.of("lines", List.of(lines.get(0), with(lines.get(1), Map.of("cost", 8_000_000)), lines.get(2))));
        does(chair, "decideJaap", null, sitting("committeeDecision", "approve", day(9, 27)));

        assertThat(plan().version()).isEqualTo(2);
        assertThat(plan().cost()).isEqualTo(20_000_000);
        assertThat(plan().status()).isEqualTo(JaapStatus.APPROVED_BY_COMMITTEE);
    }

    @Test
    @Order(17)
    void theCouncilAdoptsThePlan() {
        itIs(10, 5);
        does(people.the(Role.COUNCIL_MEMBER), "adoptJaap", null, Map.of());

        assertThat(plan().status()).isEqualTo(JaapStatus.ADOPTED);
        assertThat(plan().adoptedOn()).isEqualTo(day(10, 5));
        assertThat(plan().decisions())
                .extracting(DecisionTaken::decision)
                .containsExactly("noQuorum", "return", "approve", "adopt");
    }

    @Test
    @Order(18)
    void whatTheInvestmentProgrammeTakesInIsFundedAndTheRestGoesToTheWorkshop() {
        itIs(10, 20);
        does(
                people.the(Role.CLERK),
                "enterCipLines",
                null,
                Map.of(
                        "lines",
                        List.of(
                                Map.of("inCip", "yes", "fundingSource", "csDevelopment", "amount", 12_000_000),
                                Map.of("inCip", "no"))));
        assertThat(plan().unfunded()).extracting(PlanLine::reference).containsExactly("ka-2");
        itIs(12, 10);
        does(
                people.the(Role.DMK_GROUP),
                "recordWorkshop",
                null,
                Map.of("lines", List.of(Map.of("takenBy", "district"))));

        assertThat(plan().lines().get(1).takenBy()).isEqualTo(Taker.DISTRICT);
        assertThat(plan().workshopOn()).isEqualTo(day(12, 10));
        assertThat(step(Stage.INTEGRATION).state()).isEqualTo(StageStep.State.DONE);
    }

    @Test
    @Order(19)
    void forTwelveMonthsTheCommitteeFollowsThePlanUp() {
        LocalDate first = day(11, 1);
        for (int month = 1; month <= 12; month++) {
            itIs(first.plusMonths(month - 1).plusDays(9));
            jobs.run(commune);
            WorkItem meeting = open("recordMonthlyMeeting", null);
            assertThat(meeting.month()).isEqualTo(month);
            boolean flood = month == 3;
            String latrines = month < 5 ? "ongoing" : "done";
            String well = month < 2 ? "notStarted" : "done";
            Map<String, Object> lines = Map.of(
                    "lines",
                    List.of(
                            Map.of("status", latrines),
                            Map.of("status", month < 12 ? "ongoing" : "carriedOver", "percent", 60),
                            Map.of("status", well)));
            does(
                    month % 2 == 0 ? people.the(Role.CLERK) : people.the(Role.COMMITTEE_MEMBER),
                    "recordMonthlyMeeting",
                    null,
                    flood ? Map.of("meetingHeld", "no", "reasonNotHeld", "flood") : lines);
        }

        assertThat(plan().meetings()).hasSize(12);
        assertThat(plan().meetings())
                .filteredOn(meeting -> !meeting.held())
                .extracting(MeetingOfMonth::month, MeetingOfMonth::reasonNotHeld)
                .containsExactly(tuple(3, "flood"));
        assertThat(plan().completion()).isEqualTo(new CompletionRate(2, 3));
        assertThat(plan().completion().percent()).isEqualTo(67);
    }

    @Test
    @Order(20)
    void theYearIsClosedAndNothingIsLeft() {
        assertThat(cycles.get(commune.key()).status()).isEqualTo(AreaCycle.Status.CLOSED);
        assertThat(desk.open(commune)).isEmpty();
        assertThat(progress.of(commune.key(), today()).steps())
                .extracting(StageStep::state)
                .containsOnly(StageStep.State.DONE);
        assertThat(progress.of(commune.key(), today()).providers()).hasSize(4);
        assertThat(desk.items(commune))
                .filteredOn(item -> item.status() == WorkItem.Status.EXCUSED)
                .extracting(WorkItem::providerCode)
                .containsExactly(annex);
    }

    private void does(Actor actor, String task, @Nullable String provider, Map<String, Object> answers) {
        desk.does(actor, open(task, provider), answers);
        jobs.run(commune);
    }

    private WorkItem open(String task, @Nullable String provider) {
        return desk.open(commune, task, provider);
    }

    /** The tasks that wait for the groups of this person. */
    private List<WorkListLine> list(Actor actor) {
        return workList.find(actor, WorkListFilter.all(Tab.GROUPS), today()).lines();
    }

    private List<String> sees(Actor actor) {
        return list(actor).stream().map(WorkListLine::nameEn).toList();
    }

    private List<String> facts(String task, @Nullable String provider) {
        return desk.facts(open(task, provider)).stream().map(Fact::valueEn).toList();
    }

    private StageStep step(Stage stage) {
        return progress.of(commune.key(), today()).steps().get(stage.ordinal());
    }

    private Plan plan() {
        return plans.plan(commune.key()).orElseThrow();
    }

    private ProviderScores score(String provider) {
        return scores.of(commune.key(), provider).orElseThrow();
    }

    private ScoreLine line(String criterion) {
        return score(school).lines().stream()
                .filter(line -> line.criterion().code().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private int median(String criterion) {
        return Objects.requireNonNull(line(criterion).citizens()).median();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(String list, Map<String, Object> form) {
        return (List<Map<String, Object>>) Objects.requireNonNull(form.get(list));
    }

    private void itIs(int month, int day) {
        itIs(day(month, day));
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(8, 0)).atZone(clock.getZone()).toInstant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(YEAR, month, day);
    }
}
