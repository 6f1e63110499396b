package kh.isaf.reminder.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kh.isaf.ProductTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message that a node kept before it was stopped is acted on by another one. */
class LeftMessagesTests extends ProductTest {

    private static final String NUMBER = "+85572000077";

    @Autowired
    Replies replies;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void takeBack() {
        jdbc.sql("delete from outbound_message where address = ?").param(NUMBER).update();
        jdbc.sql("delete from incoming_message where address = ?").param(NUMBER).update();
    }

    @Test
    void whatWasLeftIsActedOnOnce() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into incoming_message (id, channel, address, body, received_at)
                values (?, 'sms', ?, '1', now() - interval '2 minutes')""").params(id, NUMBER).update();
        assertThat(replies.handleLeft()).isEqualTo(1);
        assertThat(replies.handleLeft()).isZero();
        assertThat(jdbc.sql("select outcome from incoming_message where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("UNKNOWN");
        assertThat(jdbc.sql("select count(*) from outbound_message where dedup_key = ?")
                        .param("incoming/" + id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
