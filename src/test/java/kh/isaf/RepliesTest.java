package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person who was asked about a task by text message, and answers over real sockets. */
abstract class RepliesTest extends AnsweringTest {

    static final String PHONE = "+85572000001";

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

    UUID writer;
    WorkItem task;

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

    UUID person(String phone, Grant grant) {
        return people.register(
                Actor.system("test"),
                new NewPerson("កញ្ញា ឆ្លើយ", "Answers", phone, Sex.FEMALE, "km", null, List.of(grant), TODAY));
    }

    /** As a short digest does. */
    void ask(UUID person, WorkItem item) {
        written(person, item);
        send();
    }

    /** The question is in the outbox, and its message not out yet. */
    void written(UUID person, WorkItem item) {
        String key = "replies-test/" + UUID.randomUUID();
        String phone = String.valueOf(column("select phone from person where id = ?", person));
        transaction.executeWithoutResult(status -> {
            outbox.put(new NewMessage(key, "sms", person, phone, "km", "task", "1?", null, false, null, null));
            jdbc.sql("""
                    insert into question (message_id, kind, person_id, work_item_id)
                    select id, 'TASK', ?, ? from outbound_message where dedup_key = ?""").params(person, item.id(), key).update();
        });
    }

    /** What came in so far came earlier. */
    void aWhileLater(int minutes) {
        jdbc.sql("update incoming_message set received_at = received_at - make_interval(mins => ?)")
                .param(minutes)
                .update();
    }

    void keepsADraft() {
        Actor actor = people.actor(writer);
        Map<String, Object> form = taskDesk.open(task);
        FormPost post = FormPost.of(taskDesk.form(task), Diligence.answers(task.task(), form, TODAY), form, TODAY);
        drafts.save(task.id(), actor, post.typed());
    }

    void send() {
        channels.stream().filter(channel -> channel.id().equals("sms")).forEach(channel -> senders.of(channel)
                .sendDue());
    }

    void reply(String text) {
        assertThat(centre.answer(PHONE, text)).isTrue();
    }

    List<String> outcomes() {
        return jdbc.sql("select outcome from incoming_message order by received_at, id")
                .query(String.class)
                .list();
    }

    long answers() {
        return jdbc.sql("select count(*) from outbound_message where dedup_key like 'incoming/%'")
                .query(Long.class)
                .single();
    }

    String lastAnswer() {
        return jdbc.sql("""
                select m.body from outbound_message m join incoming_message i on m.dedup_key = 'incoming/' || i.id
                order by i.received_at desc limit 1""").query(String.class).single();
    }

    List<String> history(WorkItem item) {
        return jdbc.sql("select action from audit_entry where object = ? order by id")
                .param("work_item/" + item.id())
                .query(String.class)
                .list();
    }
}
