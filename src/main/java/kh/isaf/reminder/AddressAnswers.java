package kh.isaf.reminder;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Understands the answer to the question whether a number is still right, where nothing was asked since. */
@Component
class AddressAnswers {

    private static final Set<String> YES = Set.of("1", "១");

    private final JdbcClient jdbc;
    private final ReachSettings settings;
    private final ApplicationEventPublisher events;

    AddressAnswers(JdbcClient jdbc, ReachSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(MessageReceived received) {
        if (!received.channel().equals(Ways.SMS)
                || !YES.contains(received.text().strip())) {
            return;
        }
        jdbc.sql("""
                select q.person_id from question q join outbound_message m on m.id = q.message_id
                    join person p on p.id = q.person_id
                where q.kind = 'ADDRESS' and m.channel = :channel and m.address = :address and p.phone = :address
                    and q.asked_at > now() - make_interval(secs => :within)
                    and (p.phone_confirmed_at is null or p.phone_confirmed_at < q.asked_at)
                    and not exists (select from question later where later.person_id = p.id and later.asked_at > q.asked_at)""")
                .param("channel", received.channel())
                .param("address", received.address())
                .param("within", settings.answerWithin().toSeconds())
                .query(UUID.class)
                .list()
                .forEach(person -> events.publishEvent(new AddressConfirmed(person)));
    }
}
