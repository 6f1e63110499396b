package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.reminder.sms.SmsText;
import kh.isaf.territory.AreaType;
import kh.isaf.worklist.TaskCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A digest by SMS or Telegram: short, answerable, and asking only who may do the task. */
@Transactional
class ShortDigestTests extends ProductTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 4, 12);
    private static final Locale KHMER = Locale.forLanguageTag("km");

    @Autowired
    BeanFactory beans;

    @Autowired
    Notices notices;

    @Autowired
    DigestWriter writer;

    @Autowired
    DigestReason reason;

    @Autowired
    DigestText text;

    @Autowired
    TaskCodes codes;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private RemindedPlace place;
    private UUID caf;
    private Duration offset;

    @BeforeEach
    void aFacilitatorWhoIsReachedBySms() {
        offset = clock.offset();
        itIs(LocalDate.of(2027, 3, 1));
        place = new RemindedPlace(beans);
        caf = bySms(place.person("sophea", new Grant(Role.CAF, RemindedPlace.COMMUNE)), "+85571000001");
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    @Test
    void itNamesTheFirstTaskAndAsksAboutItWhenItGoes() {
        UUID first = place.task(MONDAY.minusDays(7));
        place.task(MONDAY);
        morning();
        String body = String.valueOf(only(caf).get("body"));
        assertThat(only(caf)).containsEntry("channel", "sms").containsEntry("html", null);
        assertThat(body)
                .isEqualTo("ISAF៖ យឺត 1, ដល់កំណត់ 1។ រៀបចំផែនការផ្សព្វផ្សាយ ទឹកសាក 5/4/2027។"
                        + " ឆ្លើយ 1=រួច 2=សុំថ្ងៃ 3=មិនមែនខ្ញុំ លេខកូដ "
                        + codes.of(first).shown()
                        + " http://localhost:8080/t/" + codes.of(first).signs());
        assertThat(SmsText.of(body).parts().size()).isLessThanOrEqualTo(3);
        assertThat(asked()).isEmpty();
        assertThat(current(caf)).isPresent();
        assertThat(asked()).containsExactly(first);
        done(first);
        assertThat(String.valueOf(current(caf).orElseThrow().body())).contains("ISAF៖ ដល់កំណត់ 1។");
        assertThat(asked()).hasSize(1).doesNotContain(first);
    }

    @Test
    void whoLooksAfterOthersIsAskedNothing() {
        UUID chair =
                bySms(place.person("chair", new Grant(Role.COMMITTEE_CHAIR, RemindedPlace.COMMUNE)), "+85571000002");
        place.task(MONDAY.minusDays(10));
        morning();
        assertThat((String) only(chair).get("body")).isEqualTo("ISAF៖ យឺត 1។ សូមមើល http://localhost:8080/reminders");
        assertThat(current(chair)).isPresent();
        assertThat(asked()).isEmpty();
    }

    @Test
    void theNameOfATaskGivesWayToThreeParts() {
        String name = "រៀបចំកិច្ចប្រជុំរួមជាមួយប្រជាពលរដ្ឋ និងអ្នកផ្តល់សេវា ".repeat(4);
        DigestText.Words words = text.of(Ways.SMS, content(name), "សុភា", KHMER);
        SmsText sms = SmsText.of(words.text());
        assertThat(sms.parts()).hasSize(3);
        assertThat(words.text()).contains("...", "K4T-7HX", "/t/K4T7HX", "1=រួច");
        SmsText english = SmsText.of(
                text.of(Ways.SMS, content("Plan it"), "Sophea", Locale.ENGLISH).text());
        assertThat(english.unicode()).isFalse();
        assertThat(english.parts()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void onTelegramTheWholeLetterFitsIntoOneMessageAndEndsWithTheAnswer() {
        DigestText.Words words = text.of(Ways.TELEGRAM, content("កិច្ចការ ".repeat(800)), "សុភា", KHMER);
        assertThat(words.text().length()).isBetween(4000, 4096);
        assertThat(words.text()).endsWith("3=មិនមែនខ្ញុំ\n").contains("…\n\nK4T-7HX");
        String few = text.of(Ways.TELEGRAM, content("កិច្ចការ"), "សុភា", KHMER).text();
        assertThat(few)
                .startsWith("សូមជម្រាបសួរ សុភា")
                .endsWith("3=មិនមែនខ្ញុំ\n")
                .contains("K4T-7HX");
        assertThat(few.length()).isLessThanOrEqualTo(4096);
    }

    @Test
    void byEmailNothingIsAsked() {
        jdbc.sql("update person set channel = 'email' where id = ?").param(caf).update();
        place.task(MONDAY);
        morning();
        assertThat((String) only(caf).get("body")).doesNotContain("1=រួច");
        assertThat(current(caf)).isPresent();
        assertThat(asked()).isEmpty();
    }

    private static DigestContent content(String task) {
        return new DigestContent(
                Map.of(DigestLine.Part.LATE, 12, DigestLine.Part.DUE, 3, DigestLine.Part.NEW, 10),
                List.of(new DigestLine(
                        UUID.randomUUID(),
                        DigestLine.Part.LATE,
                        task,
                        task,
                        3,
                        AreaType.SANGKAT,
                        "ព្រែកព្នៅ",
                        "Preaek Phnov",
                        "សាលាបឋមសិក្សាព្រែកព្នៅ",
                        "School",
                        MONDAY,
                        5,
                        false,
                        true,
                        "K4T7HX",
                        null,
                        null,
                        null)));
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(7, 0)).atZone(clock.getZone()).toInstant());
    }

    private void morning() {
        itIs(MONDAY);
        notices.write();
        UUID last = new UUID(0, 0);
        while (last != null) {
            last = writer.next(last).last();
        }
    }

    private UUID bySms(UUID person, String number) {
        jdbc.sql("update person set channel = 'sms', phone = ? where id = ?")
                .params(number, person)
                .update();
        return person;
    }

    private void done(UUID task) {
        jdbc.sql("update work_item set status = 'DONE' where id = ?")
                .param(task)
                .update();
    }

    private Map<String, Object> only(UUID person) {
        return jdbc.sql("select channel, body, html, dedup_key, id from outbound_message where person_id = ?")
                .param(person)
                .query()
                .singleRow();
    }

    private Optional<OutboundMessage> current(UUID person) {
        OutboundMessage message =
                jdbc.sql("""
                        select id, channel, address, language, subject, body, html, reason, gen_random_uuid() as token,
                            attempts, doubts from outbound_message where person_id = ?""").param(person).query(OutboundMessage.class).single();
        return reason.asItIsNow(String.valueOf(message.reason()).split("/", 2)[1], message);
    }

    private List<UUID> asked() {
        return jdbc.sql(
                        "select q.work_item_id from question q join person p on p.id = q.person_id where p.phone like '+85571%'")
                .query(UUID.class)
                .list();
    }
}
