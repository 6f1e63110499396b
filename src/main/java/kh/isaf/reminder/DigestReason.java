package kh.isaf.reminder;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A digest goes out with what is still true of it: what was done meanwhile is left out, and without anything left it does
 * not go. One that comes into quiet hours is taken apart again, for the next morning; it waits as it is when something of
 * it was sent before.
 */
@Component
class DigestReason implements MessageReason {

    private final JdbcClient jdbc;
    private final DigestReading reading;
    private final DigestWriter writer;
    private final DigestText text;
    private final QuietHours quietHours;
    private final ReminderSettings settings;
    private final Questions questions;
    private final Ways ways;

    DigestReason(
            JdbcClient jdbc,
            DigestReading reading,
            DigestWriter writer,
            DigestText text,
            QuietHours quietHours,
            ReminderSettings settings,
            Questions questions,
            Ways ways) {
        this.ways = ways;
        this.jdbc = jdbc;
        this.reading = reading;
        this.writer = writer;
        this.text = text;
        this.quietHours = quietHours;
        this.settings = settings;
        this.questions = questions;
    }

    @Override
    public String kind() {
        return Digest.KIND;
    }

    @Override
    public boolean holds(String id) {
        return reading.stillTrue(UUID.fromString(id), settings.lines()).total() > 0;
    }

    /** What was sent before, or may have been, would come a second time if its notices were told anew in the morning. */
    @Override
    public Duration waits(String id, OutboundMessage message) {
        boolean urgent = writer.about(List.of(UUID.fromString(id))).stream().anyMatch(Digest.About::urgent);
        return urgent || !quietHours.now() || !heard(message) ? Duration.ZERO : quietHours.left();
    }

    @Override
    @Transactional
    public Optional<OutboundMessage> asItIsNow(String id, OutboundMessage message) {
        UUID digest = UUID.fromString(id);
        List<Digest.About> about = writer.about(List.of(digest));
        if (about.isEmpty()) {
            return Optional.empty();
        }
        if (!about.get(0).urgent() && quietHours.now() && !heard(message)) {
            untell(digest);
            return Optional.empty();
        }
        Addressee addressee = addressee(message);
        DigestContent content = reading.stillTrue(digest, addressee.personId(), settings.lines());
        if (content.total() == 0) {
            return Optional.empty();
        }
        if (begun(message.id())) {
            return Optional.of(message);
        }
        DigestText.Words words =
                text.of(message.channel(), content, addressee.name(), Locale.forLanguageTag(message.language()));
        if (ways.hears(message.channel())) {
            content.firstToDo()
                    .ifPresent(line -> questions.aboutTask(message.id(), addressee.personId(), line.workItemId()));
        }
        return Optional.of(words.text().equals(message.body()) ? message : written(message, words));
    }

    /** Whether a part of it is on the telephone already: then the others have to be parts of the same words. */
    private boolean begun(UUID message) {
        return jdbc.sql("select exists (select from sms_part where message_id = ?)")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody may have got something of it already: a part, or the message that this one follows. */
    private boolean heard(OutboundMessage message) {
        return message.doubts() > 0
                || begun(message.id())
                || jdbc.sql("select follows is not null from outbound_message where id = ?")
                        .param(message.id())
                        .query(Boolean.class)
                        .single();
    }

    /** The notices wait again; they are merged with what the morning brings. */
    private void untell(UUID digest) {
        jdbc.sql("update notice set told_at = null, message_id = null where message_id = :message")
                .param("message", digest)
                .update();
    }

    private OutboundMessage written(OutboundMessage message, DigestText.Words words) {
        jdbc.sql("update outbound_message set subject = :subject, body = :text, html = :html where id = :id")
                .param("subject", words.subject())
                .param("text", words.text())
                .param("html", words.html())
                .param("id", message.id())
                .update();
        return message.saying(words.subject(), words.text(), words.html());
    }

    private record Addressee(UUID personId, String name) {}

    private Addressee addressee(OutboundMessage message) {
        return jdbc.sql("""
                select p.id as person_id,
                    case when m.language = 'km' or p.name_latin = '' then p.name_km else p.name_latin end as name
                from outbound_message m join person p on p.id = m.person_id where m.id = :id""").param("id", message.id()).query(Addressee.class).single();
    }
}
