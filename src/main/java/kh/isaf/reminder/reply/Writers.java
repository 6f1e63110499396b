package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.people.ActingPeople;
import kh.isaf.people.ActingPerson;
import kh.isaf.reminder.WaitingMessages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who writes: the person with this telephone number or chat, and whether he or she wants to be written to. */
@Component
class Writers {

    static final String SMS = "sms";

    private final JdbcClient jdbc;
    private final ActingPeople people;
    private final AuditTrail audit;
    private final WaitingMessages waiting;
    private final Clock clock;

    Writers(JdbcClient jdbc, ActingPeople people, AuditTrail audit, WaitingMessages waiting, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** The one person who writes from there; several with the same number are nobody, as is who was shut out. */
    Optional<ActingPerson> at(String channel, String address) {
        List<UUID> found = all(channel, address);
        return found.size() == 1 ? find(found.get(0)) : Optional.empty();
    }

    private Optional<ActingPerson> find(UUID person) {
        boolean shutOut = jdbc.sql("select exists (select 1 from account where person_id = ? and not enabled)")
                .param(person)
                .query(Boolean.class)
                .single();
        return shutOut ? Optional.empty() : people.find(person);
    }

    private List<UUID> all(String channel, String address) {
        String sql = channel.equals(SMS)
                ? "select id from person where phone = ? order by id"
                : "select person_id from telegram_chat where chat = ? and person_id is not null and gone_at is null";
        return jdbc.sql(sql).param(address).query(UUID.class).list();
    }

    /** Whether messages may be sent there; unknown addresses may not be written to at all. */
    enum Change {
        NOBODY,
        NONE,
        CHANGED
    }

    /** Everybody with this number gets no more text messages, not those either that wait; a chat is left. */
    Change stop(String channel, String address) {
        Change change = change(
                channel,
                address,
                "person.messagesStopped",
                channel.equals(SMS)
                        ? "update person set sms_stopped_at = :now where id = :person and sms_stopped_at is null"
                        : "update telegram_chat set gone_at = :now where person_id = :person and chat = :address and gone_at is null");
        if (change != Change.NOBODY) {
            waiting.takeBack(channel, address);
        }
        return change;
    }

    /** A chat that was left is joined again from the person's own page only. */
    Change start(String channel, String address) {
        return channel.equals(SMS)
                ? change(
                        channel,
                        address,
                        "person.messagesStarted",
                        "update person set sms_stopped_at = null where id = :person and sms_stopped_at is not null")
                : all(channel, address).isEmpty() ? Change.NOBODY : Change.NONE;
    }

    private Change change(String channel, String address, String action, String sql) {
        List<UUID> found = all(channel, address);
        int changed = 0;
        for (UUID person : found) {
            int one = jdbc.sql(sql)
                    .param("person", person)
                    .param("address", address)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            if (one > 0) {
                Actor actor = people.find(person).orElseThrow().actor();
                audit.record(actor, action, "person/" + person, null, channel, null);
                changed++;
            }
        }
        return found.isEmpty() ? Change.NOBODY : changed == 0 ? Change.NONE : Change.CHANGED;
    }
}
