package kh.isaf.worklist;

import static kh.isaf.people.RegisterPlaces.CLERK;
import static kh.isaf.people.RegisterPlaces.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.CafSelection;
import kh.isaf.people.CafSelections;
import kh.isaf.people.CafSelections.Result;
import kh.isaf.people.Cafs;
import kh.isaf.people.People;
import kh.isaf.people.Period;
import kh.isaf.people.PersonData;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonRoles;
import kh.isaf.people.RegisterPlaces;
import kh.isaf.people.RoleLine;
import kh.isaf.people.Sex;
import kh.isaf.worklist.WorkListFilter.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** From the selection round to the end of the term. */
@Transactional
class CafRegisterTests extends ProductTest {

    @Autowired
    CafSelections selections;

    @Autowired
    Cafs cafs;

    @Autowired
    PersonEntries entries;

    @Autowired
    PersonRoles roles;

    @Autowired
    People people;

    @Autowired
    WorkList workList;

    @Autowired
    WorkItems workItems;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void places() {
        RegisterPlaces.make(jdbc);
        today = LocalDate.now(clock);
    }

    @Test
    void thoseChosenBecomeFacilitatorsForATerm() {
        UUID known = RegisterPlaces.person(people, "F-1", new Grant(Role.COUNCIL_MEMBER, "900101"));
        UUID round = selections.plan(CLERK, "900101", today, "reads and writes");
        selections.addKnown(CLERK, round, "F-1");
        selections.addNew(CLERK, round, data("New One"), SCHOOL, "teacher");
        selections.addNew(CLERK, round, data("Other One"), "", "");
        List<CafSelection.Candidate> stood = selections.visible(CLERK, round).candidates();
        assertThatThrownBy(() -> selections.enter(
                        CLERK, round, 5, 5, 0, List.of(new Result(stood.get(0).id(), 11, true))))
                .isInstanceOf(Refusal.class);
        selections.enter(
                CLERK,
                round,
                15,
                12,
                0,
                List.of(
                        new Result(stood.get(0).id(), 20, true),
                        new Result(stood.get(1).id(), 18, true),
                        new Result(stood.get(2).id(), 4, false)));
        selections.confirm(CLERK, round, new Period(today, today.plusYears(2)));

        assertThat(people.actor(known).grants()).contains(new Grant(Role.CAF, "900101"));
        Cafs.Page page = cafs.find(CLERK, "", 1);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.withPost()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from person where name_latin = 'Other One'")
                        .query(Integer.class)
                        .single())
                .isZero();
        UUID teacher = page.lines().stream()
                .filter(line -> line.nameLatin().equals("New One"))
                .findFirst()
                .orElseThrow()
                .personId();
        assertThat(people.actor(teacher).hasPostAt(SCHOOL)).isTrue();
        assertThatThrownBy(() -> selections.confirm(CLERK, round, new Period(today, today.plusYears(2))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theEndOfATermIsATaskOfTheClerkUntilItIsRenewedOrEnded() {
        UUID person = RegisterPlaces.person(people, "F-2", new Grant(Role.COUNCIL_MEMBER, "900101"));
        roles.giveRole(
                CLERK,
                person,
                new PersonRoles.NewRole(Role.CAF, "900101", new Period(today, today.plusDays(30)), false));
        WorkListLine line = tasks().get(0);
        assertThat(line.stage()).isNull();
        assertThat(line.dueOn()).isEqualTo(today.plusDays(30));
        assertThat(line.claimable()).isTrue();
        WorkItem item = workItems.visible(line.id(), CLERK);
        assertThat(item.address()).isEqualTo("/cafs/" + person);
        workItems.claim(line.id(), CLERK);

        RoleLine term = term(person);
        assertThatThrownBy(() -> cafs.renew(CLERK, person, term.id(), today)).isInstanceOf(Refusal.class);
        cafs.renew(CLERK, person, term.id(), today.plusDays(400));
        assertThat(workItems.visible(line.id(), CLERK).status()).isEqualTo(WorkItem.Status.DONE);
        assertThat(tasks()).as("shows when its time has come").isEmpty();

        cafs.renew(CLERK, person, term.id(), today.plusDays(50));
        assertThat(tasks()).hasSize(1);
        roles.endRole(CLERK, person, term.id(), today.plusDays(50), "does not go on");
        assertThat(tasks()).isEmpty();
    }

    @Test
    void somebodyWhoNoLongerTakesPartIsMarked() {
        UUID person = RegisterPlaces.person(people, "F-3", new Grant(Role.CAF, "900101"));
        cafs.activity(CLERK, person, term(person).id(), false);
        assertThat(term(person).inactiveSince()).isEqualTo(today);
        cafs.activity(CLERK, person, term(person).id(), true);
        assertThat(term(person).inactiveSince()).isNull();
    }

    private RoleLine term(UUID person) {
        return entries.visible(CLERK, person).roles().stream()
                .filter(role -> role.grant().role() == Role.CAF)
                .findFirst()
                .orElseThrow();
    }

    private List<WorkListLine> tasks() {
        return workList.find(CLERK, WorkListFilter.all(Tab.GROUPS), today).lines();
    }

    private static PersonData data(String latin) {
        return new PersonData("", "ឈ្មោះ", latin, Sex.FEMALE, "", "", "");
    }
}
