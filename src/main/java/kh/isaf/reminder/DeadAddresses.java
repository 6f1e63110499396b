package kh.isaf.reminder;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses at which nobody is reached: the server says that there is no such mailbox or number, the person has stopped
 * the bot, or several text messages in a row did not arrive. They live again when something arrives there, or somebody
 * answers from there. While a channel refuses most of what it is given, that says nothing of any address.
 */
@Component
class DeadAddresses {

    /** So many of the last messages of a channel are looked at, and so many addresses refused there are many (assumed). */
    private static final int LATEST = 20;

    private static final int MANY = 5;

    private final JdbcClient jdbc;
    private final ReachSettings settings;
    private final List<Channel> channels;

    DeadAddresses(JdbcClient jdbc, ReachSettings settings, List<Channel> channels) {
        this.channels = channels;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Reads of all that became of messages since the last time whether their addresses are alive; each message once. */
    @Transactional
    void judge() {
        List<String> telling = new ArrayList<>(List.of(""));
        channels.stream().filter(Channel::tellsOfDelivery).map(Channel::id).forEach(telling::add);
        jdbc.sql("""
                with judged as (
                    update outbound_message m set address_judged = true
                    where not address_judged and created_at > now() - interval '7 days'
                        and (status = 'FAILED' or delivery is not null or status = 'SENT' and channel not in (:telling))
                    returning id, channel, address, status, cause, delivery, created_at, sent_at),
                alive as (
                    delete from dead_address d using judged j
                    where j.channel = d.channel and j.address = d.address and coalesce(j.sent_at, j.created_at) > d.since
                        and j.status = 'SENT' and (j.delivery = 'DELIVERED' or j.channel <> 'sms')
                    returning d.channel, d.address),
                refusing as (
                    select c.channel from (select distinct channel from judged where cause = 'ADDRESS_REFUSED') c
                        cross join lateral (
                            select count(*) as tried, count(*) filter (where o.refused) as refused,
                                count(distinct o.address) filter (where o.refused) as addresses
                            from (select l.address, l.cause in ('ADDRESS_REFUSED', 'REFUSED') as refused
                                from outbound_message l
                                where l.channel = c.channel and l.tried_at is not null and l.status in ('SENT', 'FAILED')
                                order by l.tried_at desc limit :latest) o) latest
                    where latest.refused * 2 > latest.tried and latest.addresses >= :many)
                insert into dead_address (channel, address, cause, message_id)
                select distinct on (j.channel, j.address) j.channel, j.address,
                    case when j.status = 'FAILED' then j.cause else 'NOT_DELIVERED' end, j.id
                from judged j
                where (j.channel, j.address) not in (select channel, address from alive)
                    and not exists (select from incoming_message i
                        where i.channel = j.channel and i.address = j.address and i.received_at > j.created_at)
                    and (j.status = 'FAILED' and (j.cause = 'ADDRESS_INVALID'
                            or j.cause = 'ADDRESS_REFUSED' and j.channel not in (select channel from refusing))
                        or j.delivery = 'FAILED' and (
                            exists (select from sms_part s where s.message_id = j.id and s.state = 'FAILED'
                                and split_part(s.error, ' ', 2) in (:unknown))
                            or :failures = (select count(*) filter (where latest.delivery = 'FAILED') from (
                                select o.delivery from outbound_message o
                                where o.channel = j.channel and o.address = j.address and o.delivery is not null
                                order by o.created_at desc limit :failures) latest)))
                order by j.channel, j.address, j.created_at desc
                on conflict do nothing""")
                .param("telling", telling)
                .param("latest", LATEST)
                .param("many", MANY)
                .param("unknown", settings.unknownNumber())
                .param("failures", settings.failures())
                .update();
        revive();
    }

    /** Forgets those from which somebody wrote, and those that are nobody's any more. */
    @Transactional
    public void revive() {
        jdbc.sql("""
                delete from dead_address d
                where exists (select from incoming_message i
                        where i.channel = d.channel and i.address = d.address and i.received_at > d.since)
                    or d.channel = 'email' and d.address not in (select email from person where email is not null)
                    or d.channel = 'sms' and d.address not in (select phone from person where phone is not null)
                    or d.channel = 'telegram' and d.address not in (select chat from telegram_chat)""").update();
    }
}
