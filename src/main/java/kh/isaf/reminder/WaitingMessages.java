package kh.isaf.reminder;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits in the outbox while a person's addresses change: it goes to the address of today, and to none where the person
 * wants no messages. A direct answer to what
 * somebody wrote goes back to where it came from.
 */
@Service
public class WaitingMessages {

    private static final String DIRECT = "(m.dedup_key like 'incoming/%' and m.follows is null)";

    private static final String TODAY = """
            case m.channel when 'email' then p.email when 'sms'
                then case when p.sms_stopped_at is null then p.phone end
                when 'telegram' then (select t.chat from telegram_chat t where t.person_id = p.id and t.gone_at is null)
                else m.address end""";

    private static final String BEGUN = "exists (select from sms_part s where s.message_id = m.id)";

    private final JdbcClient jdbc;

    WaitingMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Addressed(Optional<String> address, boolean begun) {}

    /**
     * The message in hand, at the address its person has today; empty when there is none any more, or a part of it has
     * gone to another telephone.
     */
    @Transactional
    public Optional<OutboundMessage> addressed(OutboundMessage message) {
        Optional<Addressed> today = jdbc.sql("select " + TODAY + " as address, " + BEGUN + """
                         as begun from outbound_message m join person p on p.id = m.person_id
                        where m.id = :id and not\s""" + DIRECT)
                .param("id", message.id())
                .query((row, number) ->
                        new Addressed(Optional.ofNullable(row.getString("address")), row.getBoolean("begun")))
                .optional();
        if (today.isEmpty()) {
            return Optional.of(message);
        }
        Optional<String> address = today.get().address().filter(known -> !known.isBlank());
        if (address.isEmpty() || address.get().equals(message.address())) {
            return address.map(same -> message);
        }
        if (today.get().begun()) {
            return Optional.empty();
        }
        jdbc.sql("update outbound_message set address = ? where id = ?")
                .params(address.get(), message.id())
                .update();
        return Optional.of(message.to(address.get()));
    }

    /** Takes back what waits for an address at which nobody wants messages any more; what may goes another way. */
    @Transactional
    public void takeBack(String channel, String address) {
        jdbc.sql("update outbound_message set " + MessageQueue.ERASE + """
                        , status = 'WITHDRAWN', cause = 'WAY_CLOSED', token = null
                        where channel = ? and address = ? and status = 'READY'""")
                .params(channel, address)
                .update();
    }

    /** Sends on to the new addresses what waits for this person. */
    @Transactional
    public void redirect(UUID person) {
        jdbc.sql("update outbound_message m set address = " + TODAY + """
                 from person p
                where p.id = :person and m.person_id = p.id and m.status = 'READY' and m.channel in ('email', 'sms')
                    and m.address <> coalesce(""" + TODAY + ", '') and coalesce(" + TODAY
                        + ", '') <> '' and not " + BEGUN
                        + " and not " + DIRECT)
                .param("person", person)
                .update();
    }
}
