package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.reminder.Sender;
import kh.isaf.reminder.mail.DevelopmentInbox;
import kh.isaf.workflow.engine.EngineState;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The model that reminds people every morning: its timer, its two steps, and what arrives. */
class DailyRemindersTests extends ProcessTest {

    private static final String COMMUNE = "800201";

    /** A Tuesday without a holiday. */
    private static final LocalDate DUE = LocalDate.of(YEAR, 3, 12);

    @Autowired
    People people;

    @Autowired
    WorkItems workItems;

    @Autowired
    Sender sender;

    @Autowired
    DevelopmentInbox inbox;

    @Autowired
    EngineState state;

    private UUID caf;
    private UUID item;

    @BeforeEach
    void aTaskIsDue() {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('80', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'), ('8002', '80', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial'),
                    ('800201', '8002', 'CS', 'COMMUNE', 'ឃុំសាក', 'Trial')""").update();
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(YEAR)
                .update();
        jdbc.sql("""
                insert into ladder_step (year, stage, district_code, position, working_days, recipient, urgent, channel)
                values (?, 'dissemination', '8002', 1, 0, 'holder', false, 'chosen')""").param(YEAR).update();
        caf = people.register(
                Desk.ADMINISTRATOR,
                new NewPerson(
                        null,
                        "សុភា",
                        "Sophea",
                        null,
                        "sophea.8002@example.invalid",
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(new Grant(Role.CAF, COMMUNE)),
                        LocalDate.of(2020, 1, 1)));
        item = UUID.randomUUID();
        workItems.open(
                new WorkItem(
                        item,
                        "planDissemination",
                        YEAR + "-" + COMMUNE,
                        YEAR,
                        COMMUNE,
                        null,
                        Stage.DISSEMINATION,
                        null,
                        "រៀបចំផែនការផ្សព្វផ្សាយ",
                        "Plan the dissemination",
                        LocalDate.of(YEAR, 2, 1),
                        DUE,
                        WorkItem.Status.OPEN,
                        null,
                        null,
                        null,
                        OffsetDateTime.now(clock),
                        null,
                        null),
                List.of(new Candidate(Role.CAF, COMMUNE)));
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from outbound_message where reason like 'digest/%'").update();
        jdbc.sql("delete from work_item where id = ?").param(item).update();
        jdbc.sql("delete from role_assignment where person_id = ?").param(caf).update();
        jdbc.sql("delete from person where id = ?").param(caf).update();
        jdbc.sql("delete from ladder_step where district_code = '8002'").update();
        jdbc.sql("delete from area where code in ('800201', '8002', '80')").update();
    }

    @Test
    void itsTimerFiresAtSevenAndNobodyWaitsForIt() {
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("dailyReminders")
                .timers()
                .singleResult();
        Instant fires = timer.getDuedate().toInstant();
        assertThat(fires.atZone(clock.getZone()).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
        assertThat(state.nextTimer()).isNotEqualTo(Optional.of(fires));
    }

    @Test
    void onTheMorningItIsDueTheHolderGetsOneLetterAndAfterwardsNone() {
        itIsSeven(DUE);
        int letters = inbox.size();
        ProcessInstance morning = start("dailyReminders", new Commune(COMMUNE, YEAR, List.of()), Map.of());
        assertThat(morning).isWaitingAtExactly("findWhomToRemind");
        run(morning);
        assertThat(morning).isWaitingAtExactly("tellThem");
        run(morning);
        assertThat(morning).isEnded().hasPassed("findWhomToRemind", "tellThem", "end");
        sender.sendDue();
        assertThat(inbox.newest().subList(0, inbox.size() - letters))
                .filteredOn(letter -> letter.to().contains("sophea.8002"))
                .hasSize(1);
        again();
        assertThat(sender.sendDue()).isZero();
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void whatIsDoneBeforeSendingIsNotSent() {
        itIsSeven(DUE);
        again();
        workItems.done(item, new Actor(caf, "Sophea", Set.of(new Grant(Role.CAF, COMMUNE))));
        sender.sendDue();
        assertThat(jdbc.sql("select status from outbound_message where person_id = ?")
                        .param(caf)
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
    }

    private long messages() {
        return jdbc.sql("select count(*) from outbound_message where person_id = ?")
                .param(caf)
                .query(Long.class)
                .single();
    }

    private void again() {
        ProcessInstance morning = start("dailyReminders", new Commune(COMMUNE, YEAR, List.of()), Map.of());
        run(morning);
        run(morning);
    }

    private void run(ProcessInstance morning) {
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(morning.getId())
                        .singleResult()
                        .getId());
    }

    private void itIsSeven(LocalDate day) {
        clock.moveTo(day.atTime(7, 0).atZone(clock.getZone()).toInstant());
    }
}
