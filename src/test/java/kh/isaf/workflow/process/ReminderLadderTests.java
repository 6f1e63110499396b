package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.people.Holder;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.reminder.LadderRung;
import kh.isaf.reminder.Ladders;
import kh.isaf.workflow.engine.ReminderLadder;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The ladder that the decision table shipped with the product comes to, for a real task. */
@Transactional
class ReminderLadderTests extends ProductTest {

    private static final int YEAR = 2027;
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    /** The Monday before the Khmer New Year of 14 to 16 April. */
    private static final LocalDate DUE = LocalDate.of(2027, 4, 12);

    @Autowired
    ReminderLadder table;

    @Autowired
    Ladders ladders;

    @Autowired
    WorkItems workItems;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void theYearHasItsLadders() {
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(YEAR)
                .update();
        ladders.replace(YEAR, table.of(YEAR, List.of("9901", "9902")));
    }

    @Test
    void everyStageOfEveryDistrictHasTheEightSteps() {
        assertThat(table.of(YEAR, List.of("9901", "9902"))).hasSize(2 * Stage.values().length * 8);
    }

    @Test
    void theLadderOfATaskIsInWorkingDays() {
        assertThat(ladders.of(item()))
                .extracting(LadderRung::on)
                .containsExactly(
                        LocalDate.of(2027, 4, 1),
                        LocalDate.of(2027, 4, 8),
                        DUE,
                        LocalDate.of(2027, 4, 20),
                        LocalDate.of(2027, 4, 22),
                        LocalDate.of(2027, 4, 29),
                        LocalDate.of(2027, 5, 13),
                        LocalDate.of(2027, 6, 1));
    }

    @Test
    void itClimbsFromTheHolderToTheNation() {
        register("Caf One", new Grant(Role.CAF, "990101"));
        register("Caf Two", new Grant(Role.CAF, "990101"));
        register("Chair", new Grant(Role.COMMITTEE_CHAIR, "990101"));
        register("District", new Grant(Role.DMK_GROUP, "9901"));
        register("Province", new Grant(Role.CP_GROUP, "99"));
        List<LadderRung> rungs = ladders.of(item());
        assertThat(names(rungs.get(0))).containsExactly("Caf One", "Caf Two");
        assertThat(names(rungs.get(4))).containsExactly("Chair");
        assertThat(names(rungs.get(5))).containsExactly("District");
        assertThat(names(rungs.get(6))).containsExactly("Province");
    }

    @Test
    void whoHoldsTheTaskIsReachedAlone() {
        UUID one = register("Caf One", new Grant(Role.CAF, "990101"));
        register("Caf Two", new Grant(Role.CAF, "990101"));
        WorkItem item = item();
        workItems.claim(item.id(), people.actor(one));
        WorkItem held = workItems.visible(item.id(), people.actor(one));
        assertThat(names(ladders.of(held).get(0))).containsExactly("Caf One");
    }

    private static List<String> names(LadderRung rung) {
        return rung.people().stream().map(Holder::nameLatin).toList();
    }

    private UUID register(String name, Grant grant) {
        return people.register(
                Actor.system("test"),
                new NewPerson("ឈ្មោះ", name, null, Sex.FEMALE, "km", null, List.of(grant), LONG_AGO));
    }

    private WorkItem item() {
        WorkItem item = new WorkItem(
                UUID.randomUUID(),
                "planDissemination",
                "2027-990101",
                YEAR,
                "990101",
                null,
                Stage.DISSEMINATION,
                null,
                "ការងារ",
                "Task",
                DUE.minusMonths(1),
                DUE,
                WorkItem.Status.OPEN,
                null,
                null,
                null,
                OffsetDateTime.now(),
                null,
                null);
        workItems.open(item, List.of(new Candidate(Role.CAF, "990101")));
        return item;
    }
}
