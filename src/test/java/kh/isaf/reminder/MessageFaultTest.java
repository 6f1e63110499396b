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
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kh.isaf.reminder.sms.ScriptedSmsc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Real servers on real sockets that behave badly, nodes that are processes and are killed, a database that is killed and
 * started again; and what became of the messages, which is printed at the end.
 */
abstract class MessageFaultTest {

    static final String EMAIL = "email";
    static final String SMS = "sms";
    static final int THREADS = 2;
    static final Duration PATIENCE = Duration.ofSeconds(45);
    static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <([0-9a-f-]{36})@");

    static final List<Figures> TABLE = Collections.synchronizedList(new ArrayList<>());

    static MortalDatabase database;
    static ConfigurableApplicationContext home;
    static JdbcClient jdbc;

    final List<AutoCloseable> nodes = new ArrayList<>();
    ScriptedSmtp mail;
    ScriptedSmsc centre;

    @Nullable
    Instant began;

    /** What became of the messages of one case. */
    record Figures(String what, int put, int reached, int twice, int inDoubt, int failed, int lost, double seconds) {

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

    void node(String... more) {
        nodes.add(MessageNode.start(settings("here", more)));
    }

    ChildNode child(String name, String... more) throws Exception {
        ChildNode node = new ChildNode(settings(name, more));
        nodes.add(node);
        return node;
    }

    String[] settings(String name, String... more) {
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

    void put(String channel, int messages) {
        put(channel, messages, null);
    }

    void put(String channel, int messages, @Nullable Instant expires) {
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

    Figures end(String what, String channel, int put) throws Exception {
        return end(what, channel, put, 0);
    }

    /** Waits until all of the channel have come to an end, and counts. */
    Figures end(String what, String channel, int put, int mayGoTwice) throws Exception {
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

    record Row(UUID id, String dedupKey, String status) {}

    static List<Row> rows(String channel) {
        return jdbc.sql("select id, dedup_key, status from outbound_message where channel = ?")
                .param(channel)
                .query(Row.class)
                .list();
    }

    /** How often each message arrived: letters by the id in their Message-ID, texts by what they say. */
    Map<String, Integer> arrived(String channel) {
        Map<String, Integer> arrived = new HashMap<>();
        for (String taken : channel.equals(EMAIL) ? mail.kept : centre.taken) {
            Matcher id = MESSAGE_ID.matcher(taken);
            arrived.merge(channel.equals(EMAIL) && id.find() ? id.group(1) : taken, 1, Integer::sum);
        }
        return arrived;
    }

    static int waiting(String channel) {
        return jdbc.sql("select count(*) from outbound_message where channel = ? and status in ('READY', 'SENDING')")
                .param(channel)
                .query(Integer.class)
                .single();
    }

    static int count(String status) {
        return jdbc.sql("select count(*) from outbound_message where status = ?")
                .param(status)
                .query(Integer.class)
                .single();
    }

    static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
