package kh.isaf.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/** What people keep up to date about themselves. */
@Service
@Transactional
public class Profiles {

    /** Ways to reach somebody; one that is not set up is remembered. */
    public static final List<String> CHANNELS = List.of("email", "sms", "telegram", "none");

    /** How often somebody is reminded: every working morning, once a week, or also as things happen. */
    public static final List<String> RHYTHMS = List.of("daily", "weekly", "instant");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Languages languages;
    private final ApplicationEventPublisher events;

    Profiles(JdbcClient jdbc, AuditTrail audit, Languages languages, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.languages = languages;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Profile of(UUID personId) {
        return jdbc.sql("""
                select p.id as person_id, p.code, p.name_km, p.name_latin, p.phone, p.email, p.language, p.channel, p.rhythm,
                    a.username, a.password_hash is not null as password, a.totp_secret is not null as second_factor
                from person p left join account a on a.person_id = p.id where p.id = ?""")
                .param(personId)
                .query(Profile.class)
                .optional()
                .orElseThrow(() -> new NotFound("person " + personId));
    }

    /** Keeps what a person typed about himself or herself. */
    public void change(Actor person, Typed typed) {
        Profile before = of(person.personId());
        String nameKm = Contact.name("nameKm", typed.nameKm());
        String nameLatin = Contact.name("nameLatin", typed.nameLatin());
        String phone = Contact.phone(typed.phone());
        String email = Contact.email(typed.email());
        String rhythm = typed.rhythm().isEmpty() ? before.rhythm() : typed.rhythm();
        if (!CHANNELS.contains(typed.channel())
                || !RHYTHMS.contains(rhythm)
                || languages.of(typed.language()).isEmpty()) {
            throw new Refusal(null, "me.refused.choice");
        }
        jdbc.sql("""
                update person set name_km = :km, name_latin = :latin, phone = :phone, email = :email,
                    language = :language, channel = :channel, rhythm = :rhythm where id = :person""")
                .param("km", nameKm)
                .param("latin", nameLatin)
                .param("phone", phone)
                .param("email", email)
                .param("language", typed.language())
                .param("channel", typed.channel())
                .param("rhythm", rhythm)
                .param("person", person.personId())
                .update();
        Changes changes = new Changes();
        changes.add("name_km", before.nameKm(), nameKm);
        changes.add("name_latin", before.nameLatin(), nameLatin);
        changes.add("phone", before.phone(), phone);
        changes.add("email", before.email(), email);
        changes.add("language", before.language(), typed.language());
        changes.add("channel", before.channel(), typed.channel());
        changes.add("rhythm", before.rhythm(), rhythm);
        if (!changes.before.isEmpty()) {
            audit.record(
                    person,
                    "person.profile",
                    "person/" + person.personId(),
                    String.join(", ", changes.before),
                    String.join(", ", changes.after),
                    null);
            events.publishEvent(new ContactChanged(person, person.personId()));
        }
    }

    /**
     * What stands in the fields of the page.
     *
     * @param rhythm empty to leave it as it is
     */
    public record Typed(
            String nameKm,
            String nameLatin,
            String phone,
            String email,
            String language,
            String channel,
            String rhythm) {

        /** The fields as they are filled at first. */
        public static Typed of(Profile profile) {
            return new Typed(
                    profile.nameKm(),
                    profile.nameLatin(),
                    Objects.requireNonNullElse(profile.phone(), ""),
                    Objects.requireNonNullElse(profile.email(), ""),
                    profile.language(),
                    profile.channel(),
                    profile.rhythm());
        }
    }

    private static final class Changes {

        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        void add(String what, @Nullable String was, @Nullable String is) {
            if (!Objects.equals(was, is)) {
                before.add(what + ": " + Objects.requireNonNullElse(was, "–"));
                after.add(what + ": " + Objects.requireNonNullElse(is, "–"));
            }
        }
    }
}
