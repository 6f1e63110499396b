package kh.isaf.reminder.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.reminder.DoubtfulMessages;
import kh.isaf.reminder.IncomingMessages;
import kh.isaf.reminder.MessageKind;
import kh.isaf.reminder.MessageTrail;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.SenderOf;
import kh.isaf.reminder.cost.CostReading;
import kh.isaf.reminder.cost.SmsCap;
import kh.isaf.reminder.cost.SmsPrices;
import kh.isaf.reminder.sms.ScriptedSmsc.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What text messages cost, and where a month's cap stops them, against a real SMPP centre. */
class SmsCostTests extends ProductTest {

    private static final String NUMBER = "+85571999001";
    private static final String THREE_PARTS = "ការងារ ".repeat(20);
    private static final Actor OPERATOR = Actor.system("test");

    @Autowired
    Outbox outbox;

    @Autowired
    SmsParts parts;

    @Autowired
    IncomingParts incomingParts;

    @Autowired
    IncomingMessages incoming;

    @Autowired
    SenderOf senders;

    @Autowired
    CostReading costs;

    @Autowired
    SmsCap cap;

    @Autowired
    DoubtfulMessages doubtful;

    @Autowired
    MessageTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ScriptedSmsc centre;
    SmppGateway gateway;

    @BeforeEach
    void open() throws Exception {
        clean();
        centre = new ScriptedSmsc();
        gateway = new SmppGateway(
                new SmppSettings(
                        "127.0.0.1",
                        centre.port(),
                        "isaf",
                        "secret",
                        "",
                        "ISAF",
                        100,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)),
                new SmppReceiver(parts, incoming, incomingParts));
    }

    @AfterEach
    void clean() {
        if (gateway != null) {
            gateway.close();
        }
        if (centre != null) {
            centre.close();
        }
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("delete from sms_receipt").update();
        jdbc.sql("delete from sms_month").update();
        jdbc.sql("update sms_cap set amount = null").update();
    }

    @Test
    void eachPartCostsAndNothingIsCountedTwice() {
        centre.acts.addAll(List.of(Act.TAKE, Act.THROTTLE));
        UUID id = put(THREE_PARTS, false);
        send();
        assertThat(cost(id)).isEqualByComparingTo("0.03");
        assertThat(spent()).isEqualByComparingTo("0.03");
        sendAgain();
        assertThat(row(id)).containsEntry("status", "SENT");
        assertThat(cost(id)).isEqualByComparingTo("0.09");
        assertThat(spent()).isEqualByComparingTo("0.09");
        put("short", false);
        send();
        YearMonth month = costs.thisMonth();
        assertThat(costs.months()).singleElement().satisfies(one -> {
            assertThat(one.sum().messages()).isEqualTo(2);
            assertThat(one.sum().parts()).isEqualTo(4);
            assertThat(one.sum().cost()).isEqualByComparingTo("0.12");
        });
        assertThat(costs.byKind(month)).containsOnlyKeys(MessageKind.OTHER);
        assertThat(costs.byProvince(month))
                .singleElement()
                .satisfies(one -> assertThat(one.sum().messages()).isEqualTo(2));
        assertThat(trail.parts(id)).hasSize(3).allMatch(part -> part.state().equals("ACCEPTED"));
        jdbc.sql("update outbound_message set dedup_key = 'addressCheck/' || id")
                .update();
        assertThat(costs.byKind(month)).containsOnlyKeys(MessageKind.ADDRESS);
        jdbc.sql("update outbound_message set charged_at = charged_at - interval '1 month'")
                .update();
        assertThat(costs.lastMonth(MessageKind.ADDRESS)).isPositive();
    }

    @Test
    void aMessageInDoubtCountsAndAnOperatorSettlesIt() {
        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID arrived = put("short", false);
        send();
        assertThat(row(arrived)).containsEntry("status", "IN_DOUBT");
        assertThat(cost(arrived)).isEqualByComparingTo("0.03");
        assertThat(doubtful.canGoAgain(arrived)).isTrue();
        assertThat(doubtful.arrived(arrived, OPERATOR)).isTrue();
        assertThat(row(arrived)).containsEntry("status", "SENT").containsEntry("delivery", "DELIVERED");
        assertThat(doubtful.arrived(arrived, OPERATOR)).isFalse();
        assertThat(doubtful.sendAgain(arrived, OPERATOR)).isFalse();

        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID lost = put("another", false);
        send();
        assertThat(row(lost)).containsEntry("status", "IN_DOUBT");
        assertThat(doubtful.sendAgain(lost, OPERATOR)).isTrue();
        sendAgain();
        assertThat(row(lost)).containsEntry("status", "SENT");
        assertThat(centre.taken).containsExactly("short", "another", "another");
        assertThat(jdbc.sql("select count(*) from audit_entry where object in (?, ?)")
                        .params("message/" + arrived, "message/" + lost)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void overTheCapOnlyWhatIsUrgentGoesAndTheAdministratorsAreToldOnce() {
        cap.set(OPERATOR, "០.10");
        UUID first = put(THREE_PARTS, false);
        UUID second = put(THREE_PARTS, false);
        UUID third = put(THREE_PARTS, false);
        UUID urgent = put(THREE_PARTS, true);
        send();
        assertThat(row(first)).containsEntry("status", "SENT");
        assertThat(row(second)).containsEntry("status", "FAILED").containsEntry("cause", "OVER_BUDGET");
        assertThat(row(third)).containsEntry("status", "FAILED").containsEntry("cause", "OVER_BUDGET");
        assertThat(row(urgent)).containsEntry("status", "SENT");
        assertThat(spent()).isEqualByComparingTo("0.18");
        assertThat(centre.taken).hasSize(6);
        assertThat(costs.capReached()).isTrue();
        List<Map<String, Object>> letters = jdbc.sql("""
                        select person_id, channel, body from outbound_message where dedup_key like 'cost/%'""").query().listOfRows();
        assertThat(letters).isNotEmpty().allMatch(letter -> "email".equals(letter.get("channel")));
        assertThat(letters.stream().map(letter -> letter.get("person_id")).distinct())
                .hasSameSizeAs(letters);
        assertThat(String.valueOf(letters.get(0).get("body"))).contains("0.09 USD", "0.10 USD", "/outbox/cost");
        cap.set(OPERATOR, "");
        assertThat(costs.capReached()).isFalse();
    }

    @Test
    void aNumberThatIsRefusedCostsNothing() {
        centre.acts.add(Act.NO_SUCH_NUMBER);
        UUID id = put("short", false);
        send();
        assertThat(row(id)).containsEntry("status", "FAILED");
        assertThat(cost(id)).isZero();
        assertThat(spent()).isZero();
    }

    @Test
    void aNetworkMayHaveItsOwnPrice() {
        SmsPrices prices = new SmsPrices(
                new BigDecimal("0.03"),
                "USD",
                Map.of("855", new BigDecimal("0.0175"), "85571", new BigDecimal("0.02")));
        assertThat(prices.of("+85571000001", 3)).isEqualByComparingTo("0.06");
        assertThat(prices.of("+85512000001", 3)).isEqualByComparingTo("0.0525");
        assertThat(prices.of("+66", 1)).isEqualByComparingTo("0.03");
        assertThat(prices.shown(new BigDecimal("0.0525"))).isEqualTo("0.0525 USD");
        assertThat(prices.shown(new BigDecimal("500"))).isEqualTo("500.00 USD");
    }

    private UUID put(String text, boolean urgent) {
        String key = "cost-test/" + UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                outbox.put(new NewMessage(key, "sms", null, NUMBER, "km", "subject", text, null, false, null, null)));
        jdbc.sql("update outbound_message set urgent = ? where dedup_key = ?")
                .params(urgent, key)
                .update();
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private void send() {
        senders.of(new SmsChannel(gateway, parts)).sendDue();
    }

    private void sendAgain() {
        jdbc.sql("update outbound_message set next_at = now() where status = 'READY'")
                .update();
        send();
    }

    private BigDecimal cost(UUID id) {
        return jdbc.sql("select cost from outbound_message where id = ?")
                .param(id)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal spent() {
        return costs.spent(costs.thisMonth());
    }

    private Map<String, Object> row(UUID id) {
        return jdbc.sql("select status, cause, delivery from outbound_message where id = ?")
                .param(id)
                .query()
                .singleRow();
    }
}
