package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import kh.isaf.reminder.Channel;
import kh.isaf.reminder.IncomingMessages;
import kh.isaf.reminder.NewMessage;
import kh.isaf.reminder.Outbox;
import kh.isaf.reminder.SenderOf;
import kh.isaf.reminder.sms.DevelopmentSmsc;
import kh.isaf.workflow.process.Diligence;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.worklist.Drafts;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers by text message, over real sockets: on the right task, once, also when they come twice or late. */
class RepliesTests extends AnsweringTest {

    private static final String PHONE = "+85572000001";
    private static final String OTHER = "+85572000002";
    private static final String STRANGER = "+85572000099";

    @Autowired
    Outbox outbox;

    @Autowired
    SenderOf senders;

    @Autowired
    List<Channel> channels;

    @Autowired
    DevelopmentSmsc centre;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Drafts drafts;

    @Autowired
    TaskCodes codes;

    @Autowired
    People people;

    @Autowired
    WorkItems workItems;

    @Autowired
    IncomingMessages incoming;

    private UUID writer;
    private WorkItem task;

    @BeforeEach
    void aPersonWithATask() {
        takeBack();
        start("dissemination", false);
        task = open("planDissemination");
        writer = person(PHONE, caf);
        ask(writer, task);
        send();
    }

    @AfterEach
    void takeBack() {
        jdbc.sql("delete from incoming_message").update();
        jdbc.sql("delete from incoming_part").update();
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("update person set phone = null where phone like '+85572%'").update();
    }

    @Test
    void oneClosesTheTaskOnceAlsoWhenItComesTwiceOrLate() {
        keepsADraft();
        reply("1");
        assertThat(again(task).status()).isEqualTo(WorkItem.Status.DONE);
        assertThat(outcomes()).containsExactly("DONE");
        assertThat(lastAnswer()).contains(codes.of(task.id()).shown());
        WorkItem next = open("recordDissemination");
        ask(writer, next);
        reply("1");
        aWhileLater(3);
        reply("1");
        reply("១.");
        // the carrier repeated it; later the next one is meant, whose form is not complete
        assertThat(outcomes()).containsExactly("DONE", "REPEATED", "REPORTED", "REPORTED");
        aWhileLater(3);
        reply("1 " + codes.of(task.id()).shown());
        assertThat(outcomes()).endsWith("ALREADY");
        assertThat(lastAnswer()).contains(codes.of(task.id()).shown());
        assertThat(again(next).open()).isTrue();
        assertThat(submissions(task)).isEqualTo(1);
        assertThat(history(task)).contains("task.replyDone");
    }

    @Test
    void aLateOneDoesNotCloseWhatThePersonWasNotAskedYet() {
        keepsADraft();
        WorkItem next = other("asked tomorrow");
        reply("1");
        written(writer, next);
        aWhileLater(3);
        reply("1");
        assertThat(outcomes()).containsExactly("DONE", "ALREADY");
        assertThat(again(next).open()).isTrue();
    }

    @Test
    void aLateOneDoesNotCloseAnOlderTaskThatWaits() {
        keepsADraft();
        WorkItem older = other("checked later");
        ask(writer, older);
        askedDaysAgo(older, 1);
        reply("1");
        assertThat(outcomes()).containsExactly("WHICH");
        assertThat(lastAnswer())
                .contains(codes.of(task.id()).shown(), codes.of(older.id()).shown());
        reply("1 " + codes.of(task.id()).shown().toLowerCase(Locale.ROOT));
        assertThat(again(task).open()).isFalse();
        assertThat(outcomes()).endsWith("DONE");
    }

    @Test
    void aTaskWhoseFormIsNotCompleteIsOnlyReported() throws Exception {
        reply("1");
        assertThat(outcomes()).containsExactly("REPORTED");
        assertThat(again(task).open()).isTrue();
        assertThat(lastAnswer()).contains("/t/");
        assertThat(column("select reported_done_by from work_item where id = ?", task.id()))
                .isNotNull();
        get(caf, "/tasks/" + task.id()).andExpect(content().string(containsString("បានប្រាប់ថារួចរាល់")));
        assertThat(history(task)).contains("task.replyReported");
        keepsADraft();
        aWhileLater(3);
        reply("1");
        assertThat(outcomes()).endsWith("DONE");
        assertThat(again(task).open()).isFalse();
    }

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
    void whoHasNoRightToTheTaskAnyMoreDoesNothing() {
        keepsADraft();
        jdbc.sql("update role_assignment set valid_from = '2020-01-01', valid_to = '2020-02-01' where person_id = ?")
                .param(writer)
                .update();
        reply("1");
        assertThat(outcomes()).containsExactly("NOT_ALLOWED");
        assertThat(again(task).open()).isTrue();
    }

    @Test
    void twoCarriersDeliveringItAtOnceHaveOneEffect() throws Exception {
        keepsADraft();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> deliveries =
                    List.of(() -> centre.answer(PHONE, "1"), () -> centre.answer(PHONE, "1"));
            both.invokeAll(deliveries);
        } finally {
            both.shutdown();
        }
        assertThat(outcomes()).containsExactlyInAnyOrder("DONE", "REPEATED");
        assertThat(submissions(task)).isEqualTo(1);
    }

    @Test
    void anActThatFailsLosesNoMessage() {
        jdbc.sql("insert into work_item_draft (work_item_id, person_id, answers, saved_at) values (?, ?, '[1]', now())")
                .params(task.id(), writer)
                .update();
        reply("1");
        assertThat(outcomes()).containsExactly("FAILED");
        assertThat(answers()).isEqualTo(1);
        assertThat(again(task).open()).isTrue();
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

    private UUID person(String phone, Grant grant) {
        return people.register(
                Actor.system("test"),
                new NewPerson("កញ្ញា ឆ្លើយ", "Answers", phone, Sex.FEMALE, "km", null, List.of(grant), TODAY));
    }

    private WorkItem other(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, stage, name_km, name_en, starts_on, due_on,
                    nominal_due_on, status, created_at)
                select ?, task, cycle_key, year, area_code, stage, name_km, ?, starts_on, due_on, nominal_due_on, status,
                    created_at
                from work_item where id = ?""").params(id, name, task.id()).update();
        jdbc.sql("""
                insert into work_item_candidate (role, scope, work_item_id)
                select role, scope, ? from work_item_candidate where work_item_id = ?""").params(id, task.id()).update();
        return workItems.get(id);
    }

    /** As a short digest does. */
    private void ask(UUID person, WorkItem item) {
        written(person, item);
        send();
    }

    /** The question is in the outbox, and its message not out yet. */
    private void written(UUID person, WorkItem item) {
        String key = "replies-test/" + UUID.randomUUID();
        String phone = String.valueOf(column("select phone from person where id = ?", person));
        transaction.executeWithoutResult(status -> {
            outbox.put(new NewMessage(key, "sms", person, phone, "km", "task", "1?", null, false, null, null));
            jdbc.sql("""
                    insert into question (message_id, kind, person_id, work_item_id)
                    select id, 'TASK', ?, ? from outbound_message where dedup_key = ?""").params(person, item.id(), key).update();
        });
    }

    private void askedDaysAgo(WorkItem item, int days) {
        jdbc.sql("""
                update outbound_message set sent_at = sent_at - make_interval(days => ?)
                where id in (select message_id from question where work_item_id = ?)""").params(days, item.id()).update();
    }

    /** What came in so far came earlier. */
    private void aWhileLater(int minutes) {
        jdbc.sql("update incoming_message set received_at = received_at - make_interval(mins => ?)")
                .param(minutes)
                .update();
    }

    private void keepsADraft() {
        Actor actor = people.actor(writer);
        Map<String, Object> form = taskDesk.open(task);
        FormPost post = FormPost.of(taskDesk.form(task), Diligence.answers(task.task(), form, TODAY), form, TODAY);
        drafts.save(task.id(), actor, post.typed());
    }

    private void send() {
        channels.stream().filter(channel -> channel.id().equals("sms")).forEach(channel -> senders.of(channel)
                .sendDue());
    }

    private void reply(String text) {
        assertThat(centre.answer(PHONE, text)).isTrue();
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from incoming_message order by received_at, id")
                .query(String.class)
                .list();
    }

    private long answers() {
        return jdbc.sql("select count(*) from outbound_message where dedup_key like 'incoming/%'")
                .query(Long.class)
                .single();
    }

    private String lastAnswer() {
        return jdbc.sql("""
                select m.body from outbound_message m join incoming_message i on m.dedup_key = 'incoming/' || i.id
                order by i.received_at desc limit 1""").query(String.class).single();
    }

    private long submissions(WorkItem item) {
        return jdbc.sql("select count(*) from form_submission where work_item_id = ?")
                .param(item.id())
                .query(Long.class)
                .single();
    }

    private List<String> history(WorkItem item) {
        return jdbc.sql("select action from audit_entry where object = ? order by id")
                .param("work_item/" + item.id())
                .query(String.class)
                .list();
    }

    private long loose(String name) {
        return jdbc.sql("select count(*) from work_item where status = 'OPEN' and task = ? and address = ?")
                .params(name, "/tasks/" + task.id())
                .query(Long.class)
                .single();
    }
}
