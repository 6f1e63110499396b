package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.reminder.escalation.Escalations;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkHistory;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A self-assessment is ten working days late: the district follows it up, then the province, then NCDDS. */
class EscalationTests extends ProcessTest {

    private static final Map<String, Object> CALLED = Map.of("act", "call", "note", "She sends it on Friday");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private WorkHistory history;

    private Commune commune;
    private Townspeople people;
    private ProcessInstance stage;
    private ProcessInstance process;
    private WorkItem late;

    @BeforeEach
    void aSelfAssessmentIsTenWorkingDaysLate() {
        commune = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        people = new Townspeople(beans, commune);
        Ladder.in(jdbc, commune);
        stage = start("selfAssessment", commune, commune.provider(0));
        late = desk.open(commune, "enterSelfAssessment", null);
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, commune);
        process = running("escalation", commune, null);
    }

    @Test
    void theDistrictIsAskedToFollowItUp() {
        WorkItem followUp = followUp("followUpDistrict");

        assertThat(process).isWaitingAtExactly("followUpDistrict");
        assertThat(followUp.chases()).isEqualTo(late.id());
        assertThat(followUp.stage()).isEqualTo(Stage.SELF_ASSESSMENT);
        assertThat(followUp.providerCode()).isEqualTo(commune.provider(0));
        assertThat(followUp.nameEn()).isEqualTo("Follow up a late step: " + late.nameEn());
        assertThat(followUp.dueOn()).isEqualTo(Ladder.day(late, 13));
        assertThat(desk.candidates(followUp)).containsExactly(new Candidate(Role.DMK_GROUP, district()));
        assertThat(level()).isEqualTo("dmkGroup");
    }

    @Test
    void itClimbsToTheProvinceAndToTheNationByItself() {
        itIs(Ladder.day(late, 19));
        jobs.run(commune);
        assertThat(waiting(commune)).containsExactlyInAnyOrder("enterSelfAssessment", "followUpDistrict");

        itIs(Ladder.day(late, 20));
        jobs.run(commune);
        assertThat(process).isWaitingAtExactly("followUpDistrict", "province", "followUpProvince");
        assertThat(desk.candidates(followUp("followUpProvince")))
                .containsExactly(new Candidate(Role.CP_GROUP, district().substring(0, 2)));
        assertThat(level()).isEqualTo("cpGroup");

        itIs(Ladder.day(late, 30));
        jobs.run(commune);
        assertThat(process)
                .isWaitingAtExactly("followUpDistrict", "province", "followUpProvince", "nation", "followUpNation");
        assertThat(desk.candidates(followUp("followUpNation"))).containsExactly(new Candidate(Role.NCDDS_ADMIN, ""));
        assertThat(level()).isEqualTo("ncddsAdmin");
        assertThat(audited("escalation.climb")).isEqualTo(2);
    }

    @Test
    void everyLevelLooksAgainAsLongAsTheStepIsLate() {
        itIs(Ladder.day(late, 30));
        jobs.run(commune);
        for (String level : List.of("followUpDistrict", "followUpProvince", "followUpNation")) {
            does(level, CALLED);
        }
        assertThat(process).isWaitingAtExactly("districtWaits", "province", "provinceWaits", "nation", "nationWaits");

        itIs(Ladder.day(late, 34));
        jobs.run(commune);
        assertThat(waiting(commune)).containsExactly("enterSelfAssessment");

        itIs(Ladder.day(late, 35));
        jobs.run(commune);
        assertThat(process)
                .isWaitingAtExactly("followUpDistrict", "province", "followUpProvince", "nation", "followUpNation");
    }

    @Test
    void aCallIsRecordedAndLookedAtAgainOnTheDayNamed() {
        does("followUpDistrict", with(CALLED, "nextCheckOn", Ladder.day(late, 12)));

        assertThat(process).isWaitingAtExactly("districtWaits");
        assertThat(acts()).containsExactly("call She sends it on Friday " + Ladder.day(late, 12));
        assertThat(audited("escalation.call")).isEqualTo(1);
        assertThat(history.of(workItems.get(late.id()))).anySatisfy(entry -> assertThat(entry)
                .extracting(WorkHistory.Entry::what, WorkHistory.Entry::nameEn)
                .containsExactly("call", "She sends it on Friday"));
        itIs(Ladder.day(late, 12));
        jobs.run(commune);
        assertThat(process).isWaitingAtExactly("followUpDistrict");
    }

    @Test
    void aDayOfTheWeekendIsTheNextWorkingDay() {
        LocalDate saturday = today().plusDays(6 - today().getDayOfWeek().getValue());
        does("followUpDistrict", with(CALLED, "nextCheckOn", saturday));

        assertThat(acts()).containsExactly("call She sends it on Friday " + saturday.plusDays(2));
    }

    @Test
    void nobodyLooksAgainToday() {
        assertThatThrownBy(() -> does("followUpDistrict", with(CALLED, "nextCheckOn", today())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("nextCheckOn"));
        assertThat(process).isWaitingAtExactly("followUpDistrict");
        assertThat(acts()).isEmpty();
    }

    @Test
    void aVisitIsRecorded() {
        does("followUpDistrict", Map.of("act", "visit", "note", "Nobody was there"));

        assertThat(acts()).containsExactly("visit Nobody was there " + Ladder.day(late, 15));
        assertThat(audited("escalation.visit")).isEqualTo(1);
    }

    @Test
    void moreTimeEndsIt() {
        does("followUpDistrict", Map.of("act", "extend", "note", "The road is flooded", "workingDays", 5));

        assertThat(workItems.get(late.id()).dueOn()).isEqualTo(Ladder.day(late, 15));
        ended("IN_TIME");
        assertThat(stage).isWaitingAtExactly("enterSelfAssessment");
        assertThat(tasks(commune)).containsExactlyInAnyOrder("enterSelfAssessment OPEN", "followUpDistrict DONE");
        assertThat(audited("escalation.extend")).isEqualTo(1);
    }

    @Test
    void moreTimeIsGivenHoweverLateTheStepIs() {
        itIs(Ladder.day(late, 118));
        jobs.run(commune);
        assertThat(level()).isEqualTo("ncddsAdmin");
        does("followUpProvince", Map.of("act", "extend", "note", "It was rebuilt", "workingDays", 5));

        assertThat(workItems.get(late.id()).dueOn()).isEqualTo(Ladder.day(late, 123));
        ended("IN_TIME");
    }

    @Test
    void aDeputyCallsButGivesNoTimeAsNoOtherRightComesWithIt() {
        Actor absent = people.the(Role.DMK_GROUP);
        Actor deputy = new Actor(
                UUID.randomUUID(),
                "Deputy",
                Set.of(new Grant(Role.CLERK, district())),
                Set.of(),
                List.of(new Deputyship(absent.personId(), absent.name(), absent.grants(), Set.of(), Set.of())),
                null);
        WorkItem followUp = followUp("followUpDistrict");

        assertThatThrownBy(() -> beans.getBean(TaskDesk.class)
                        .submit(
                                followUp.id(),
                                UUID.randomUUID(),
                                Map.of("act", "extend", "note", "flood", "workingDays", 5),
                                deputy))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isEqualTo("escalation.refusal.extend"));
        desk.does(deputy, followUp, CALLED);
        assertThat(workItems.get(followUp.id()).closedForName()).isEqualTo(absent.name());
    }

    @Test
    void aStepThatSomebodyIsJustDoingIsLeftForTheNextMorning() {
        Commune other = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        Ladder.in(jdbc, other);
        itIs(LocalDate.of(YEAR, 2, 15));
        start("selfAssessment", other, other.provider(0));
        itIs(Ladder.day(late, 10));
        WorkItem doing = desk.open(other, "enterSelfAssessment", null);
        Escalations escalations = beans.getBean(Escalations.class);
        TransactionTemplate alone = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        alone.executeWithoutResult(submit -> {
            workItems.forDoing(doing.id(), people(other).focalPersonOf(other.provider(0)));
            alone.executeWithoutResult(
                    morning -> assertThat(escalations.open(doing.id())).isEmpty());
        });
        assertThat(escalations.open(doing.id())).isPresent();
    }

    private Townspeople people(Commune of) {
        return new Townspeople(beans, of);
    }

    @Test
    void anExcuseEndsTheStageAndThis() {
        does("followUpDistrict", Map.of("act", "excuse", "note", "The health centre burned down"));

        ended("EXCUSED");
        assertThat(stage).isEnded();
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, commune.provider(0)))
                .isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactlyInAnyOrder("enterSelfAssessment EXCUSED", "followUpDistrict DONE");
        assertThat(audited("escalation.excuse")).isEqualTo(1);
    }

    @Test
    void theProvinceDoesNotExcuseForTheDistrict() {
        itIs(Ladder.day(late, 20));
        jobs.run(commune);

        assertThatThrownBy(() -> desk.does(
                        people.the(Role.CP_GROUP),
                        followUp("followUpProvince"),
                        Map.of("act", "excuse", "note", "flood")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not accepted");
    }

    @Test
    void theStepIsGivenToSomebodyElse() {
        Actor focalPerson = people.focalPersonOf(commune.provider(0));
        assertThat(desk.form(followUp("followUpDistrict")).get("people"))
                .asInstanceOf(list(Map.class))
                .extracting(choice -> choice.get("value"))
                .containsExactly(focalPerson.personId().toString());
        does(
                "followUpDistrict",
                Map.of(
                        "act",
                        "reassign",
                        "note",
                        "The head is ill",
                        "person",
                        focalPerson.personId().toString()));

        assertThat(workItems.get(late.id()).assigneeId()).isEqualTo(focalPerson.personId());
        assertThat(process).isWaitingAtExactly("districtWaits");
        assertThat(audited("escalation.reassign")).isEqualTo(1);
        assertThat(audited("task.handOver")).isEqualTo(1);
    }

    @Test
    void itIsNotGivenToSomebodyWithoutTheRole() {
        WorkItem followUp = followUp("followUpDistrict");
        assertThatThrownBy(() -> beans.getBean(TaskDesk.class)
                        .submit(
                                followUp.id(),
                                UUID.randomUUID(),
                                Map.of(
                                        "act",
                                        "reassign",
                                        "note",
                                        "x",
                                        "person",
                                        people.the(Role.CLERK).personId().toString()),
                                people.the(Role.DMK_GROUP)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isEqualTo("handOver.error.noCandidate"));
        assertThat(acts()).isEmpty();
        assertThat(workItems.get(followUp.id()).open()).isTrue();
    }

    @Test
    void itEndsByItselfWhenTheStepIsDone() {
        itIs(Ladder.day(late, 20));
        jobs.run(commune);
        done(commune, "enterSelfAssessment", null);

        ended("DONE");
        assertThat(stage).isEnded();
        assertThat(tasks(commune))
                .containsExactlyInAnyOrder(
                        "enterSelfAssessment DONE", "followUpDistrict EXCUSED", "followUpProvince EXCUSED");
        itIs(Ladder.day(late, 40));
        jobs.run(commune);
        Ladder.sweep(this, commune);
        assertThat(waiting(commune)).isEmpty();
    }

    @Test
    void itEndsByItselfWhenTheStageIsExcusedElsewhere() {
        excuse(Stage.SELF_ASSESSMENT, commune, commune.provider(0));

        ended("EXCUSED");
        assertThat(waiting(commune)).isEmpty();
    }

    @Test
    void itEndsWhileSomebodyIsToLookAgain() {
        does("followUpDistrict", CALLED);
        done(commune, "enterSelfAssessment", null);

        ended("DONE");
        assertThat(tasks(commune)).containsExactlyInAnyOrder("enterSelfAssessment DONE", "followUpDistrict DONE");
    }

    @Test
    void aStepDoneBeforeItsJobRanIsNotFollowedUp() {
        Commune other = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        Ladder.in(jdbc, other);
        itIs(LocalDate.of(YEAR, 2, 15));
        start("selfAssessment", other, other.provider(0));
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, commune);
        assertThat(running("escalation", other, null)).isNotNull();
        done(other, "enterSelfAssessment", null);
        jobs.run(other);

        assertThat(running("escalation", other, null)).isNull();
        assertThat(tasks(other)).containsExactly("enterSelfAssessment DONE");
    }

    @Test
    void ofAKhansOwnYearTheProvinceFollowsUpFromTheStart() {
        Commune khan = communes.laidOut(communes.khanItself());
        Ladder.in(jdbc, khan);
        itIs(LocalDate.of(YEAR, 2, 15));
        start("selfAssessment", khan, khan.provider(0));
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, khan);
        assertThat(desk.candidates(desk.open(khan, "followUpDistrict", null)))
                .containsExactly(new Candidate(Role.CP_GROUP, khan.code().substring(0, 2)));

        itIs(Ladder.day(late, 20));
        jobs.run(khan);
        assertThat(waiting(khan)).containsExactlyInAnyOrder("enterSelfAssessment", "followUpDistrict");

        itIs(Ladder.day(late, 30));
        jobs.run(khan);
        assertThat(waiting(khan))
                .containsExactlyInAnyOrder("enterSelfAssessment", "followUpDistrict", "followUpNation");
    }

    @Test
    void whoeverLooksAfterAnotherAreaSeesNothingOfIt() {
        Actor elsewhere = new Actor(UUID.randomUUID(), "Elsewhere", Set.of(new Grant(Role.DMK_GROUP, "8299")));

        assertThatThrownBy(() -> workItems.visible(followUp("followUpDistrict").id(), elsewhere))
                .isInstanceOf(NotFound.class);
    }

    private void ended(String how) {
        assertThat(process).isEnded();
        assertThat(jdbc.sql("select ended from escalation where work_item_id = ? and closed_at is not null")
                        .param(late.id())
                        .query(String.class)
                        .list())
                .containsExactly(how);
    }

    private void does(String task, Map<String, Object> answers) {
        Role role =
                switch (task) {
                    case "followUpProvince" -> Role.CP_GROUP;
                    case "followUpNation" -> Role.NCDDS_ADMIN;
                    default -> Role.DMK_GROUP;
                };
        desk.does(role == Role.NCDDS_ADMIN ? Desk.ADMINISTRATOR : people.the(role), followUp(task), answers);
        jobs.run(commune);
    }

    private WorkItem followUp(String task) {
        return desk.open(commune, task, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private String district() {
        return commune.code().substring(0, 4);
    }

    private String level() {
        return jdbc.sql("select level from escalation where work_item_id = ?")
                .param(late.id())
                .query(String.class)
                .single();
    }

    private List<String> acts() {
        return jdbc.sql("""
                select concat_ws(' ', a.act, a.note, a.next_check_on) from escalation_act a
                join escalation e on e.id = a.escalation_id where e.work_item_id = ? order by a.at""").param(late.id()).query(String.class).list();
    }

    private int audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where object = ? and action = ?")
                .params("work_item/" + late.id(), action)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> with(Map<String, Object> answers, String field, Object value) {
        return Diligence.with(answers, Map.of(field, value));
    }
}
