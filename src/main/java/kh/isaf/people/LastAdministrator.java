package kh.isaf.people;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The nation is never left without somebody at NCDDS who can sign in and set things right. */
@Component
class LastAdministrator {

    private final JdbcClient jdbc;

    LastAdministrator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds what follows in this transaction until others who end such a role are through. */
    void lock() {
        jdbc.sql(
                        "select r.id from role_assignment r where r.role = 'ncddsAdmin' and r.valid_to is null order by r.id for update")
                .query(Long.class)
                .list();
    }

    /** Whether this person is an administrator whose role has no end. */
    boolean is(UUID personId) {
        return jdbc.sql("""
                select exists (select 1 from role_assignment
                    where person_id = ? and role = 'ncddsAdmin' and valid_to is null)""").param(personId).query(Boolean.class).single();
    }

    /** Refuses if nobody is left whose role has no end; asked after the change. */
    void requireOne() {
        List<UUID> left = jdbc.sql("""
                select r.person_id from role_assignment r join account a on a.person_id = r.person_id and a.enabled
                    and (a.password_hash is not null or a.demonstration)
                where r.role = 'ncddsAdmin' and r.valid_to is null""").query(UUID.class).list();
        if (left.isEmpty()) {
            throw new Refusal("reason", "people.error.lastAdministrator");
        }
    }
}
