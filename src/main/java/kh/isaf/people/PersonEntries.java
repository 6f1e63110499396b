package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the register knows of a person, for those who may see it: data, roles with dates, posts, seats. */
@Service
@Transactional(readOnly = true)
public class PersonEntries {

    private final JdbcClient jdbc;
    private final PersonList list;
    private final Clock clock;

    PersonEntries(JdbcClient jdbc, PersonList list, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.clock = clock;
    }

    /** The person, if the actor looks after one of the roles; for anybody else there is no such person. */
    public PersonEntry visible(Actor actor, UUID personId) {
        PersonEntry entry = find(personId).orElseThrow(() -> new NotFound("person " + personId));
        if (!actor.holds(Role.NCDDS_ADMIN)
                && entry.reach(today()).stream().noneMatch(grant -> Supervision.oversees(actor, grant))) {
            throw new NotFound("person " + personId);
        }
        return entry;
    }

    /** The one person with this code or phone number, if the actor may see him or her. */
    public Optional<PersonEntry> visibleBy(Actor actor, String codeOrPhone) {
        String text = PersonData.line(codeOrPhone);
        String phone = phone(text);
        List<UUID> found = jdbc.sql("select id from person where code = ? or phone = ? limit 2")
                .params(text, phone)
                .query(UUID.class)
                .list();
        return found.size() == 1
                ? find(found.get(0))
                        .filter(entry -> actor.holds(Role.NCDDS_ADMIN)
                                || entry.reach(today()).stream().anyMatch(grant -> Supervision.oversees(actor, grant)))
                : Optional.empty();
    }

    /** A code may consist of digits too, and is no phone number then. */
    private static String phone(String text) {
        try {
            return PersonData.phoneKept(text);
        } catch (Refusal noPhone) {
            return text;
        }
    }

    /** Whether the actor may change the person's data: all roles held must be within reach. */
    public boolean mayChange(Actor actor, PersonEntry entry) {
        return Supervision.overseesAll(actor, entry.reach(today()));
    }

    /** Whether the reader may see the person is for the caller to know. */
    public Optional<PersonEntry> find(UUID personId) {
        List<PersonEntry.Post> posts = jdbc.sql("""
                select o.*, s.name_km, s.name_latin from post o left join service_provider s on s.code = o.provider_code
                where o.person_id = ? order by o.valid_to is not null, o.valid_from desc, o.id""")
                .param(personId)
                .query((row, number) -> new PersonEntry.Post(
                        row.getLong("id"),
                        row.getString("provider_code"),
                        Objects.requireNonNullElse(row.getString("name_km"), ""),
                        Objects.requireNonNullElse(row.getString("name_latin"), ""),
                        row.getString("title"),
                        period(row)))
                .list();
        List<PersonEntry.Membership> memberships = jdbc.sql("""
                select m.*, b.name_km, b.name_latin from body_member m join body b on b.code = m.body_code
                where m.person_id = ? order by m.valid_to is not null, m.valid_from desc, m.id""")
                .param(personId)
                .query((row, number) -> new PersonEntry.Membership(
                        row.getLong("id"),
                        row.getString("body_code"),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Position.of(row.getString("position")).orElseThrow(),
                        period(row)))
                .list();
        return jdbc.sql(
                        "select p.*, a.username, a.enabled from person p left join account a on a.person_id = p.id where p.id = ?")
                .param(personId)
                .query((row, number) -> new PersonEntry(
                        personId,
                        new PersonData(
                                text(row.getString("code")),
                                row.getString("name_km"),
                                row.getString("name_latin"),
                                Sex.valueOf(row.getString("sex")),
                                text(row.getString("phone")),
                                text(row.getString("email")),
                                row.getString("training")),
                        row.getString("username"),
                        row.getBoolean("enabled"),
                        list.roles(List.of(personId)),
                        posts,
                        memberships))
                .optional();
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("valid_from", LocalDate.class),
                Period.lastDay(row.getObject("valid_to", LocalDate.class)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
