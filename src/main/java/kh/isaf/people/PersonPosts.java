package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts that people have at providers: who has one there does not judge that provider. */
@Service
@Transactional
public class PersonPosts {

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PersonPosts(JdbcClient jdbc, PersonEntries entries, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.audit = audit;
        this.events = events;
    }

    /** Records a post at a provider; who holds one does not judge that provider. */
    public void addPost(Actor actor, UUID personId, String provider, String title, Period period) {
        entries.visible(actor, personId);
        PersonData.require("title", PersonData.line(title), 120);
        boolean known = jdbc.sql("select exists (select 1 from service_provider where code = ?)")
                .param(provider)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new Refusal("provider", "people.error.noProvider");
        }
        recordPost(actor, personId, provider, PersonData.line(title), period);
    }

    void recordPost(Actor actor, UUID personId, String provider, String title, Period period) {
        jdbc.sql("insert into post (person_id, provider_code, title, valid_from, valid_to) values (?, ?, ?, ?, ?)")
                .param(personId)
                .param(provider)
                .param(title)
                .param(period.from())
                .param(period.end())
                .update();
        audit.record(actor, "post.record", "person/" + personId, null, provider + " " + title + " " + period, null);
        events.publishEvent(new PostsChanged(actor, List.of(personId)));
    }

    public void endPost(Actor actor, UUID personId, long postId, @Nullable LocalDate lastDay) {
        PersonEntry.Post post = entries.visible(actor, personId).posts().stream()
                .filter(one -> one.id() == postId)
                .findFirst()
                .orElseThrow(() -> new NotFound("post " + postId));
        Period ended = post.period().until(lastDay);
        jdbc.sql("update post set valid_to = ? where id = ?")
                .param(ended.end())
                .param(postId)
                .update();
        audit.record(actor, "post.end", "person/" + personId, post.toString(), ended.toString(), null);
        events.publishEvent(new PostsChanged(actor, List.of(personId)));
    }
}
