package kh.isaf.reminder.sms;

import java.util.Map;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.SenderOf;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Text messages in an outbox of their own. */
abstract class SmsTest extends ProductTest {

    static final String NUMBER = "+85512999001";

    /** Goes in three parts. */
    static final String LONG = "ការងារ ".repeat(20);

    @Autowired
    Outbox outbox;

    @Autowired
    SmsParts parts;

    @Autowired
    SenderOf senders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void empty() {
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("delete from sms_receipt").update();
        jdbc.sql("delete from incoming_message").update();
        jdbc.sql("delete from sms_month").update();
    }

    UUID put(String text) {
        return put(text, NUMBER);
    }

    UUID put(String text, String address) {
        String key = "sms-test/" + UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                outbox.put(new NewMessage(key, "sms", null, address, "km", "subject", text, null, false, null, null)));
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    void sendBy(SmsGateway gateway) {
        senders.of(new SmsChannel(gateway, parts)).sendDue();
    }

    /** What waits for its next try waits no longer. */
    void letTimePass() {
        jdbc.sql("update outbound_message set next_at = now() where status = 'READY'")
                .update();
    }

    Map<String, Object> row(UUID id) {
        return jdbc.sql("""
                        select status, cause, attempts, parts, delivery, provider_id, last_error from outbound_message
                        where id = ?""").param(id).query().singleRow();
    }
}
