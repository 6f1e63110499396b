package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.junit.jupiter.api.Test;

/** What else people write back: more time, not me, no more messages, and what nobody understands. */
class OtherRepliesTests extends RepliesTest {

    private static final String OTHER = "+85572000002";
    private static final String STRANGER = "+85572000099";

    @Test
    void moreDaysAreAskedForGrantedAndTold() throws Exception {
        Grant dmk = new Grant(Role.DMK_GROUP, commune.code().substring(0, 4));
        reply("2");
        assertThat(outcomes()).containsExactly("HOW_MANY");
        reply("2 ៥ថ្ងៃ ទឹកជំនន់");
        assertThat(outcomes()).containsExactly("HOW_MANY", "MORE_DAYS");
        assertThat(jdbc.sql("select name_en from work_item where address = ? and status = 'OPEN'")
                        .param("/tasks/" + task.id())
                        .query(String.class)
                        .list())
                .containsExactly("More time asked for: " + task.nameEn());
        String address = "/tasks/" + task.id();
        get(dmk, address)
                .andExpect(content().string(containsString("ទឹកជំនន់")))
                .andExpect(content().string(containsString(address + "/more-time")));
        get(caf, address).andExpect(content().string(not(containsString(address + "/more-time"))));
        Map<String, String> grant = Map.of("decision", "grant", "days", "5", "reason", "Flood");
        post(caf, address + "/more-time", grant).andExpect(status().isForbidden());
        post(dmk, address + "/more-time", Map.of("decision", "grant", "days", "0", "reason", "Flood"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("asked-days-error")));
        post(dmk, address + "/more-time", grant).andExpect(status().is3xxRedirection());
        assertThat(again(task).dueOn()).isAfter(task.dueOn());
        assertThat(column("select decision from delay_request where work_item_id = ?", task.id()))
                .isEqualTo("GRANTED");
        assertThat(column("select count(*) from work_item where address = ? and status = 'OPEN'", address))
                .isEqualTo(0L);
        assertThat(column("select body from outbound_message where dedup_key like 'moreTime/%'"))
                .asString()
                .contains("5", "Flood");
        post(dmk, address + "/more-time", grant).andExpect(status().is(422));
        assertThat(history(task)).contains("task.replyMoreDays", "task.moreTimeGranted");
    }

    @Test
    void whoSaysNotMeIsLeftInPeaceAndTheSupervisorsHearWhenNobodyIsLeft() throws Exception {
        Grant dmk = new Grant(Role.DMK_GROUP, commune.code().substring(0, 4));
        UUID colleague = person(OTHER, caf);
        ask(colleague, task);
        workItems.claim(task.id(), people.actor(writer));
        reply("3");
        assertThat(outcomes()).containsExactly("NOT_ME");
        assertThat(again(task).assigneeId()).isNull();
        assertThat(loose("findSomebody")).isZero();
        assertThat(centre.answer(OTHER, "3 ask the clerk")).isTrue();
        assertThat(loose("findSomebody")).isEqualTo(1);
        post(dmk, "/tasks/" + task.id() + "/somebody", Map.of()).andExpect(status().is3xxRedirection());
        assertThat(loose("findSomebody")).isZero();
        assertThat(column("select count(*) from not_mine where work_item_id = ?", task.id()))
                .isEqualTo(0L);
    }

    @Test
    void stopIsHeardAndAnsweredOnce() {
        jdbc.sql("""
                insert into outbound_message (id, dedup_key, channel, person_id, address, language, subject, body, expires_at)
                values (?, 'stop-test', 'sms', ?, ?, 'km', 's', 'b', now() + interval '1 day')""").params(UUID.randomUUID(), writer, PHONE).update();
        reply("STOP");
        assertThat(column("select status || ' ' || cause from outbound_message where dedup_key = 'stop-test'"))
                .isEqualTo("WITHDRAWN WAY_CLOSED");
        reply("1 nonsense");
        reply("stop.");
        assertThat(outcomes()).containsExactly("STOPPED", "NOT_UNDERSTOOD", "STOPPED");
        assertThat(answers()).isEqualTo(2);
        assertThat(column("select sms_stopped_at is not null from person where id = ?", writer))
                .isEqualTo(true);
        reply("ចាប់ផ្តើម");
        assertThat(column("select sms_stopped_at is not null from person where id = ?", writer))
                .isEqualTo(false);
    }

    @Test
    void anUnknownOrSharedNumberIsAnsweredOnceAndDoesNothing() {
        keepsADraft();
        centre.answer(STRANGER, "1 " + codes.of(task.id()).shown());
        centre.answer(STRANGER, "2 5 flood");
        assertThat(outcomes()).containsExactly("UNKNOWN", "UNKNOWN");
        assertThat(answers()).isEqualTo(1);
        person(PHONE, caf);
        reply("1");
        assertThat(outcomes()).endsWith("UNKNOWN");
        assertThat(again(task).open()).isTrue();
    }

    @Test
    void signsThatHaveANumberOfTheirOwnArrive() {
        reply("write to dara_sok@example.org");
        assertThat(column("select body from incoming_message")).isEqualTo("write to dara_sok@example.org");
    }

    @Test
    void aTextInPartsIsOneMessage() {
        String reason = "ផ្លូវដាច់ដោយសារទឹកជំនន់ ".repeat(6).strip();
        reply("2 7 " + reason);
        assertThat(outcomes()).containsExactly("MORE_DAYS");
        assertThat(column("select reason from delay_request where work_item_id = ?", task.id()))
                .isEqualTo(reason);
    }

    @Test
    void answersByTelegramActAsWellAndStopLeavesTheChat() {
        jdbc.sql(
                        "insert into telegram_chat (chat, person_id, name, joined_at, joined_by) values ('72001', ?, 'A', now(), ?)")
                .params(writer, writer)
                .update();
        incoming.take("telegram", "72001", "1");
        incoming.take("telegram", "72001", "STOP");
        incoming.take("telegram", "72001", "3");
        assertThat(outcomes()).containsExactly("REPORTED", "STOPPED", "UNKNOWN");
        assertThat(column("select count(*) from outbound_message where channel = 'telegram' and address = '72001'"))
                .isEqualTo(3L);
        jdbc.sql("delete from telegram_chat where chat = '72001'").update();
    }

    @Test
    void whatCameInIsListedForThoseWhoLookAfterThePerson() throws Exception {
        reply("1 what is this");
        Grant dmk = new Grant(Role.DMK_GROUP, commune.code().substring(0, 4));
        get(dmk, "/incoming").andExpect(content().string(containsString("what is this")));
        get(new Grant(Role.DMK_GROUP, "1208"), "/incoming")
                .andExpect(content().string(not(containsString("what is this"))));
        get(new Grant(Role.NCDDS_ADMIN, ""), "/incoming").andExpect(content().string(containsString("what is this")));
        get(caf, "/incoming").andExpect(status().isForbidden());
    }

    @Test
    void theInboxListsTextsAndLetsOneAnswerThem() throws Exception {
        int number = centre.newest().get(0).number();
        get(caf, "/inbox/texts").andExpect(content().string(containsString(PHONE)));
        post(caf, "/inbox/texts/" + number + "/answer", Map.of("text", "hello")).andExpect(status().is3xxRedirection());
        post(caf, "/inbox/texts", Map.of("from", STRANGER, "text", "hello")).andExpect(status().is3xxRedirection());
        assertThat(outcomes()).containsExactly("NOT_UNDERSTOOD", "UNKNOWN");
    }

    private long loose(String name) {
        return jdbc.sql("select count(*) from work_item where status = 'OPEN' and task = ? and address = ?")
                .params(name, "/tasks/" + task.id())
                .query(Long.class)
                .single();
    }
}
