package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.TakingPart;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.ProviderRegister;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.ProviderYears;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** A provider joins a year that runs, or closes while it does; the commune waits for exactly those that are there. */
class ProviderInMidYearTests extends ProcessTest {

    private static final Stage[] OF_A_SERVICE = {
        Stage.I4C_PREPARATION, Stage.SCORECARD, Stage.SELF_ASSESSMENT, Stage.SECTOR_INTERFACE_MEETING
    };
    private static final LocalDate TODAY = LocalDate.of(YEAR, 2, 15);

    @Autowired
    ProviderYears years;

    @Autowired
    ProviderRegister register;

    @Autowired
    Territory territory;

    @Autowired
    TakingPart takingPart;

    private Commune commune;
    private String administration;
    private String school;
    private ProcessInstance process;

    @BeforeEach
    void theYearRunsInACommuneWithTwoServices() {
        commune = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        administration = commune.provider(0);
        school = commune.provider(1);
        communes.start(commune);
        jobs.start(commune);
        process = running("communeCycle", commune, null);
    }

    @Test
    void whoJoinsGoesThroughAllStagesAndTheCommuneWaitsForIt() {
        String late = aNewSchool();
        years.join(late, commune.key(), Desk.ADMINISTRATOR);

        assertThat(waiting(commune)).containsExactlyInAnyOrder("planDissemination", "enterI4c", "enterI4c", "enterI4c");
        assertThat(loopVariable("nrOfInstances")).isEqualTo(3);
        assertThat(loopVariable("nrOfActiveInstances")).isEqualTo(3);
        assertThat(takingPart.of(commune.key()))
                .extracting(ServiceProvider::code)
                .containsExactly(administration, school, late);

        allDone(commune, Stage.DISSEMINATION);
        doneBut(late);
        assertThat(process).hasNotPassed("servicesReady");
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, school)).isEqualTo("DONE");
        assertThat(progress(Stage.INTERFACE_MEETING, commune, null)).isEqualTo("PLANNED");

        allDone(commune, OF_A_SERVICE);
        assertThat(process).isWaitingAtExactly("interfaceMeeting");
        allDone(commune, Stage.INTERFACE_MEETING, Stage.JAAP_APPROVAL, Stage.INTEGRATION);
        itIs(LocalDate.of(YEAR + 1, 10, 31));
        allDone(commune, Stage.JAAP_MONITORING);
        assertThat(process).isEnded();
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.CLOSED);
    }

    @Test
    void twoMayJoinAndAnExcusedOneIsNotWaitedFor() {
        String first = aNewSchool();
        String second = aNewSchool();
        years.join(first, commune.key(), Desk.ADMINISTRATOR);
        years.join(second, commune.key(), Desk.ADMINISTRATOR);
        excuseProvider(commune, first);
        allDone(commune, Stage.DISSEMINATION);
        allDone(commune, OF_A_SERVICE);

        assertThat(process).isWaitingAtExactly("interfaceMeeting");
    }

    @Test
    void whoJoinsBeforeTheOthersBeginBeginsWithThem() {
        Commune other = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION);
        communes.start(other);
        jobs.startOnly(other);
        String late = other.code() + "-PS-77";
        register.register(
                Desk.ADMINISTRATOR,
                new ServiceProvider(late, ProviderKind.PRIMARY_SCHOOL, other.code(), "សាលា", "School", TODAY));
        years.join(late, other.key(), Desk.ADMINISTRATOR);
        jobs.run(other);

        assertThat(waiting(other)).containsExactlyInAnyOrder("planDissemination", "enterI4c", "enterI4c");
    }

    @Test
    void whatShouldBeDoneByThenIsDueLater() {
        itIs(LocalDate.of(YEAR, 6, 1));
        String late = aNewSchool();
        years.join(late, commune.key(), Desk.ADMINISTRATOR);

        WorkItem first = desk.open(commune, "enterI4c", late);
        assertThat(first.startsOn()).isEqualTo(LocalDate.of(YEAR, 6, 1));
        assertThat(first.dueOn()).isEqualTo(LocalDate.of(YEAR, 7, 1));
    }

    @Test
    void whoComesTooLateTakesPartFromNextYear() {
        allDone(commune, OF_A_SERVICE);
        String late = aNewSchool();

        assertThatThrownBy(() -> years.join(late, commune.key(), Desk.ADMINISTRATOR))
                .isInstanceOf(Refusal.class)
                .hasMessage("provider.join.tooLate");
        assertThat(takingPart.of(commune.key())).hasSize(2);
    }

    @Test
    void nobodyJoinsTwiceAndNoneThatIsClosed() {
        assertThatThrownBy(() -> years.join(school, commune.key(), Desk.ADMINISTRATOR))
                .hasMessage("provider.join.already");
        String late = aNewSchool();
        register.close(Desk.ADMINISTRATOR, late, TODAY, "a mistake");
        assertThatThrownBy(() -> years.join(late, commune.key(), Desk.ADMINISTRATOR))
                .hasMessage("provider.join.closed");
    }

    @Test
    void aClosedSchoolIsExcusedWithTheReasonAndTheCommuneGoesOn() {
        done(commune, "enterI4c", school);
        years.close(school, TODAY, "the school was closed", Desk.ADMINISTRATOR);
        jobs.run(commune);

        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).contains("enterI4c DONE", "checkI4c EXCUSED");
        assertThat(territory.provider(school).closedOn()).isEqualTo(TODAY);
        assertThat(takingPart.of(commune.key())).hasSize(2);
        assertThat(territory.providersOf(commune.code(), LocalDate.of(YEAR + 1, 1, 1)))
                .extracting(ServiceProvider::code)
                .containsExactly(administration);
        allDone(commune, Stage.DISSEMINATION);
        allDone(commune, OF_A_SERVICE);
        assertThat(process).isWaitingAtExactly("interfaceMeeting");
    }

    @Test
    void itsYearStandsInTheWayOfOpeningAgainAtOnce() {
        years.close(school, TODAY, "flood", Desk.ADMINISTRATOR);

        assertThatThrownBy(() -> years.reopen(school, TODAY, "a mistake", Desk.ADMINISTRATOR))
                .hasMessage("provider.reopen.excused");
        years.reopen(school, LocalDate.of(YEAR + 1, 1, 1), "rebuilt", Desk.ADMINISTRATOR);
        assertThat(territory.providersOf(commune.code(), LocalDate.of(YEAR + 1, 1, 1)))
                .hasSize(2);
        assertThat(territory.providersOf(commune.code(), TODAY)).hasSize(1);
    }

    @Test
    void anAdministrationDoesNotCloseWhileItsYearRuns() {
        assertThatThrownBy(() -> years.close(administration, TODAY, "merged", Desk.ADMINISTRATOR))
                .hasMessage("provider.close.administration");
        assertThat(territory.provider(administration).closedOn()).isNull();
    }

    @Test
    void aRefusalLeavesNothing() {
        Commune other = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        communes.start(other);
        jobs.startOnly(other);

        assertThatThrownBy(() -> years.close(other.provider(1), TODAY, "flood", Desk.ADMINISTRATOR))
                .hasMessage("provider.justStarting");
        assertThat(territory.provider(other.provider(1)).closedOn()).isNull();
        assertThat(progress(Stage.SCORECARD, other, other.provider(1))).isEqualTo("PLANNED");
    }

    @Test
    void whoClosesBeforeTheStartIsCarriedOutTakesNoPart() {
        Commune other = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        communes.start(other);
        years.close(other.provider(1), TODAY, "flood", Desk.ADMINISTRATOR);
        jobs.start(other);

        assertThat(waiting(other)).containsExactlyInAnyOrder("planDissemination", "enterI4c");
    }

    @Test
    void onlyWhoSupervisesItClosesIt() {
        String district = commune.code().substring(0, 4);
        assertThatThrownBy(() -> years.close(school, TODAY, "flood", who(Role.CLERK, commune.code())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> years.close(school, TODAY, "flood", who(Role.DMK_GROUP, "1208")))
                .isInstanceOf(NotFound.class);
        years.close(school, TODAY, "flood", who(Role.DMK_GROUP, district));
        assertThat(territory.provider(school).closedReason()).isEqualTo("flood");
    }

    @Test
    void theKhansOwnAdministrationIsItsProvinces() {
        Commune khan = communes.khanItself();
        String office = khan.provider(0);
        assertThatThrownBy(() -> years.close(office, TODAY, "merged", who(Role.DMK_GROUP, khan.code())))
                .isInstanceOf(AccessDeniedException.class);
        years.close(office, TODAY, "merged", who(Role.CP_GROUP, "95"));
        assertThat(territory.provider(office).closedOn()).isEqualTo(TODAY);
    }

    private static Actor who(Role role, String area) {
        return new Actor(UUID.randomUUID(), role.id(), Set.of(new Grant(role, area)));
    }

    private String aNewSchool() {
        String code = "%s-PS-%d"
                .formatted(
                        commune.code(),
                        50
                                + territory
                                        .providersOf(commune.code(), TODAY.plusYears(5))
                                        .size());
        register.register(
                Desk.ADMINISTRATOR,
                new ServiceProvider(code, ProviderKind.PRIMARY_SCHOOL, commune.code(), "សាលា", "School", TODAY));
        return code;
    }

    /** Everything of the services is done, but for this one. */
    private void doneBut(String provider) {
        List<WorkItem> todo;
        do {
            jobs.run(commune);
            todo = desk.open(commune).stream()
                    .filter(item -> item.providerCode() != null && !provider.equals(item.providerCode()))
                    .toList();
            todo.forEach(item -> desk.done(item, Map.of()));
        } while (!todo.isEmpty());
    }

    private Object loopVariable(String name) {
        return engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(process.getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
