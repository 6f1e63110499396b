package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The model that sends working groups the summary of last month on the first working day of a month. */
class MonthlySummariesTests extends ProcessTest {

    @Autowired
    People people;

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from outbound_message where dedup_key like 'summary/%/6509/%'")
                .update();
        jdbc.sql("delete from role_assignment where area_code = '6509'").update();
        jdbc.sql("delete from person where email = 'chan.6509@example.invalid'").update();
        jdbc.sql("delete from stage_progress where cycle_key like '%-650901'").update();
        jdbc.sql("delete from area_cycle where area_code = '650901'").update();
        jdbc.sql("delete from area where code in ('650901', '6509', '65')").update();
    }

    @Test
    void itLooksEveryMorning() {
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey("monthlySummaries")
                        .timers()
                        .singleResult()
                        .getDuedate())
                .hasHourOfDay(7)
                .hasMinute(15);
    }

    @Test
    void theGroupIsToldOnceAndOnTheFirstWorkingDayOnly() {
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('65', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'), ('6509', '65', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial'),
                    ('650901', '6509', 'CS', 'COMMUNE', 'ឃុំសាក', 'Trial')""").update();
        jdbc.sql("insert into cycle (year, opened_at) values (?, now()) on conflict do nothing")
                .param(YEAR)
                .update();
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values (:key, :year, '650901', false, 'withCso', 'r', 'RUNNING', gen_random_uuid(), now())""").param("key", YEAR + "-650901").param("year", YEAR).update();
        jdbc.sql("""
                insert into stage_progress (cycle_key, stage, provider_code, status, starts_on, due_on, nominal_due_on)
                values (:key, 'dissemination', '', 'OPEN', :from, :due, :due)""")
                .param("key", YEAR + "-650901")
                .param("from", LocalDate.of(YEAR, 2, 1))
                .param("due", LocalDate.of(YEAR, 2, 20))
                .update();
        people.register(
                Desk.ADMINISTRATOR,
                new NewPerson(
                        null,
                        "ចាន់",
                        "Chan",
                        null,
                        "chan.6509@example.invalid",
                        Sex.MALE,
                        "en",
                        null,
                        List.of(new Grant(Role.DMK_GROUP, "6509")),
                        LocalDate.of(2020, 1, 1)));
        LocalDate first = jdbc.sql("select working_day_from('6509', ?)")
                .param(LocalDate.of(YEAR, 3, 1))
                .query(LocalDate.class)
                .single();

        look(first.minusDays(1));
        assertThat(messages()).isEmpty();
        look(first);
        look(first.plusDays(1));
        assertThat(messages())
                .singleElement()
                .asString()
                .contains("0 of 1 on time, 1 overdue")
                .contains("/summary?year=" + YEAR + "&month=2&area=6509");
        look(first.plusDays(10));
        assertThat(messages()).hasSize(1);
    }

    private void look(LocalDate day) {
        clock.moveTo(day.atTime(7, 15).atZone(clock.getZone()).toInstant());
        ProcessInstance morning = start("monthlySummaries", new Commune("650901", YEAR, List.of()), Map.of());
        assertThat(morning).isWaitingAtExactly("send");
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(morning.getId())
                        .singleResult()
                        .getId());
        assertThat(morning).isEnded().hasPassed("send", "end");
    }

    private List<String> messages() {
        return jdbc.sql("select body from outbound_message where dedup_key like 'summary/%/6509/%'")
                .query(String.class)
                .list();
    }
}
