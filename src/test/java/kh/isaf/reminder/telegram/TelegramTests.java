package kh.isaf.reminder.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.reminder.HttpScript;
import kh.isaf.reminder.HttpScript.Answer;
import kh.isaf.reminder.IncomingMessages;
import kh.isaf.reminder.LooseTasks;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.SenderOf;
import kh.isaf.reminder.WaitingMessages;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The bot against a made-up Bot API on a real HTTP server. */
class TelegramTests extends ProductTest {

    private static final String CHAT = "73000001";
    private static final String GROUP = "-73000002";

    @Autowired
    Outbox outbox;

    @Autowired
    IncomingMessages incoming;

    @Autowired
    SenderOf senders;

    @Autowired
    WaitingMessages waiting;

    @Autowired
    People people;

    @Autowired
    WorkItems workItems;

    @Autowired
    AuditTrail audit;

    @Autowired
    LooseTasks looseTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper mapper;

    HttpScript api;
    TelegramChats chats;
    TelegramReader reader;
    TelegramChannel channel;
    Actor district;
    UUID person;
    long update;

    @BeforeEach
    void open() throws Exception {
        clean();
        api = new HttpScript();
        api.usual = new Answer(200, "{\"ok\": true, \"result\": {\"message_id\": 7}}");
        TelegramSettings settings = new TelegramSettings(
                api.url(), "12:token", "isafBot", Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofHours(24));
        TelegramApi asked = new TelegramApi(settings, mapper);
        chats = new TelegramChats(jdbc, settings, audit, workItems, waiting, looseTasks);
        channel = new TelegramChannel(settings, asked, chats);
        reader = new TelegramReader(settings, asked, chats, incoming, jdbc, transaction);
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('73', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'), ('7301', '73', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial')
                on conflict do nothing""").update();
        person = people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "ដារ៉ា",
                        "Dara",
                        null,
                        null,
                        Sex.MALE,
                        "km",
                        null,
                        List.of(new Grant(Role.DMK_GROUP, "7301")),
                        LocalDate.of(2020, 1, 1)));
        district = new Actor(person, "ដារ៉ា", Set.of(new Grant(Role.DMK_GROUP, "7301")));
        update = jdbc.sql("update telegram_reading set reader = null, lease_until = null returning next_update")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void clean() {
        if (api != null) {
            api.close();
        }
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("delete from incoming_message").update();
        jdbc.sql("delete from telegram_chat").update();
        jdbc.sql("delete from telegram_code").update();
        jdbc.sql("delete from dead_address where channel = 'telegram'").update();
        jdbc.sql("delete from work_item where task = 'telegramGroup'").update();
        jdbc.sql("update telegram_reading set reader = null, lease_until = null")
                .update();
        if (person != null) {
            jdbc.sql("delete from role_assignment where person_id = ?")
                    .param(person)
                    .update();
            jdbc.sql("delete from person where id = ?").param(person).update();
        }
        jdbc.sql("delete from area where code in ('7301', '73')").update();
    }

    @Test
    void aPersonJoinsByALinkAndIsWrittenTo() {
        String code = chats.code(district);
        dead(CHAT);
        told("""
                {"update_id": %d, "message": {"text": "/start %s", "chat": {"id": 73000001, "type": "private"},
                 "from": {"first_name": "Dara"}}}""".formatted(++update, code.toLowerCase(Locale.ROOT)));
        assertThat(chats.mine(district))
                .get()
                .extracting(TelegramChats.Chat::chat)
                .isEqualTo(CHAT);
        assertThat(jdbc.sql("select count(*) from dead_address where channel = 'telegram'")
                        .query(Long.class)
                        .single())
                .isZero();
        UUID id = put(CHAT, "សួស្តី");
        send();
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("provider_id", "7");
        assertThat(last().path()).isEqualTo("/bot12:token/sendMessage");
        assertThat(last().body()).contains("\"chat_id\":\"73000001\"", "សួស្តី");
        assertThat(received()).isEmpty();
        dead(CHAT);
        chats.back(CHAT);
        assertThat(jdbc.sql("select count(*) from dead_address where channel = 'telegram'")
                        .query(Long.class)
                        .single())
                .isZero();
        UUID waits = put(CHAT, "សួស្តី");
        chats.leave(district);
        assertThat(chats.mine(district)).isEmpty();
        assertThat(row(waits)).containsEntry("status", "WITHDRAWN").containsEntry("cause", "WAY_CLOSED");
    }

    @Test
    void aCodeIsGoodOnceAndOtherWordsAreKeptAsAnAnswer() {
        String code = chats.code(district);
        told(text(CHAT, code));
        told(text("73000009", code));
        assertThat(chats.mine(district))
                .get()
                .extracting(TelegramChats.Chat::chat)
                .isEqualTo(CHAT);
        told(text(CHAT, "1"));
        assertThat(received()).containsExactly("73000009 " + code, "73000001 1");
    }

    @Test
    void anUpdateThatComesTwiceCountsOnce() {
        String once = text(CHAT, "1");
        told(once);
        told(once);
        assertThat(received()).containsExactly("73000001 1");
    }

    @Test
    void tooManyIsNoTryAndTheTokenThatIsWrongWaits() {
        api.answers.add(new Answer(429, "{\"ok\": false, \"parameters\": {\"retry_after\": 5}}"));
        api.answers.add(new Answer(401, "{\"ok\": false}"));
        UUID id = put(CHAT, "text");
        send();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("attempts", 0);
        sendAgain();
        assertThat(row(id)).containsEntry("status", "READY").containsEntry("cause", "SIGN_IN_REFUSED");
        sendAgain();
        assertThat(row(id)).containsEntry("status", "SENT");
    }

    @Test
    void aLostAnswerIsInDoubtAndNotSentAgain() {
        api.answers.add(HttpScript.LOST);
        UUID id = put(CHAT, "text");
        send();
        sendAgain();
        assertThat(row(id)).containsEntry("status", "IN_DOUBT");
        assertThat(api.questions).hasSize(1);
    }

    @Test
    void aPersonWhoHasStoppedTheBotIsADeadAddressAndAGroupIsGone() {
        joinGroup();
        api.answers.add(new Answer(403, "{\"description\": \"Forbidden: bot was blocked by the user\"}"));
        api.answers.add(new Answer(403, "{\"description\": \"Forbidden: bot was kicked from the group chat\"}"));
        UUID mine = put(CHAT, "text");
        send();
        UUID ours = put(GROUP, "text");
        send();
        assertThat(row(mine)).containsEntry("status", "FAILED").containsEntry("cause", "ADDRESS_REFUSED");
        assertThat(row(ours)).containsEntry("status", "FAILED").containsEntry("cause", "ADDRESS_REFUSED");
        assertThat(alerts()).containsExactly("7301 OPEN");
    }

    @Test
    void whatIsWrongWithAMessageIsNotTheChatsFault() {
        api.answers.add(new Answer(400, "{\"description\": \"Bad Request: message is too long\"}"));
        UUID id = put(CHAT, "text");
        send();
        assertThat(row(id)).containsEntry("status", "FAILED").containsEntry("cause", "REFUSED");
    }

    @Test
    void aGroupThatGotAnotherNumberIsWrittenToThere() {
        joinGroup();
        api.answers.add(
                new Answer(
                        400,
                        "{\"description\": \"Bad Request: group chat was upgraded\", \"parameters\": {\"migrate_to_chat_id\": -10073}}"));
        UUID id = put(GROUP, "text");
        send();
        assertThat(row(id)).containsEntry("status", "SENT");
        assertThat(last().body()).contains("\"chat_id\":\"-10073\"");
        assertThat(chats.groups(district)).extracting(TelegramChats.Group::chat).containsExactly("-10073");
        chats.moved(GROUP, "-10073");
        assertThat(chats.groups(district)).extracting(TelegramChats.Group::chat).containsExactly("-10073");
    }

    @Test
    void aGroupThatGotAnotherNumberIsWrittenToLaterIfTelegramAsksForAPauseMeanwhile() {
        joinGroup();
        api.answers.add(
                new Answer(400, "{\"description\": \"upgraded\", \"parameters\": {\"migrate_to_chat_id\": -10073}}"));
        api.answers.add(new Answer(429, "{\"description\": \"Too Many Requests\"}"));
        UUID id = put(GROUP, "text");
        send();
        assertThat(row(id)).containsEntry("status", "READY");
        assertThat(jdbc.sql("select address from outbound_message where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("-10073");
    }

    @Test
    void aGroupJoinsIsLeftAndJoinsAgain() {
        joinGroup();
        assertThat(chats.groups(district))
                .extracting(TelegramChats.Group::name, TelegramChats.Group::goneOn)
                .containsExactly(org.assertj.core.api.Assertions.tuple("ស្រុកសាក", null));
        told("""
                {"update_id": %d, "my_chat_member": {"chat": {"id": -73000002, "type": "group"},
                 "new_chat_member": {"status": "kicked"}}}""".formatted(++update));
        assertThat(chats.groups(district).get(0).goneOn()).isNotNull();
        assertThat(alerts()).containsExactly("7301 OPEN");
        joinGroup();
        assertThat(chats.groups(district)).hasSize(1);
        assertThat(chats.groups(district).get(0).goneOn()).isNull();
        assertThat(alerts()).containsExactly("7301 DONE");
        chats.remove(district, GROUP);
        assertThat(chats.groups(district)).isEmpty();
    }

    @Test
    void nobodyKeepsTheGroupsOfAnotherArea() {
        joinGroup();
        Actor other = new Actor(person, "ផ្សេង", Set.of(new Grant(Role.DMK_GROUP, "1208")));
        assertThat(chats.groups(other)).isEmpty();
        assertThatThrownBy(() -> chats.remove(other, GROUP)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> chats.groupCode(other, "7301")).isInstanceOf(NotFound.class);
    }

    private void dead(String chat) {
        jdbc.sql("insert into dead_address (channel, address, cause) values ('telegram', ?, 'ADDRESS_REFUSED')")
                .param(chat)
                .update();
    }

    private void joinGroup() {
        String code = chats.groupCode(district, "7301");
        told("""
                {"update_id": %d, "message": {"text": "/start@isafBot %s",
                 "chat": {"id": -73000002, "type": "group", "title": "ស្រុកសាក"}, "from": {"first_name": "Dara"}}}""".formatted(++update, code));
    }

    private String text(String chat, String text) {
        return """
                {"update_id": %d, "message": {"text": "%s", "chat": {"id": %s, "type": "private"},
                 "from": {"first_name": "Dara"}}}""".formatted(++update, text, chat);
    }

    private void told(String news) {
        api.answers.add(new Answer(200, "{\"ok\": true, \"result\": [" + news + "]}"));
        assertThat(reader.read()).contains(1);
        api.questions.clear();
    }

    private UUID put(String chat, String text) {
        String key = "telegram-test/" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> outbox.put(
                new NewMessage(key, "telegram", null, chat, "km", "subject", text, null, false, null, null)));
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private void send() {
        senders.of(channel).sendDue();
    }

    private void sendAgain() {
        jdbc.sql("update outbound_message set next_at = now() where status = 'READY'")
                .update();
        send();
    }

    private HttpScript.Question last() {
        return api.questions.get(api.questions.size() - 1);
    }

    private List<String> received() {
        return jdbc.sql("select address || ' ' || body from incoming_message order by received_at, id")
                .query(String.class)
                .list();
    }

    private List<String> alerts() {
        return jdbc.sql(
                        "select area_code || ' ' || status from work_item where task = 'telegramGroup' order by created_at")
                .query(String.class)
                .list();
    }

    private Map<String, Object> row(UUID id) {
        return jdbc.sql("select status, cause, attempts, provider_id from outbound_message where id = ?")
                .param(id)
                .query()
                .singleRow();
    }
}
