package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kh.isaf.reminder.sms.ScriptedSmsc;
import kh.isaf.reminder.sms.ScriptedSmsc.Act;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DeliveryReceiptState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nothing lost, nothing twice, whatever breaks: real servers on real sockets that behave badly, nodes that are processes
 * and are killed, a database that is killed and started again. At the end it prints what became of the messages.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MessageFaultTests {

    private static final String EMAIL = "email";
    private static final String SMS = "sms";
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <([0-9a-f-]{36})@");

    private static final List<Figures> TABLE = Collections.synchronizedList(new ArrayList<>());

    private static MortalDatabase database;
    private static ConfigurableApplicationContext home;
    private static JdbcClient jdbc;

    private final List<AutoCloseable> nodes = new ArrayList<>();
    private ScriptedSmtp mail;
    private ScriptedSmsc centre;
    private @Nullable Instant began;

    /** What became of the messages of one case. */
    private record Figures(
            String what, int put, int reached, int twice, int inDoubt, int failed, int lost, double seconds) {

        static final String HEAD = "case | put | sent | twice | in doubt | failed | lost | seconds";

        @Override
        public String toString() {
            return "%s | %d | %d | %d | %d | %d | %d | %.1f"
                    .formatted(what, put, reached, twice, inDoubt, failed, lost, seconds);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        database = new MortalDatabase();
        home = MessageNode.start(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=2000",
                "--isaf.outbox.threads=0");
        jdbc = home.getBean(JdbcClient.class);
    }

    @AfterAll
    static void tell() throws Exception {
        home.close();
        database.close();
        System.out.println(Figures.HEAD);
        TABLE.forEach(System.out::println);
    }

    @BeforeEach
    void open() throws Exception {
        jdbc.sql("truncate outbound_message, sms_part, sms_receipt, incoming_message cascade")
                .update();
        jdbc.sql("update outbox_state set heartbeat_at = null, paused_at = null")
                .update();
        mail = new ScriptedSmtp();
        centre = new ScriptedSmsc();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable node : nodes) {
            node.close();
        }
        mail.close();
        centre.close();
    }

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

    // ---- what they share

    private void node(String... more) {
        nodes.add(MessageNode.start(settings("here", more)));
    }

    private ChildNode child(String name, String... more) throws Exception {
        ChildNode node = new ChildNode(settings(name, more));
        nodes.add(node);
        return node;
    }

    private String[] settings(String name, String... more) {
        Map<String, String> settings = new HashMap<>();
        Stream.concat(
                        Stream.of(
                                "spring.datasource.url=" + database.url(),
                                "spring.datasource.username=postgres",
                                "spring.datasource.hikari.connection-timeout=1000",
                                "spring.datasource.hikari.maximum-pool-size=6",
                                "isaf.outbox.threads=" + THREADS,
                                "isaf.outbox.poll=100ms",
                                "isaf.outbox.lease=3s",
                                "isaf.outbox.retries=1s",
                                "isaf.outbox.pause=200ms",
                                "isaf.mail.from=ISAF <isaf@example.org>",
                                "isaf.mail.longest=2s",
                                "spring.mail.host=127.0.0.1",
                                "spring.mail.port=" + mail.port,
                                "spring.mail.properties.mail.smtp.localhost=" + name,
                                "spring.mail.properties.mail.smtp.timeout=1000",
                                "spring.mail.properties.mail.smtp.connectiontimeout=1000",
                                "isaf.sms.smpp.host=127.0.0.1",
                                "isaf.sms.smpp.port=" + centre.port(),
                                "isaf.sms.smpp.system-id=" + name,
                                "isaf.sms.smpp.per-second=200",
                                "isaf.sms.smpp.connect=1s",
                                "isaf.sms.smpp.answer=1s"),
                        Arrays.stream(more))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0], setting[1]));
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private void put(String channel, int messages) {
        put(channel, messages, null);
    }

    private void put(String channel, int messages, @Nullable Instant expires) {
        began = began == null ? Instant.now() : began;
        Outbox outbox = home.getBean(Outbox.class);
        new TransactionTemplate(home.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            for (int number = 0; number < messages; number++) {
                String key = channel + "-" + number;
                String address = channel.equals(EMAIL) ? key + "@example.org" : "+85512" + (400_000 + number);
                outbox.put(new NewMessage(key, channel, null, address, "en", key, key, null, false, null, expires));
            }
        });
    }

    private Figures end(String what, String channel, int put) throws Exception {
        return end(what, channel, put, 0);
    }

    /** Waits until all of the channel have come to an end, and counts. */
    private Figures end(String what, String channel, int put, int mayGoTwice) throws Exception {
        until(() -> waiting(channel) == 0);
        double seconds =
                Duration.between(Objects.requireNonNull(began), Instant.now()).toMillis() / 1000.0;
        Map<String, Integer> arrived = arrived(channel);
        int reached = 0;
        int inDoubt = 0;
        int failed = 0;
        int lost = 0;
        for (Row row : rows(channel)) {
            boolean there = arrived.containsKey(channel.equals(EMAIL) ? row.id().toString() : row.dedupKey());
            reached += there ? 1 : 0;
            inDoubt += row.status().equals("IN_DOUBT") ? 1 : 0;
            failed += row.status().equals("FAILED") ? 1 : 0;
            lost += there || row.status().equals("IN_DOUBT") || row.status().equals("FAILED") ? 0 : 1;
        }
        int copies = arrived.values().stream().mapToInt(Integer::intValue).sum();
        Figures figures = new Figures(what, put, reached, copies - arrived.size(), inDoubt, failed, lost, seconds);
        TABLE.add(figures);
        assertThat(rows(channel)).hasSize(put);
        assertThat(figures.lost()).as("lost: " + figures).isZero();
        assertThat(figures.twice()).as("twice: " + figures).isLessThanOrEqualTo(mayGoTwice);
        return figures;
    }

    private record Row(UUID id, String dedupKey, String status) {}

    private static List<Row> rows(String channel) {
        return jdbc.sql("select id, dedup_key, status from outbound_message where channel = ?")
                .param(channel)
                .query(Row.class)
                .list();
    }

    /** How often each message arrived: letters by the id in their Message-ID, texts by what they say. */
    private Map<String, Integer> arrived(String channel) {
        Map<String, Integer> arrived = new HashMap<>();
        for (String taken : channel.equals(EMAIL) ? mail.kept : centre.taken) {
            Matcher id = MESSAGE_ID.matcher(taken);
            arrived.merge(channel.equals(EMAIL) && id.find() ? id.group(1) : taken, 1, Integer::sum);
        }
        return arrived;
    }

    private static int waiting(String channel) {
        return jdbc.sql("select count(*) from outbound_message where channel = ? and status in ('READY', 'SENDING')")
                .param(channel)
                .query(Integer.class)
                .single();
    }

    private static int count(String status) {
        return jdbc.sql("select count(*) from outbound_message where status = ?")
                .param(status)
                .query(Integer.class)
                .single();
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

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
