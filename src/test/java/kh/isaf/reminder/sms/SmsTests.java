package kh.isaf.reminder.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kh.isaf.reminder.OutboundMessage;
import kh.isaf.reminder.sms.ScriptedSmsc.Act;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DeliveryReceiptState;
import org.junit.jupiter.api.Test;

/** Text messages against a real SMPP centre that behaves badly. */
class SmsTests extends CentreTest {

    @Test
    void aLongKhmerTextGoesInPartsAndArrivesWhenAllHave() throws Exception {
        UUID id = put(LONG);
        send();
        assertThat(String.join("", centre.taken)).isEqualTo(LONG);
        assertThat(centre.taken).hasSize(3);
        assertThat(row(id))
                .containsEntry("status", "SENT")
                .containsEntry("parts", 3)
                .containsEntry("delivery", null);
        assertThat(centre.receipt("c1", NUMBER, DeliveryReceiptState.DELIVRD)).isTrue();
        assertThat(centre.receipt("c1", NUMBER, DeliveryReceiptState.UNDELIV)).isTrue();
        assertThat(centre.receipt("c2", NUMBER, DeliveryReceiptState.DELIVRD)).isTrue();
        assertThat(row(id)).containsEntry("delivery", null);
        assertThat(centre.receipt("c3", NUMBER, DeliveryReceiptState.DELIVRD)).isTrue();
        assertThat(row(id)).containsEntry("delivery", "DELIVERED");
        assertThat(centre.receipt("c3", NUMBER, DeliveryReceiptState.UNDELIV)).isTrue();
        assertThat(row(id)).containsEntry("delivery", "DELIVERED");
    }

    @Test
    void onePartThatNeverArrivesIsAMessageThatDidNot() throws Exception {
        UUID id = put(LONG);
        send();
        centre.receipt("c2", NUMBER, DeliveryReceiptState.UNDELIV);
        assertThat(row(id)).containsEntry("delivery", "FAILED");
        centre.receipt("c1", NUMBER, DeliveryReceiptState.DELIVRD);
        centre.receipt("c3", NUMBER, DeliveryReceiptState.DELIVRD);
        assertThat(row(id)).containsEntry("delivery", "FAILED");
    }

    @Test
    void aReceiptMayComeBeforeTheAnswer() throws Exception {
        centre.acts.add(Act.RECEIPT_BEFORE_ANSWER);
        UUID id = put("short");
        send();
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("delivery", "DELIVERED");
        assertThat(jdbc.sql("select count(*) from sms_receipt")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aForeignReceiptHarmsNothing() throws Exception {
        UUID id = put("short");
        send();
        assertThat(centre.receipt("foreign", "85500000000", DeliveryReceiptState.UNDELIV))
                .isTrue();
        assertThat(centre.receipt("foreign", "85500000000", DeliveryReceiptState.UNDELIV))
                .isTrue();
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("delivery", null);
    }

    @Test
    void aCentreThatCountsFromOneAgainIsUnderstood() throws Exception {
        UUID before = put("before");
        send();
        openAnew();
        UUID same = put("same number");
        UUID other = put("other number", "+85512999002");
        send();
        centre.taken.clear();
        assertThat(centre.receipt("c2", "85512999002", DeliveryReceiptState.DELIVRD))
                .isTrue();
        assertThat(row(other)).containsEntry("delivery", "DELIVERED");
        assertThat(centre.receipt("c1", "012999001", DeliveryReceiptState.DELIVRD))
                .as("its number written as at home")
                .isTrue();
        assertThat(row(same)).containsEntry("delivery", "DELIVERED");
        assertThat(row(before)).containsEntry("delivery", null);
    }

    @Test
    void anOldReceiptOfAnothersIsNotTakenForThatOfANewMessage() throws Exception {
        put("to bind");
        send();
        centre.receipt("c2", NUMBER, DeliveryReceiptState.UNDELIV);
        UUID id = put("short");
        send();
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("delivery", null);
    }

    @Test
    void receiptsOfAllPartsAtOnceSettleTheMessage() throws Exception {
        for (int round = 0; round < 5; round++) {
            centre.acts.addAll(List.of(Act.RECEIPT_SOON, Act.RECEIPT_SOON, Act.RECEIPT_SOON));
            put(LONG);
        }
        send();
        for (int wait = 0; wait < 100 && delivered() < 5; wait++) {
            Thread.sleep(50);
        }
        assertThat(delivered()).isEqualTo(5);
        assertThat(jdbc.sql("select count(*) from sms_receipt")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long delivered() {
        return jdbc.sql("select count(*) from outbound_message where delivery = 'DELIVERED'")
                .query(Long.class)
                .single();
    }

    @Test
    void whatHasBegunInSomeWordsDoesNotEndInOthers() throws Exception {
        centre.acts.addAll(List.of(Act.TAKE, Act.THROTTLE));
        UUID id = put(LONG);
        send();
        SmsChannel channel = new SmsChannel(gateway, parts);
        channel.send(new OutboundMessage(
                id, "sms", NUMBER, "km", "subject", "ផ្សេង ".repeat(20), null, null, UUID.randomUUID(), 2, 0));
        assertThat(String.join("", centre.taken)).isEqualTo(LONG);
    }

    @Test
    void throttledIsNoTryAndOnlyTheMissingPartsFollow() throws Exception {
        centre.acts.addAll(List.of(Act.TAKE, Act.THROTTLE, Act.TAKE, Act.QUEUE_FULL));
        UUID id = put(LONG);
        send();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("attempts", 0);
        sendAgain();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("attempts", 0);
        sendAgain();
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("attempts", 1);
        assertThat(String.join("", centre.taken)).isEqualTo(LONG);
    }

    @Test
    void aLostAnswerIsInDoubtIsNotSentAgainAndALateReceiptSettlesIt() throws Exception {
        centre.acts.add(Act.TAKE_BUT_ANSWER_LATE);
        UUID id = put("short");
        send();
        assertThat(row(id)).containsEntry("status", "IN_DOUBT");
        sendAgain();
        assertThat(centre.taken).hasSize(1);
        assertThat(row(id)).containsEntry("status", "IN_DOUBT");
        UUID other = put("another");
        sendAgain();
        assertThat(row(other)).containsEntry("status", "SENT");
        centre.receipt("c1", NUMBER, DeliveryReceiptState.DELIVRD);
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("delivery", "DELIVERED");
        assertThat(row(other)).containsEntry("delivery", null);
    }

    @Test
    void aWrongPasswordAndAnAbsentCentreLeaveTheMessageWaiting() throws Exception {
        centre.binds.add(SMPPConstant.STAT_ESME_RINVPASWD);
        UUID id = put("short");
        send();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("cause", "SIGN_IN_REFUSED");
        centre.close();
        sendAgain();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("cause", "UNREACHABLE");
    }

    @Test
    void afterAnUnbindTheNextMessageBindsAgain() throws Exception {
        UUID first = put("first");
        send();
        centre.sessions.forEach(session -> session.unbindAndClose());
        UUID second = put("second");
        send();
        sendAgain();
        assertThat(row(first)).containsEntry("status", "SENT");
        assertThat(row(second)).containsEntry("status", "SENT");
        assertThat(centre.taken).containsExactly("first", "second");
    }

    @Test
    void aNumberThatIsNoneIsSaidSo() throws Exception {
        centre.acts.add(Act.NO_SUCH_NUMBER);
        UUID id = put("short");
        send();
        assertThat(row(id)).containsEntry("status", "FAILED").containsEntry("cause", "ADDRESS_REFUSED");
        UUID typed = put("short", "012 345");
        send();
        assertThat(row(typed)).containsEntry("status", "FAILED").containsEntry("cause", "ADDRESS_INVALID");
    }

    @Test
    void whatPeopleWriteIsKept() throws Exception {
        put("short");
        send();
        assertThat(centre.write("85512999001", "1")).isTrue();
        assertThat(jdbc.sql("select address || ' ' || body from incoming_message")
                        .query(String.class)
                        .list())
                .containsExactly(NUMBER + " 1");
    }
}
