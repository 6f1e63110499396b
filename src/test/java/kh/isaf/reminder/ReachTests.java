package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.PersonData;
import kh.isaf.people.PersonRegister;
import kh.isaf.people.ProductAddress;
import kh.isaf.people.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What does not arrive goes another way, falls to the deputy, and leads to the address being corrected. */
class ReachTests extends ProductTest {

    private static final String PHONE = "+85512730001";
    private static final String MAIL = "reach1@example.invalid";

    @Autowired
    BeanFactory beans;

    @Autowired
    LookingAfter lookingAfter;

    @Autowired
    PassingOn passingOn;

    @Autowired
    AddressChecks checks;

    @Autowired
    IncomingMessages incoming;

    @Autowired
    PersonRegister register;

    @Autowired
    DigestWriter writer;

    @Autowired
    DigestReason reason;

    @Autowired
    MessageQueue queue;

    @Autowired
    WaitingMessages waiting;

    @Autowired
    FailedMessages failed;

    @Autowired
    DigestReading reading;

    @Autowired
    ShortDigest shortDigest;

    @Autowired
    ProductAddress product;

    @Autowired
    AuditTrail audit;

    @Autowired
    Bell bell;

    @Autowired
    Telling telling;

    @Autowired
    ReachSettings reachSettings;

    @Autowired
    OutcomeLog outcomes;

    @Autowired
    Backlog backlog;

    @Autowired
    OutboxSettings outboxSettings;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    QuietHours quietHours;

    @Autowired
    Outbox outbox;

    @Autowired
    MessageTexts texts;

    @Autowired
    MessageSource words;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private ReachedPlace place;
    private UUID clerk;
    private UUID caf;
    private Duration offset;

    @BeforeEach
    void peopleOfACommune() {
        offset = clock.offset();
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(10, 0));
        ReachedPlace.clean(jdbc);
        place = new ReachedPlace(beans);
        clerk = place.person(
                "clerk", null, "clerk73@example.invalid", "email", new Grant(Role.CLERK, ReachedPlace.COMMUNE));
        caf = place.person("caf", PHONE, MAIL, "sms", new Grant(Role.CAF, ReachedPlace.COMMUNE));
        jdbc.sql("update outbox_state set awake_since = now() - interval '1 day'")
                .update();
    }

    @AfterEach
    void nothingIsLeft() {
        ReachedPlace.clean(jdbc);
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    @Test
    void whatIsNotDeliveredInTwoHoursGoesTheNextWayOnce() {
        UUID text = place.message(caf, "sms", PHONE);
        place.became(text, "SENT", null, null, 1);
        assertThat(passOn()).isZero();
        place.became(text, "SENT", null, null, 3);
        assertThat(passOn()).isEqualTo(1);
        assertThat(follower(text))
                .containsEntry("channel", "email")
                .containsEntry("address", MAIL)
                .containsEntry("status", "READY")
                .containsEntry("body", "text of it")
                .containsEntry("person_id", caf);
        assertThat(passOn()).isZero();
        assertThat(row(text)).containsEntry("status", "SENT");
        // the letter fails too: there is no third way
        place.became(id(follower(text)), "FAILED", "REFUSED", null, 0);
        assertThat(passOn()).isZero();
        assertThat(jdbc.sql("select count(*) from outbound_message")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatWasDeliveredAndWhatALetterHasTakenStays() {
        place.became(place.message(caf, "sms", PHONE), "SENT", null, "DELIVERED", 5);
        place.became(place.message(caf, "email", MAIL), "SENT", null, null, 5);
        assertThat(passOn()).isZero();
    }

    @Test
    void whatWaitsStillIsTakenBack() {
        UUID letter = place.message(caf, "email", MAIL);
        place.became(letter, "READY", "UNREACHABLE", null, 3);
        assertThat(passOn()).isEqualTo(1);
        assertThat(row(letter)).containsEntry("status", "WITHDRAWN").containsEntry("cause", "PASSED_ON");
        assertThat(follower(letter)).containsEntry("channel", "sms").containsEntry("address", PHONE);
    }

    @Test
    void afterALongStopWhatWaitedHasItsTimeAnew() {
        UUID letter = place.message(caf, "email", MAIL);
        place.became(letter, "READY", null, null, 3);
        jdbc.sql("update outbox_state set looked_through_at = now() - interval '3 hours'")
                .update();
        lookingAfter.whenDue();
        assertThat(row(letter)).containsEntry("status", "READY");
        assertThat(jdbc.sql("select awake_since > now() - interval '1 minute' from outbox_state")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatIsInDoubtForTwoHoursGoesAnotherWayButSecretsDoNot() {
        UUID text = place.message(caf, "sms", PHONE);
        place.became(text, "IN_DOUBT", "OUTCOME_UNKNOWN", null, 3);
        UUID secret = place.message(caf, "email", MAIL);
        place.became(secret, "FAILED", "ADDRESS_REFUSED", null, 3);
        jdbc.sql("update outbound_message set secret = true where id = ?")
                .param(secret)
                .update();
        assertThat(passOn()).isEqualTo(1);
        assertThat(follower(text)).containsEntry("channel", "email");
        assertThat(row(text)).containsEntry("status", "IN_DOUBT");
    }

    @Test
    void aMailboxThatIsNoneIsCorrectedByTheClerk() {
        UUID letter = place.message(caf, "email", MAIL);
        place.became(letter, "FAILED", "ADDRESS_REFUSED", null, 0);
        lookingAfter.now();
        assertThat(dead()).containsExactly("email " + MAIL);
        assertThat(follower(letter)).containsEntry("channel", "sms");
        assertThat(tasks())
                .containsExactly(
                        "OPEN /people/" + caf + " កែអ៊ីមែលរបស់ កញ្ញា caf៖ ផ្ញើសារមិនដល់ clerk:730201 dmkGroup:7302");
        lookingAfter.now();
        assertThat(tasks()).hasSize(1);
        register.change(
                place.actor(clerk),
                caf,
                new PersonData("", "កញ្ញា caf", "caf", Sex.FEMALE, PHONE, "reach9@example.invalid", ""));
        assertThat(dead()).isEmpty();
        assertThat(tasks()).singleElement().asString().startsWith("DONE");
        assertThat(jdbc.sql("select closed_by_name from work_item where task = 'correctAddress'")
                        .query(String.class)
                        .single())
                .isEqualTo("កញ្ញា clerk");
    }

    @Test
    void aServerThatRefusesEverybodySaysNothingOfAddresses() {
        for (int at = 0; at < 6; at++) {
            UUID letter = place.message(caf, "email", "reach" + at + "@example.invalid");
            place.became(letter, "FAILED", "ADDRESS_REFUSED", null, 0);
        }
        jdbc.sql("update outbound_message set tried_at = now()").update();
        jdbc.sql("update person set email = 'reach2@example.invalid' where id = ?")
                .param(caf)
                .update();
        lookingAfter.now();
        assertThat(dead()).isEmpty();
        // tried again when the server takes letters: now one that is refused tells
        failed.tryAgain(Cause.ADDRESS_REFUSED, place.actor(clerk));
        assertThat(jdbc.sql("select count(*) from outbound_message where address_judged and status = 'READY'")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("update outbound_message set status = 'SENT', sent_at = now(), cause = null")
                .update();
        UUID letter = place.message(caf, "email", "reach2@example.invalid");
        place.became(letter, "FAILED", "ADDRESS_REFUSED", null, 0);
        lookingAfter.now();
        assertThat(dead()).containsExactly("email reach2@example.invalid");
    }

    @Test
    void whatWaitsGoesToTheAddressOfToday() {
        UUID letter = place.message(caf, "email", MAIL);
        register.change(
                place.actor(clerk),
                caf,
                new PersonData("", "កញ្ញា caf", "caf", Sex.FEMALE, PHONE, "reach8@example.invalid", ""));
        assertThat(row(letter)).containsEntry("address", "reach8@example.invalid");
        jdbc.sql("update person set email = 'reach9@example.invalid' where id = ?")
                .param(caf)
                .update();
        assertThat(sender(Ways.EMAIL).sendDue()).isEqualTo(1);
        assertThat(row(letter)).containsEntry("status", "SENT").containsEntry("address", "reach9@example.invalid");
        UUID text = place.message(caf, "sms", PHONE);
        partTaken(text);
        UUID second = place.message(caf, "email", MAIL);
        jdbc.sql("update person set email = null, phone = '+85512730009' where id = ?")
                .param(caf)
                .update();
        assertThat(sender(Ways.EMAIL).sendDue() + sender(Ways.SMS).sendDue()).isZero();
        assertThat(row(text)).containsEntry("status", "WITHDRAWN").containsEntry("address", PHONE);
        assertThat(row(second)).containsEntry("status", "WITHDRAWN").containsEntry("cause", "WAY_CLOSED");
        assertThat(passOn()).isEqualTo(1);
        assertThat(follower(second)).containsEntry("address", "+85512730009");
    }

    @Test
    void whoStoppedTextMessagesGetsNoneThatWaits() {
        UUID text = place.message(caf, "sms", PHONE);
        UUID answer = place.message(caf, "sms", PHONE);
        jdbc.sql("update outbound_message set dedup_key = 'incoming/' || id where id = ?")
                .param(answer)
                .update();
        jdbc.sql("update person set sms_stopped_at = now() where id = ?")
                .param(caf)
                .update();
        assertThat(sender(Ways.SMS).sendDue()).isEqualTo(1);
        assertThat(row(answer)).containsEntry("status", "SENT");
        assertThat(row(text)).containsEntry("status", "WITHDRAWN").containsEntry("cause", "WAY_CLOSED");
        assertThat(passOn()).isEqualTo(1);
        assertThat(follower(text)).containsEntry("channel", "email");
    }

    @Test
    void theTwoHoursRunFromWhenItWasSentAndAnewAfterAStop() {
        UUID text = place.message(caf, "sms", PHONE);
        place.became(text, "SENT", null, null, 10);
        jdbc.sql("update outbound_message set sent_at = now() - interval '1 hour'")
                .update();
        assertThat(passOn()).isZero();
        jdbc.sql("update outbound_message set sent_at = now() - interval '3 hours'")
                .update();
        jdbc.sql("update outbox_state set awake_since = now() - interval '1 hour'")
                .update();
        assertThat(passOn()).isZero();
        place.became(text, "READY", "UNREACHABLE", null, 10);
        jdbc.sql("update outbound_message set first_tried_at = now() - interval '1 hour'")
                .update();
        jdbc.sql("update outbox_state set awake_since = now() - interval '1 day'")
                .update();
        assertThat(passOn()).isZero();
        jdbc.sql("update outbound_message set first_tried_at = now() - interval '3 hours'")
                .update();
        assertThat(passOn()).isEqualTo(1);
        assertThat(follower(text)).containsEntry("dedup_key", "reach-test/follows/" + text);
    }

    @Test
    void whatIsToldNowWaitsForTheMorning() {
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(20, 0));
        transaction.executeWithoutResult(
                status -> telling.tell(caf, "moreTime/reach", locale -> "subject", locale -> "text"));
        Sender sender = new Sender(
                queue,
                outcomes,
                backlog,
                new Circuits(outboxSettings),
                waiting,
                List.of(new Open(Ways.SMS)),
                List.of(telling),
                transactions);
        assertThat(sender.sendDue()).isZero();
        assertThat(jdbc.sql("select next_at > now() + interval '10 hours' from outbound_message where status = 'READY'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatNobodyTellsOfIsJudgedOnce() {
        UUID text = place.message(caf, "sms", PHONE);
        place.became(text, "SENT", null, null, 0);
        new DeadAddresses(jdbc, reachSettings, List.of(new Open(Ways.SMS))).judge();
        assertThat(row(text)).containsEntry("address_judged", true);
    }

    @Test
    void aNumberNobodyHasIsDeadAtOnceAnotherAfterThree() {
        UUID unknown = text("FAILED", "undeliv 001");
        lookingAfter.now();
        assertThat(dead()).containsExactly("sms " + PHONE);
        incoming.take("sms", PHONE, "hello");
        lookingAfter.now();
        assertThat(dead()).isEmpty();
        assertThat(tasks()).singleElement().asString().startsWith("DONE");
        assertThat(unknown).isNotNull();
        jdbc.sql("delete from outbound_message where follows is not null").update();
        jdbc.sql("delete from outbound_message").update();
        text("FAILED", "expired 000");
        text("FAILED", "expired 000");
        lookingAfter.now();
        assertThat(dead()).isEmpty();
        text("FAILED", "expired 000");
        lookingAfter.now();
        assertThat(dead()).containsExactly("sms " + PHONE);
        text("DELIVERED", null);
        lookingAfter.now();
        assertThat(dead()).isEmpty();
    }

    @Test
    void whereNoWayIsLeftTheMessageFallsToTheDeputy() {
        UUID deputy = place.person("deputy", null, "deputy73@example.invalid", "email", new Grant(Role.CAF, "730201"));
        jdbc.sql("update role_assignment set deputy = true where person_id = ?")
                .param(deputy)
                .update();
        jdbc.sql("update person set email = null where id = ?").param(caf).update();
        UUID letter = text("FAILED", "undeliv 001");
        late(caf);
        UUID held = late(caf);
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = 'caf' where id = ?")
                .params(caf, held)
                .update();
        UUID text = digest(caf);
        place.became(text, "SENT", null, "FAILED", 0);
        lookingAfter.now();
        assertThat(jdbc.sql("select count(*) from outbound_message where follows = ?")
                        .param(letter)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(follower(text))
                .containsEntry("person_id", deputy)
                .containsEntry("channel", "email")
                .containsEntry("address", "deputy73@example.invalid");
        sender(Ways.EMAIL).sendDue();
        assertThat((String) row(id(follower(text))).get("body"))
                .contains("deputy", "ជំនួស", "/tasks\n")
                .doesNotContain("/reminders");
        DigestContent content = reading.stillTrue(text, deputy, 10);
        assertThat(content.lines()).extracting(DigestLine::steadLatin).containsOnly("caf");
        assertThat(content.lines().stream().filter(DigestLine::mine).map(DigestLine::workItemId))
                .doesNotContain(held)
                .hasSize(1);
        assertThat(reading.stillTrue(text, clerk, 10).total()).isZero();
        place.became(id(follower(text)), "FAILED", "ADDRESS_REFUSED", null, 0);
        lookingAfter.now();
        assertThat(jdbc.sql("select count(*) from outbound_message")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void digestsOfWhoCannotBeReachedGoToTheDeputyToo() {
        UUID deputy = place.person("deputy", null, "deputy73@example.invalid", "email", new Grant(Role.CAF, "730201"));
        jdbc.sql("update role_assignment set deputy = true where person_id = ?")
                .param(deputy)
                .update();
        jdbc.sql("update person set email = null where id = ?").param(caf).update();
        text("FAILED", "undeliv 001");
        lookingAfter.now();
        late(caf);
        writer.write(List.of(caf));
        assertThat(jdbc.sql("select address from outbound_message where reason like 'digest/%'")
                        .query(String.class)
                        .list())
                .containsExactly("deputy73@example.invalid");
    }

    @Test
    void aTextThatHasBegunGoesOnInTheSameWords() {
        UUID done = late(caf);
        late(caf);
        UUID digest = digest(caf);
        Object words = row(digest).get("body");
        partTaken(digest);
        jdbc.sql("update work_item set status = 'DONE' where id = ?")
                .param(done)
                .update();
        OutboundMessage message = queue.claim(List.of("sms")).orElseThrow();
        assertThat(reason.asItIsNow(digest.toString(), message).orElseThrow().body())
                .isEqualTo(words);
        assertThat(row(digest)).containsEntry("body", words);
        jdbc.sql("delete from sms_part where message_id = ?").param(digest).update();
        assertThat(reason.asItIsNow(digest.toString(), message).orElseThrow().body())
                .isNotEqualTo(words);
    }

    @Test
    void inTheNightOnlyUrgentMessagesArePassedOn() {
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(20, 0));
        UUID text = place.message(caf, "sms", PHONE);
        place.became(text, "SENT", null, "FAILED", 2);
        jdbc.sql("update outbound_message set expires_at = now() + interval '5 hours'")
                .update();
        assertThat(passOn()).isZero();
        assertThat(jdbc.sql("select expires_at > now() + interval '11 hours' from outbound_message")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("update outbound_message set urgent = true").update();
        assertThat(passOn()).isEqualTo(1);
    }

    @Test
    void whatFollowsASentDigestWaitsForTheMorningAsItIs() {
        late(caf);
        UUID digest = digest(caf);
        place.became(digest, "SENT", null, "FAILED", 2);
        assertThat(passOn()).isEqualTo(1);
        UUID follower = id(follower(digest));
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(20, 0));
        sender(Ways.EMAIL).sendDue();
        assertThat(row(follower)).containsEntry("status", "READY").containsEntry("attempts", 0);
        assertThat(jdbc.sql("""
                        select next_at > now() + interval '10 hours' and expires_at > now() + interval '30 hours'
                        from outbound_message where id = ?""").param(follower).query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select count(*) from notice where message_id = ? and told_at is not null")
                        .param(digest)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        itIs(LocalDate.of(2027, 3, 2), LocalTime.of(7, 0));
        jdbc.sql("update outbound_message set next_at = now() where id = ?")
                .param(follower)
                .update();
        assertThat(sender(Ways.EMAIL).sendDue()).isEqualTo(1);
    }

    @Test
    void aNumberIsConfirmedByAnswering() {
        assertThat(checks.ask(place.actor(clerk), "7302")).isEqualTo(1);
        assertThat(checks.ask(place.actor(clerk), "7302")).isZero();
        assertThat(jdbc.sql("select body from outbound_message where reason like 'addressCheck/%'")
                        .query(String.class)
                        .single())
                .contains("កញ្ញា caf");
        events.publishEvent(new AddressConfirmed(caf));
        assertThat(jdbc.sql("select phone_confirmed from person where id = ?")
                        .param(caf)
                        .query(String.class)
                        .single())
                .isEqualTo(PHONE);
        assertThat(jdbc.sql("select count(*) from outbound_message where dedup_key like 'addressThanks/%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void questionsAboutNumbersGoOneAfterTheOther() {
        place.person("second", "+85512730002", null, "sms", new Grant(Role.CAF, ReachedPlace.COMMUNE));
        assertThat(checks.wouldAsk("7302")).isEqualTo(2);
        assertThat(checks.ask(place.actor(clerk), "7302")).isEqualTo(2);
        assertThat(checks.wouldAsk("7302")).isZero();
        assertThat(jdbc.sql("select extract(epoch from max(next_at) - min(next_at))::int from outbound_message")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whereAnswersDoNotComeInNobodyIsAsked() {
        List<Channel> deaf = List.of(new Open(Ways.SMS));
        AddressChecks unheard = new AddressChecks(
                jdbc, clock, reachSettings, texts, words, quietHours, audit, deaf, bell, outboxSettings, outbox);
        assertThatThrownBy(() -> unheard.ask(place.actor(clerk), "7302"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.messageKey())
                        .isEqualTo("numbers.error.noAnswers"));
        late(caf);
        DigestContent content = reading.stillTrue(digest(caf), caf, 10);
        String asked = texts.of("digest.answer", Locale.ENGLISH, Map.of());
        assertThat(new ShortDigest(texts, words, product, new Ways(deaf)).sms(content, "1 late", Locale.ENGLISH))
                .doesNotContain(asked)
                .doesNotContain("  ");
        assertThat(shortDigest.sms(content, "1 late", Locale.ENGLISH)).contains(asked);
    }

    @Test
    void questionsAboutNumbersWaitForTheMorning() {
        // a Saturday evening before a Monday that is a holiday
        itIs(LocalDate.of(2027, 3, 6), LocalTime.of(20, 30));
        checks.ask(place.actor(clerk), "7302");
        assertThat(jdbc.sql("""
                        select next_at between now() + interval '58 hours' and now() + interval '59 hours'
                        from outbound_message""").query(Boolean.class).single()).isTrue();
    }

    @Test
    void aGroupHearsWhatIsDoneAndWhatIsLateWithoutNames() {
        jdbc.sql("insert into telegram_chat (chat, area_code, name, joined_by) values ('-73', '7302', 'group', ?)")
                .param(clerk)
                .update();
        jdbc.sql("insert into cycle (year, opened_at) values (2027, now()) on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values ('2027-730201', 2027, '730201', false, 'standard', '1', 'RUNNING', gen_random_uuid(), now())""").update();
        stage("dissemination", LocalDate.of(2027, 2, 1));
        stage("scorecard", LocalDate.of(2027, 6, 1));
        GroupNews news = new GroupNews(jdbc, clock, quietHours, outbox, texts, words, List.of(new Open(Ways.TELEGRAM)));
        tell(news);
        assertThat(told())
                .containsExactly("ក្រុមនេះបានភ្ជាប់ហើយ។ ព័ត៌មានអំពីជំហាននៃ ISAF ក្នុង ស្រុកសាក នឹងមកដល់ទីនេះ។");
        jdbc.sql(
                        "update stage_progress set status = 'DONE', closed_at = ? where cycle_key = '2027-730201' and stage = 'scorecard'")
                .param(OffsetDateTime.now(clock).plusMinutes(5))
                .update();
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(11, 0));
        tell(news);
        assertThat(told()).hasSize(1);
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(12, 30));
        tell(news);
        assertThat(told()).hasSize(2).last().isEqualTo("បានធ្វើរួច៖\n· ឃុំសាក៖ ប័ណ្ណដាក់ពិន្ទុសហគមន៍");
        itIs(LocalDate.of(2027, 3, 1), LocalTime.of(20, 30));
        tell(news);
        assertThat(told()).hasSize(2);
        itIs(LocalDate.of(2027, 3, 2), LocalTime.of(7, 0));
        tell(news);
        tell(news);
        assertThat(told()).hasSize(3).last().isEqualTo("ជំហានយឺតយ៉ាវនៅព្រឹកនេះ៖\n· ការផ្សព្វផ្សាយព័ត៌មាន៖ 1");
    }

    /** A channel that takes everything. */
    private record Open(String id) implements Channel {

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public Outcome send(OutboundMessage message) {
            return Outcome.sent(null);
        }
    }

    private Sender sender(String channel) {
        return new Sender(
                queue,
                outcomes,
                backlog,
                new Circuits(outboxSettings),
                waiting,
                List.of(new Open(channel)),
                List.of(reason, checks),
                transactions);
    }

    private void stage(String stage, LocalDate due) {
        jdbc.sql("""
                insert into stage_progress (cycle_key, stage, status, starts_on, due_on, nominal_due_on, nominal_starts_on)
                values ('2027-730201', :stage, 'OPEN', :due, :due, :due, :due)""").param("stage", stage).param("due", due).update();
    }

    private void tell(GroupNews news) {
        transaction.executeWithoutResult(status -> news.write());
    }

    private List<String> told() {
        return jdbc.sql("select body from outbound_message where channel = 'telegram' order by created_at, id")
                .query(String.class)
                .list();
    }

    /** A late task of the commune's facilitators, of which this person is to hear. */
    private UUID late(UUID person) {
        UUID item = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, stage, name_km, name_en, starts_on, due_on,
                    status, created_at)
                values (?, 'planDissemination', '2027-730201', 2027, '730201', 'dissemination', 'រៀបចំ', 'Plan',
                    '2027-02-01', '2027-03-01', 'OPEN', now())""").param(item).update();
        jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values ('caf', '730201', ?)")
                .param(item)
                .update();
        jdbc.sql("""
                insert into notice (work_item_id, person_id, kind, working_days, due_on, recipient, role, area_code, urgent,
                    channel, on_day)
                values (?, ?, 'ladder', 0, '2027-03-01', 'holder', 'caf', '730201', false, 'chosen', '2027-03-01')""").params(item, person).update();
        return item;
    }

    /** Tells the person now, in one digest. */
    private UUID digest(UUID person) {
        writer.write(List.of(person));
        return jdbc.sql("select id from outbound_message where reason like 'digest/%' and person_id = ?")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private void partTaken(UUID message) {
        jdbc.sql("insert into sms_part (message_id, part, centre_id) values (?, 0, ?)")
                .params(message, message.toString())
                .update();
    }

    /** A text message whose only part came to this end. */
    private UUID text(String delivery, @Nullable String error) {
        UUID id = place.message(caf, "sms", PHONE);
        place.became(id, "SENT", null, delivery, 0);
        jdbc.sql("insert into sms_part (message_id, part, centre_id, state, error) values (?, 0, ?, ?, ?)")
                .param(id)
                .param(id.toString())
                .param(delivery)
                .param(error)
                .update();
        return id;
    }

    private int passOn() {
        return passingOn.passOn();
    }

    private void itIs(LocalDate day, LocalTime time) {
        clock.moveTo(day.atTime(time).atZone(clock.getZone()).toInstant());
    }

    private static UUID id(Map<String, Object> row) {
        return (UUID) Objects.requireNonNull(row.get("id"));
    }

    private Map<String, Object> row(UUID id) {
        return jdbc.sql("select * from outbound_message where id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    private Map<String, Object> follower(UUID id) {
        return jdbc.sql("select * from outbound_message where follows = ?")
                .param(id)
                .query()
                .singleRow();
    }

    private List<String> dead() {
        return jdbc.sql("select channel || ' ' || address from dead_address order by 1")
                .query(String.class)
                .list();
    }

    private List<String> tasks() {
        return jdbc.sql("""
                select w.status || ' ' || w.address || ' ' || w.name_km || coalesce(' ' || (
                    select string_agg(c.role || ':' || c.scope, ' ' order by c.role) from work_item_candidate c
                    where c.work_item_id = w.id), '')
                from work_item w where w.task = 'correctAddress' order by w.created_at""").query(String.class).list();
    }
}
