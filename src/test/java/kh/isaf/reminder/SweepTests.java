package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of what on which morning, and what is not told: nothing twice, nothing at night, nothing untrue. */
@Transactional
class SweepTests extends ProductTest {

    /** The Monday before the Khmer New Year, which closes 14 to 16 April. */
    private static final LocalDate MONDAY = LocalDate.of(2027, 4, 12);

    private static final LocalDate AFTER_NEW_YEAR = LocalDate.of(2027, 4, 19);
    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);

    @Autowired
    BeanFactory beans;

    @Autowired
    Notices notices;

    @Autowired
    DigestWriter writer;

    @Autowired
    DigestReason reason;

    @Autowired
    WorkItems workItems;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private RemindedPlace place;
    private UUID caf;
    private Duration offset;

    @BeforeEach
    void aFacilitatorOfACommune() {
        offset = clock.offset();
        itIs(LocalDate.of(2027, 3, 1), SEVEN);
        place = new RemindedPlace(beans);
        caf = place.person("sophea", new Grant(Role.CAF, RemindedPlace.COMMUNE));
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    @Test
    void onTheDueDayTheHolderGetsOneMessageInKhmer() {
        place.task(MONDAY);
        place.task(MONDAY);
        morning(MONDAY);
        Map<String, Object> message = only(caf);
        assertThat((String) message.get("subject")).isEqualTo("ISAF៖ ដល់កំណត់ 2");
        assertThat((String) message.get("body"))
                .contains("កញ្ញា sophea", "រៀបចំផែនការផ្សព្វផ្សាយ", "ទឹកសាក", "12 មេសា 2027", "/reminders");
        assertThat(message)
                .containsEntry("channel", "email")
                .containsEntry("address", "sophea@example.invalid")
                .containsEntry("language", "km")
                .containsEntry("role", "caf")
                .containsEntry("area_code", RemindedPlace.COMMUNE)
                .containsEntry("step", "0")
                .containsEntry("urgent", false);
        assertThat(composedAt(caf).toLocalDateTime()).isEqualToIgnoringSeconds(MONDAY.atTime(SEVEN));
    }

    @Test
    void theSecondRunWritesNothing() {
        place.task(MONDAY);
        morning(MONDAY);
        assertThat(notices.write()).isZero();
        assertThat(send()).isZero();
        morning(MONDAY.plusDays(1));
        assertThat(messages(caf)).hasSize(1);
    }

    @Test
    void onlyTheLatestStepThatHasComeIsTold() {
        UUID chair = place.person("chair", new Grant(Role.COMMITTEE_CHAIR, RemindedPlace.COMMUNE));
        UUID district = place.person("district", new Grant(Role.DMK_GROUP, "8001"));
        UUID province = place.person("province", new Grant(Role.CP_GROUP, "80"));
        place.task(MONDAY);
        morning(LocalDate.of(2027, 4, 30));
        assertThat(only(caf)).containsEntry("step", "+3");
        assertThat(only(chair)).containsEntry("step", "+5").containsEntry("role", "committeeChair");
        assertThat(only(district)).containsEntry("step", "+10").containsEntry("area_code", "8001");
        assertThat((String) only(district).get("body")).contains("យឺត 11 ថ្ងៃធ្វើការ");
        assertThat(messages(province)).isEmpty();
    }

    @Test
    void aNewTaskIsToldOnceAndThenByItsLadder() {
        place.task(MONDAY);
        morning(LocalDate.of(2027, 3, 2));
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ ថ្មី 1");
        assertThat(only(caf)).containsEntry("step", "opened");
        morning(LocalDate.of(2027, 3, 3));
        assertThat(messages(caf)).hasSize(1);
        morning(LocalDate.of(2027, 4, 1));
        assertThat(messages(caf)).hasSize(2);
        assertThat(messages(caf).get(1)).containsEntry("step", "-7").containsEntry("subject", "ISAF៖ ជិតដល់កំណត់ 1");
    }

    @Test
    void whoHasTakenTheTaskIsToldAlone() {
        UUID other = place.person("other", new Grant(Role.CAF, RemindedPlace.COMMUNE));
        UUID task = place.task(MONDAY);
        workItems.claim(task, place.actor(caf));
        morning(MONDAY);
        assertThat(messages(caf)).hasSize(1);
        assertThat(messages(other)).isEmpty();
    }

    @Test
    void whoHasTakenTheTaskAndLeftKeepsItFromNobody() {
        UUID other = place.person("other", new Grant(Role.CAF, RemindedPlace.COMMUNE));
        UUID task = place.task(MONDAY);
        workItems.claim(task, place.actor(caf));
        jdbc.sql("update role_assignment set valid_to = ? where person_id = ?")
                .params(MONDAY, caf)
                .update();
        morning(MONDAY);
        assertThat(messages(caf)).isEmpty();
        assertThat(only(other)).containsEntry("step", "0");
        assertThat(current(other)).isPresent();
    }

    @Test
    void whoMustNotJudgeAProviderIsNotTold() {
        jdbc.sql("""
                insert into service_provider (code, kind, area_code, name_km, name_latin, opened_on)
                values ('800101-PS-01', 'PRIMARY_SCHOOL', '800101', 'សាលា', 'School', '2020-01-01')""").update();
        jdbc.sql("insert into post (person_id, provider_code, title, valid_from) values (?, ?, 'គ្រូ', '2020-01-01')")
                .params(caf, "800101-PS-01")
                .update();
        UUID other = place.person("other", new Grant(Role.CAF, RemindedPlace.COMMUNE));
        place.task(
                RemindedPlace.COMMUNE,
                Stage.SCORECARD,
                "800101-PS-01",
                MONDAY,
                new Candidate(Role.CAF, RemindedPlace.COMMUNE));
        morning(MONDAY);
        assertThat(messages(caf)).isEmpty();
        assertThat((String) only(other).get("body")).contains("សាលា");
    }

    @Test
    void aKhansOwnCycleHasTheCapitalAboveIt() {
        UUID district = place.person("district", new Grant(Role.DMK_GROUP, "8001"));
        UUID province = place.person("province", new Grant(Role.CP_GROUP, "80"));
        place.task("8001", Stage.DISSEMINATION, null, MONDAY, new Candidate(Role.OMBUDSMAN, "8001"));
        morning(LocalDate.of(2027, 4, 30));
        assertThat(messages(district)).isEmpty();
        assertThat(only(province)).containsEntry("step", "+10");
    }

    @Test
    void anAbsentPersonsDeputyIsToldInstead() {
        UUID deputy = place.person("deputy", new Grant(Role.CLERK, RemindedPlace.COMMUNE));
        jdbc.sql("""
                create or replace function stand_in(day date) returns table (person_id uuid, deputy_id uuid, stages text[])
                language sql stable as $$ select '%s'::uuid, '%s'::uuid, array['dissemination'] $$""".formatted(caf, deputy)).update();
        place.task(MONDAY);
        place.task(
                RemindedPlace.COMMUNE, Stage.INTEGRATION, null, MONDAY, new Candidate(Role.CAF, RemindedPlace.COMMUNE));
        morning(MONDAY);
        assertThat((String) only(deputy).get("body")).contains("ជំនួស កញ្ញា sophea");
        assertThat((String) only(deputy).get("subject")).isEqualTo("ISAF៖ ដល់កំណត់ 1 (ជំនួស កញ្ញា sophea)");
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ ដល់កំណត់ 1");
        assertThat(current(deputy)).isPresent();
    }

    @Test
    void aDeputyIsNotToldOfARoleBeyondTheOwnArea() {
        UUID province =
                place.person("province", new Grant(Role.CP_GROUP, "80"), new Grant(Role.CAF, RemindedPlace.COMMUNE));
        UUID deputy = place.person("deputy", new Grant(Role.CLERK, RemindedPlace.COMMUNE));
        jdbc.sql("""
                create or replace function stand_in(day date) returns table (person_id uuid, deputy_id uuid, stages text[])
                language sql stable as $$ select '%s'::uuid, '%s'::uuid, null::text[] $$""".formatted(province, deputy)).update();
        place.task(MONDAY);
        morning(LocalDate.of(2027, 5, 21));
        assertThat(only(deputy)).containsEntry("step", "+3").containsEntry("role", "caf");
        assertThat(only(province)).containsEntry("step", "+20").containsEntry("role", "cpGroup");
    }

    @Test
    void nothingGoesOutAtNightOnSundaysAndHolidaysAndItMergesOnTheNextMorning() {
        place.task(MONDAY);
        itIs(MONDAY, NIGHT);
        notices.write();
        assertThat(send()).isZero();
        place.task(LocalDate.of(2027, 4, 30));
        for (LocalDate quiet : List.of(LocalDate.of(2027, 4, 14), LocalDate.of(2027, 4, 18))) {
            itIs(quiet, LocalTime.of(10, 0));
            notices.write();
            send();
            assertThat(messages(caf)).isEmpty();
        }
        morning(AFTER_NEW_YEAR);
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ យឺត 1 · ថ្មី 1");
    }

    @Test
    void aClosureOfOneAreaHoldsItsOwn() {
        jdbc.sql("""
                insert into holiday (day, area_code, name_km, name_en, certain)
                values (?, '8001', 'ទឹកជំនន់', 'Flood', true)""").param(MONDAY).update();
        place.task(MONDAY.minusDays(3));
        morning(MONDAY);
        assertThat(messages(caf)).isEmpty();
        morning(MONDAY.plusDays(1));
        assertThat(messages(caf)).hasSize(1);
    }

    @Test
    void whatIsUrgentGoesOutAtNightAndIsLogged() {
        UUID province = place.person("province", new Grant(Role.CP_GROUP, "80"));
        place.task(LocalDate.of(2027, 3, 1));
        itIs(MONDAY, NIGHT);
        notices.write();
        send();
        assertThat(messages(caf)).isEmpty();
        assertThat(only(province)).containsEntry("urgent", true).containsEntry("step", "+20");
        assertThat(current(province)).isPresent();
        assertThat(jdbc.sql("select after from audit_entry where action = 'reminder.urgent' and object = ?")
                        .param("message/" + only(province).get("id"))
                        .query(String.class)
                        .single())
                .contains("cpGroup", "+20");
    }

    @Test
    void whoeverWantsItWeeklyHearsOnTheFirstWorkingDayOfAWeekButAtOnceOfWhatIsUrgent() {
        UUID province = place.person("province", new Grant(Role.CP_GROUP, "80"));
        rhythm(caf, "weekly");
        rhythm(province, "weekly");
        LocalDate tuesday = LocalDate.of(2027, 3, 30);
        place.task(tuesday);
        place.task(LocalDate.of(2027, 3, 1));
        morning(tuesday);
        assertThat(messages(caf)).isEmpty();
        morning(LocalDate.of(2027, 4, 3));
        assertThat(messages(caf)).isEmpty();
        morning(LocalDate.of(2027, 4, 5));
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ យឺត 2");
        assertThat(only(province)).containsEntry("urgent", true);
        assertThat(composedAt(province).toLocalDate()).isEqualTo(tuesday);
    }

    @Test
    void whoeverWantsItAtOnceHearsOfANewTaskAtOnceByDay() {
        rhythm(caf, "instant");
        itIs(MONDAY.minusDays(4), LocalTime.of(10, 30));
        place.task(LocalDate.of(2027, 6, 1));
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ ថ្មី 1");
        itIs(MONDAY.minusDays(4), NIGHT);
        place.task(LocalDate.of(2027, 6, 1));
        assertThat(messages(caf)).hasSize(1);
        morning(MONDAY.minusDays(3));
        assertThat(messages(caf)).hasSize(2);
    }

    @Test
    void whoIsGivenATaskHearsOfItEvenIfItWasKnown() {
        UUID task = place.task(LocalDate.of(2027, 6, 1));
        morning(LocalDate.of(2027, 3, 2));
        workItems.assign(Actor.system("test"), task, place.actor(caf));
        morning(LocalDate.of(2027, 3, 3));
        assertThat(messages(caf)).hasSize(2);
        assertThat(messages(caf).get(1)).containsEntry("step", "handed");
        assertThat((String) messages(caf).get(1).get("body")).contains("/tasks/" + task);
    }

    @Test
    void whatIsDoneOneSecondBeforeSendingIsNotSent() {
        UUID task = place.task(MONDAY);
        morning(MONDAY);
        workItems.done(task, place.actor(caf));
        assertThat(current(caf)).isEmpty();
        assertThat(reason.holds(String.valueOf(only(caf).get("id")))).isFalse();
    }

    @Test
    void whatIsLeftOfADigestIsWrittenAnew() {
        UUID done = place.task(MONDAY);
        place.task(MONDAY);
        morning(MONDAY);
        String before = (String) only(caf).get("body");
        assertThat(current(caf)).get().extracting(OutboundMessage::body).isEqualTo(before);
        workItems.done(done, place.actor(caf));
        assertThat(current(caf)).get().extracting(OutboundMessage::subject).isEqualTo("ISAF៖ ដល់កំណត់ 1");
        assertThat(only(caf)).containsEntry("subject", "ISAF៖ ដល់កំណត់ 1");
    }

    @Test
    void aDueDateThatMovedTakesTheReminderWithIt() {
        UUID task = place.task(MONDAY);
        morning(MONDAY);
        place.due(task, LocalDate.of(2027, 5, 3));
        assertThat(current(caf)).isEmpty();
        morning(LocalDate.of(2027, 4, 22));
        assertThat(messages(caf).get(1)).containsEntry("step", "-7");
        assertThat((String) messages(caf).get(1).get("body")).contains("3 ឧសភា 2027");
    }

    @Test
    void whoNoLongerHoldsTheRoleIsNotTold() {
        place.task(MONDAY);
        morning(MONDAY);
        jdbc.sql("update role_assignment set valid_to = ? where person_id = ?")
                .params(MONDAY, caf)
                .update();
        assertThat(current(caf)).isEmpty();
    }

    @Test
    void aMessageThatComesIntoTheNightIsTakenApartForTheMorning() {
        place.task(MONDAY);
        morning(MONDAY);
        itIs(MONDAY, NIGHT);
        assertThat(current(caf)).isEmpty();
        place.task(LocalDate.of(2027, 4, 13));
        morning(LocalDate.of(2027, 4, 13));
        assertThat(messages(caf)).hasSize(2);
        assertThat((String) messages(caf).get(1).get("subject")).isEqualTo("ISAF៖ យឺត 1 · ដល់កំណត់ 1");
    }

    @Test
    void aLongDigestIsCutAndSaysSo() {
        for (int number = 0; number < 30; number++) {
            place.task(MONDAY);
        }
        morning(MONDAY);
        assertThat((String) only(caf).get("subject")).isEqualTo("ISAF៖ ដល់កំណត់ 30");
        assertThat(String.valueOf(only(caf).get("body")).split("\n- ")).hasSize(26);
        assertThat((String) only(caf).get("body")).contains("ហើយមាន 5 ទៀត");
    }

    @Test
    void whoHasNoAddressOrWantsNoMessagesIsToldInTheProductOnly() {
        jdbc.sql("update person set channel = 'none' where id = ?").param(caf).update();
        UUID noAddress = place.person("nobody", new Grant(Role.CAF, RemindedPlace.COMMUNE));
        jdbc.sql("update person set email = null where id = ?").param(noAddress).update();
        UUID later = place.person("later", new Grant(Role.CAF, RemindedPlace.COMMUNE));
        jdbc.sql("update person set channel = 'sms', phone = '+85512000000' where id = ?")
                .param(later)
                .update();
        place.task(MONDAY);
        morning(MONDAY);
        assertThat(messages(caf)).isEmpty();
        assertThat(messages(noAddress)).isEmpty();
        assertThat(only(later)).containsEntry("channel", "sms");
        assertThat(beans.getBean(ReminderList.class).of(caf, 1).content().total())
                .isEqualTo(1);
        assertThat(beans.getBean(ReminderList.class).of(noAddress, 7).content().lines())
                .hasSize(1);
    }

    private void morning(LocalDate day) {
        itIs(day, SEVEN);
        notices.write();
        send();
    }

    /** As {@link Digests#send()}, but in the transaction of the test. */
    private int send() {
        int messages = 0;
        UUID last = new UUID(0, 0);
        while (last != null) {
            DigestWriter.Progress progress = writer.next(last);
            messages += progress.messages();
            last = progress.last();
        }
        return messages;
    }

    private void itIs(LocalDate day, LocalTime time) {
        clock.moveTo(day.atTime(time).atZone(clock.getZone()).toInstant());
    }

    private void rhythm(UUID person, String rhythm) {
        jdbc.sql("update person set rhythm = ? where id = ?")
                .params(rhythm, person)
                .update();
    }

    private List<Map<String, Object>> messages(UUID person) {
        return jdbc.sql("select * from outbound_message where person_id = ? order by composed_at")
                .param(person)
                .query()
                .listOfRows();
    }

    private Map<String, Object> only(UUID person) {
        assertThat(messages(person)).hasSize(1);
        return messages(person).get(0);
    }

    private OffsetDateTime composedAt(UUID person) {
        return jdbc.sql("select composed_at from outbound_message where person_id = ?")
                .param(person)
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(BusinessClock.CAMBODIA)
                .toOffsetDateTime();
    }

    /** What a sender that takes the person's message now would send. */
    private Optional<OutboundMessage> current(UUID person) {
        OutboundMessage message = jdbc.sql(
                        "select id, channel, address, language, subject, body, html, reason, id as token, attempts, doubts from outbound_message where person_id = ?")
                .param(person)
                .query(OutboundMessage.class)
                .single();
        return reason.asItIsNow(message.id().toString(), message);
    }
}
