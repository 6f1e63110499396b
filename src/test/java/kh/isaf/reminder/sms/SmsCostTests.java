package kh.isaf.reminder.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.reminder.DoubtfulMessages;
import kh.isaf.reminder.MessageKind;
import kh.isaf.reminder.MessageTrail;
import kh.isaf.reminder.WaitingMessages;
import kh.isaf.reminder.cost.CostReading;
import kh.isaf.reminder.cost.SmsCap;
import kh.isaf.reminder.cost.SmsPrices;
import kh.isaf.reminder.sms.ScriptedSmsc.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What text messages cost, and where a month's cap stops them, against a real SMPP centre. */
class SmsCostTests extends CentreTest {

    private static final Actor OPERATOR = Actor.system("test");

    @Autowired
    CostReading costs;

    @Autowired
    SmsCap cap;

    @Autowired
    DoubtfulMessages doubtful;

    @Autowired
    MessageTrail trail;

    @Autowired
    WaitingMessages waiting;

    @AfterEach
    void lift() {
        jdbc.sql("update sms_cap set amount = null").update();
    }

    @Test
    void eachPartCostsAndNothingIsCountedTwice() {
        centre.acts.addAll(List.of(Act.TAKE, Act.THROTTLE));
        UUID id = put(LONG);
        send();
        assertThat(cost(id)).isEqualByComparingTo("0.03");
        assertThat(spent()).isEqualByComparingTo("0.03");
        sendAgain();
        assertThat(row(id)).containsEntry("status", "SENT");
        assertThat(cost(id)).isEqualByComparingTo("0.09");
        assertThat(spent()).isEqualByComparingTo("0.09");
        put("short");
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
        UUID arrived = put("short");
        send();
        assertThat(row(arrived)).containsEntry("status", "IN_DOUBT");
        assertThat(cost(arrived)).isEqualByComparingTo("0.03");
        assertThat(doubtful.canGoAgain(arrived)).isTrue();
        assertThat(doubtful.arrived(arrived, OPERATOR)).isTrue();
        assertThat(row(arrived)).containsEntry("status", "SENT").containsEntry("delivery", "DELIVERED");
        assertThat(doubtful.arrived(arrived, OPERATOR)).isFalse();
        assertThat(doubtful.sendAgain(arrived, OPERATOR)).isFalse();

        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID lost = put("another");
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
    void whatIsSentOnceMoreIsPaidOnceMore() {
        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID id = put("short");
        send();
        assertThat(doubtful.sendAgain(id, OPERATOR)).isTrue();
        send();
        assertThat(row(id)).containsEntry("status", "SENT");
        assertThat(centre.taken).hasSize(2);
        assertThat(cost(id)).isEqualByComparingTo("0.06");
        assertThat(spent()).isEqualByComparingTo("0.06");

        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID dear = put("another");
        send();
        cap.set(OPERATOR, "0.10");
        assertThat(doubtful.sendAgain(dear, OPERATOR)).isTrue();
        send();
        assertThat(row(dear)).containsEntry("status", "FAILED").containsEntry("cause", "OVER_BUDGET");
        assertThat(spent()).isEqualByComparingTo("0.09");
    }

    @Test
    void onlyPartsThatMayHaveGoneOutCost() {
        centre.acts.addAll(List.of(Act.TAKE, Act.TAKE_BUT_ANSWER_LATE));
        UUID id = put(LONG);
        send();
        assertThat(row(id)).containsEntry("status", "IN_DOUBT");
        assertThat(cost(id)).isEqualByComparingTo("0.06");
        assertThat(doubtful.sendAgain(id, OPERATOR)).isTrue();
        waiting.takeBack("sms", NUMBER);
        send();
        assertThat(row(id)).containsEntry("status", "WITHDRAWN");
        assertThat(cost(id)).isEqualByComparingTo("0.06");
        assertThat(spent()).isEqualByComparingTo("0.06");
    }

    @Test
    void aTryThatMayBeRepeatedNextMonthIsOfThatMonth() {
        centre.acts.addAll(List.of(Act.THROTTLE));
        UUID id = put("short");
        send();
        assertThat(cost(id)).isZero();
        jdbc.sql("update outbound_message set charged_at = charged_at - interval '1 month'")
                .update();
        sendAgain();
        assertThat(row(id)).containsEntry("status", "SENT");
        assertThat(costs.months()).singleElement().satisfies(one -> {
            assertThat(YearMonth.from(one.month())).isEqualTo(costs.thisMonth());
            assertThat(one.sum().cost()).isEqualByComparingTo(spent());
        });
    }

    @Test
    void overTheCapOnlyWhatIsUrgentGoesAndTheAdministratorsAreToldOnce() {
        cap.set(OPERATOR, "០.10");
        UUID first = put(LONG);
        UUID second = put(LONG);
        UUID third = put(LONG);
        UUID urgent = urgent(LONG);
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
        UUID id = put("short");
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

    private UUID urgent(String text) {
        UUID id = put(text);
        jdbc.sql("update outbound_message set urgent = true where id = ?")
                .param(id)
                .update();
        return id;
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
}
