package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.reminder.sms.ScriptedSmsc;
import kh.isaf.reminder.sms.ScriptedSmsc.Act;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DeliveryReceiptState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing lost, nothing twice, whatever breaks. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MessageFaultTests extends MessageFaultTest {

    // ---- e-mail

    @Test
    void theMailServerIsDown() throws Exception {
        mail.close();
        put(EMAIL, 20);
        node();
        Thread.sleep(1500);
        assertThat(count("SENT")).isZero();
        mail = new ScriptedSmtp(mail.port);
        Figures figures = end("SMTP down", EMAIL, 20);
        assertThat(figures).extracting(Figures::reached, Figures::twice).containsExactly(20, 0);
    }

    @Test
    void theMailServerSaysOneByteASecond() throws Exception {
        mail.millisPerByte = 1000;
        put(EMAIL, 20);
        node("isaf.mail.longest=1s", "spring.mail.properties.mail.smtp.timeout=20000");
        until(() -> jdbc.sql("select count(*) from outbound_message where last_error like 'not done within%'")
                        .query(Long.class)
                        .single()
                >= THREADS);
        assertThat(count("SENT")).isZero();
        mail.millisPerByte = 0;
        Figures figures = end("SMTP slow, 1 byte a second", EMAIL, 20);
        assertThat(figures).extracting(Figures::reached, Figures::twice).containsExactly(20, 0);
        assertThat(figures.seconds()).as("not held until the lease ends").isLessThan(15);
    }

    @Test
    void theMailServerIsTooBusy() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        List<String> where = List.of("CONNECT", "MAIL", "RCPT", "DATA", "CONTENT");
        mail.script = (verb, usual) ->
                where.contains(verb) && answers.incrementAndGet() % 7 == 0 ? "421 4.3.2 too busy" : usual;
        put(EMAIL, 20);
        node();
        until(() -> answers.get() > 90 || waiting(EMAIL) == 0);
        mail.script = (verb, usual) -> usual;
        Figures figures = end("SMTP 421, now here now there", EMAIL, 20);
        assertThat(figures.failed()).isZero();
        assertThat(figures.inDoubt()).isZero();
    }

    @Test
    void theMailServerKnowsNoSuchAddress() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        mail.script = (verb, usual) ->
                verb.equals("RCPT") && asked.incrementAndGet() % 3 == 0 ? "550 5.1.1 no such mailbox" : usual;
        put(EMAIL, 21);
        node();
        Figures figures = end("SMTP 550 at RCPT", EMAIL, 21);
        assertThat(figures)
                .extracting(Figures::reached, Figures::failed, Figures::twice)
                .containsExactly(14, 7, 0);
    }

    // ---- text messages

    @Test
    void theCentreIsDown() throws Exception {
        int port = centre.port();
        centre.close();
        put(SMS, 20);
        node("isaf.sms.smpp.port=" + port);
        Thread.sleep(1500);
        assertThat(count("SENT")).isZero();
        centre = new ScriptedSmsc(port);
        assertThat(end("SMSC down", SMS, 20).reached()).isEqualTo(20);
    }

    @Test
    void theCentreRefusesThePassword() throws Exception {
        centre.binds.addAll(Collections.nCopies(3, SMPPConstant.STAT_ESME_RINVPASWD));
        put(SMS, 20);
        node();
        assertThat(end("SMSC wrong password", SMS, 20).reached()).isEqualTo(20);
        assertThat(centre.binds).isEmpty();
    }

    @Test
    void theCentreWantsLess() throws Exception {
        for (int number = 0; number < 6; number++) {
            centre.acts.addAll(List.of(Act.TAKE, Act.TAKE, Act.THROTTLE, Act.TAKE, Act.QUEUE_FULL));
        }
        put(SMS, 20);
        node();
        assertThat(end("SMSC throttling", SMS, 20).reached()).isEqualTo(20);
        assertThat(jdbc.sql("select max(attempts) from outbound_message")
                        .query(Integer.class)
                        .single())
                .as("throttled is no try")
                .isEqualTo(1);
    }

    @Test
    void theCentreUnbinds() throws Exception {
        for (int number = 0; number < 3; number++) {
            centre.acts.addAll(List.of(Act.TAKE, Act.TAKE, Act.TAKE, Act.UNBIND));
        }
        put(SMS, 20);
        node();
        Figures figures = end("SMSC unbind", SMS, 20);
        assertThat(figures.reached() + figures.inDoubt()).isEqualTo(20);
    }

    @Test
    void receiptsComeLateTwiceEarlyAndFromElsewhere() throws Exception {
        centre.acts.addAll(Collections.nCopies(15, Act.RECEIPT_BEFORE_ANSWER));
        put(SMS, 30);
        node();
        until(() -> centre.taken.size() == 30 && count("SENT") == 30);
        for (int number = 1; number <= 30; number++) {
            assertThat(centre.receipt("foreign" + number, "85599" + number, DeliveryReceiptState.UNDELIV))
                    .isTrue();
            assertThat(centre.receipt("c" + number, "85599999" + number, DeliveryReceiptState.UNDELIV))
                    .as("the same number of another's")
                    .isTrue();
        }
        for (int number = 1; number <= 30; number++) {
            String to = addressOf("c" + number);
            assertThat(centre.receipt("c" + number, to, DeliveryReceiptState.DELIVRD))
                    .isTrue();
            assertThat(centre.receipt("c" + number, to, DeliveryReceiptState.UNDELIV))
                    .as("a second word changes nothing")
                    .isTrue();
        }
        Figures figures = end("SMSC receipts late, twice, early, foreign", SMS, 30);
        assertThat(figures.reached()).isEqualTo(30);
        assertThat(jdbc.sql("select count(*) from outbound_message where delivery = 'DELIVERED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    @Test
    void theAnswerOfTheCentreIsLost() throws Exception {
        centre.acts.addAll(List.of(Act.TAKE, Act.TAKE_BUT_ANSWER_LATE, Act.RECEIPT_BUT_NO_ANSWER, Act.TAKE, Act.NEVER));
        put(SMS, 10);
        node("isaf.outbox.threads=1");
        until(() -> count("READY") + count("SENDING") == 0);
        until(() -> count("IN_DOUBT") == 2);
        assertThat(centre.receipt("c2", addressOfText(centre.taken.get(1)), DeliveryReceiptState.DELIVRD))
                .as("a receipt settles it")
                .isTrue();
        Figures figures = end("SMSC answer lost", SMS, 10);
        assertThat(figures)
                .extracting(Figures::reached, Figures::inDoubt)
                .as("one of which nothing was heard stays in doubt, and is shown")
                .containsExactly(9, 1);
        assertThat(count("SENT")).isEqualTo(9);
    }

    // ---- nodes and the database

    @Test
    void aNodeIsKilledWithALetterInHand() throws Exception {
        ChildNode doomed = child("doomed");
        doomed.awaitStart();
        node();
        AtomicInteger got = new AtomicInteger();
        AtomicBoolean dead = new AtomicBoolean();
        mail.onTaken = node -> {
            sleep(30);
            if (node.equals("doomed") && got.incrementAndGet() >= 3 && dead.compareAndSet(false, true)) {
                doomed.kill();
            }
        };
        put(EMAIL, 40);
        Figures figures = end("node killed with e-mail in hand", EMAIL, 40, THREADS);
        assertThat(dead).isTrue();
        assertThat(figures.reached()).isEqualTo(40);
        assertThat(figures.twice()).as("one for each thread at most").isBetween(1, THREADS);
    }

    @Test
    void aNodeIsKilledWithATextInHand() throws Exception {
        ChildNode doomed = child("doomed");
        doomed.awaitStart();
        node();
        AtomicInteger got = new AtomicInteger();
        AtomicBoolean dead = new AtomicBoolean();
        centre.onTaken = node -> {
            sleep(30);
            if (node.equals("doomed") && got.incrementAndGet() >= 3 && dead.compareAndSet(false, true)) {
                doomed.kill();
            }
        };
        put(SMS, 40);
        Figures figures = end("node killed with SMS in hand", SMS, 40);
        assertThat(dead).isTrue();
        assertThat(count("IN_DOUBT")).isBetween(1, THREADS);
        assertThat(count("SENT") + count("IN_DOUBT")).isEqualTo(40);
        assertThat(figures.failed()).isZero();
    }

    @Test
    void theDatabaseIsKilledAndStartedAgain() throws Exception {
        String patient = "isaf.outbox.retries=8s";
        child("there", patient).awaitStart();
        node(patient);
        AtomicBoolean dead = new AtomicBoolean();
        mail.onTaken = node -> {
            if (mail.taken.size() >= 10 && dead.compareAndSet(false, true)) {
                database.kill();
            }
        };
        put(EMAIL, 40);
        put(SMS, 40);
        until(dead::get);
        assertThat(hears("c1", "85512400000"))
                .as("a receipt that cannot be kept")
                .isFalse();
        Thread.sleep(1000);
        database.restart();
        until(MessageFaultTests::answers);
        Figures letters = end("database killed, e-mail", EMAIL, 40, 2 * THREADS);
        Figures texts = end("database killed, SMS", SMS, 40);
        until(() -> hears("c1", addressOf("c1")));
        assertThat(letters.reached()).isEqualTo(40);
        assertThat(texts.reached() + texts.inDoubt()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void twoNodesSend() throws Exception {
        child("there").awaitStart();
        node();
        Map<String, Integer> share = new ConcurrentHashMap<>();
        mail.onTaken = node -> {
            sleep(20);
            share.merge("e-mail " + node, 1, Integer::sum);
        };
        centre.onTaken = node -> {
            sleep(20);
            share.merge("SMS " + node, 1, Integer::sum);
        };
        put(EMAIL, 60);
        put(SMS, 60);
        assertThat(end("two nodes, e-mail", EMAIL, 60).reached()).isEqualTo(60);
        assertThat(end("two nodes, SMS", SMS, 60).reached()).isEqualTo(60);
        assertThat(share).as("both did something").hasSize(4);
    }

    @Test
    void theClockOfOneNodeIsTenMinutesAhead() throws Exception {
        mail.script = (verb, usual) -> {
            if (verb.equals("CONTENT")) {
                sleep(100);
            }
            return usual;
        };
        Map<String, Integer> share = new ConcurrentHashMap<>();
        mail.onTaken = node -> share.merge(node, 1, Integer::sum);
        node();
        node("node.ahead=10m", "spring.mail.properties.mail.smtp.localhost=ahead");
        Instant soon = Instant.now().plus(Duration.ofMinutes(5));
        put(EMAIL, 30, soon);
        put(SMS, 30, soon);
        Figures letters = end("clock of one node 10 min ahead, e-mail", EMAIL, 30);
        Figures texts = end("clock of one node 10 min ahead, SMS", SMS, 30);
        assertThat(letters.reached()).isEqualTo(30);
        assertThat(texts.reached()).isEqualTo(30);
        assertThat(count("SENT")).isEqualTo(60);
        assertThat(share).containsOnlyKeys("here", "ahead");
    }

    private static String addressOf(String centreId) {
        return jdbc.sql("""
                        select ltrim(m.address, '+') from sms_part p join outbound_message m on m.id = p.message_id
                        where p.centre_id = ?""").param(centreId).query(String.class).single();
    }

    private static String addressOfText(String text) {
        return jdbc.sql("select ltrim(address, '+') from outbound_message where dedup_key = ?")
                .param(text)
                .query(String.class)
                .single();
    }

    private boolean hears(String centreId, String from) {
        try {
            return centre.receipt(centreId, from, DeliveryReceiptState.DELIVRD);
        } catch (Exception noAnswer) {
            return false;
        }
    }

    private static boolean answers() {
        try {
            return count("SENT") >= 0;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
