package kh.isaf.reminder;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells one person something, by the first way to him or her; in quiet hours it waits for the morning. */
@Service
public class Telling implements MessageReason {

    private static final String KIND = "told";

    private final JdbcClient jdbc;
    private final Ways ways;
    private final Outbox outbox;
    private final QuietHours quietHours;

    Telling(JdbcClient jdbc, Ways ways, Outbox outbox, QuietHours quietHours) {
        this.quietHours = quietHours;
        this.jdbc = jdbc;
        this.ways = ways;
        this.outbox = outbox;
    }

    /**
     * Puts it into the outbox, in the transaction of what it tells of.
     *
     * @return false when there is no way to the person, or it was told already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tell(
            UUID personId, String dedupKey, Function<Locale, String> subject, Function<Locale, String> text) {
        return tellBy(personId, dedupKey, subject, text).isPresent();
    }

    /**
     * The same, and by which channel it goes.
     *
     * @return empty when there is no way to the person, or it was told already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> tellBy(
            UUID personId, String dedupKey, Function<Locale, String> subject, Function<Locale, String> text) {
        return jdbc.sql("select\s" + Ways.READER + " from " + Ways.PERSON + " where p.id = :person")
                .param("person", personId)
                .query(Digest.Reader.class)
                .optional()
                .filter(reader -> !reader.channel().equals("none"))
                .flatMap(reader -> ways.to(reader).stream()
                        .findFirst()
                        .filter(way -> outbox.put(new NewMessage(
                                dedupKey,
                                way.channel(),
                                personId,
                                way.address(),
                                reader.language(),
                                subject.apply(reader.locale()),
                                text.apply(reader.locale()),
                                null,
                                false,
                                KIND + "/" + dedupKey,
                                null)))
                        .map(Way::channel));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** What was decided stays true. */
    @Override
    public boolean holds(String id) {
        return true;
    }

    @Override
    public Duration waits(String id, OutboundMessage message) {
        return quietHours.left();
    }
}
