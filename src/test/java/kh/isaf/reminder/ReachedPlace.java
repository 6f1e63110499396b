package kh.isaf.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.Sex;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A made-up district with two communes, and messages to its people. */
final class ReachedPlace {

    static final String COMMUNE = "730201";

    private final JdbcClient jdbc;
    private final People people;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    ReachedPlace(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.people = beans.getBean(People.class);
        this.outbox = beans.getBean(Outbox.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
        jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin) values
                    ('73', null, 'CP', 'PROVINCE', 'ខេត្តសាក', 'Trial'), ('7302', '73', 'DMK', 'DISTRICT', 'ស្រុកសាក', 'Trial'),
                    ('730201', '7302', 'CS', 'COMMUNE', 'ឃុំសាក', 'Commune'),
                    ('730202', '7302', 'CS', 'COMMUNE', 'ឃុំផ្សេង', 'Another')
                on conflict do nothing""").update();
    }

    /** Takes all of it back. */
    static void clean(JdbcClient jdbc) {
        jdbc.sql("update outbox_state set awake_since = null, looked_through_at = null")
                .update();
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from question").update();
        jdbc.sql("update outbound_message set follows = null").update();
        jdbc.sql("delete from outbound_message").update();
        jdbc.sql("delete from incoming_message").update();
        jdbc.sql("delete from dead_address").update();
        jdbc.sql("delete from telegram_chat").update();
        jdbc.sql("delete from work_item where area_code like '73%'").update();
        UUID[] people = jdbc.sql("select distinct person_id from role_assignment where area_code like '73%'")
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        jdbc.sql("delete from absence where person_id = any (?)").param(people).update();
        jdbc.sql("delete from account where person_id = any (?)").param(people).update();
        jdbc.sql("delete from role_assignment where person_id = any (?)")
                .param(people)
                .update();
        jdbc.sql("delete from person where id = any (?)").param(people).update();
        jdbc.sql("delete from stage_progress where cycle_key like '%-73%'").update();
        jdbc.sql("delete from area_cycle where area_code like '73%'").update();
        jdbc.sql("delete from area where code like '73%'").update();
    }

    UUID person(String name, @Nullable String phone, @Nullable String email, String channel, Grant... grants) {
        UUID id = people.register(
                Actor.system("test"),
                new NewPerson(
                        null,
                        "កញ្ញា " + name,
                        name,
                        phone,
                        email,
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(grants),
                        LocalDate.of(2020, 1, 1)));
        jdbc.sql("update person set channel = ? where id = ?")
                .params(channel, id)
                .update();
        return id;
    }

    Actor actor(UUID person) {
        return people.actor(person);
    }

    UUID message(UUID person, String channel, String address) {
        String key = "reach-test/" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> outbox.put(
                new NewMessage(key, channel, person, address, "km", "subject", "text of it", null, false, null, null)));
        return jdbc.sql("select id from outbound_message where dedup_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    /** What became of it, as many hours ago as this. */
    void became(UUID message, String status, @Nullable String cause, @Nullable String delivery, int hours) {
        jdbc.sql("""
                update outbound_message set status = :status, cause = :cause, delivery = :delivery,
                    created_at = now() - make_interval(hours => :hours), next_at = now() - make_interval(hours => :hours)
                where id = :id""")
                .param("status", status)
                .param("cause", cause)
                .param("delivery", delivery)
                .param("hours", hours)
                .param("id", message)
                .update();
    }
}
