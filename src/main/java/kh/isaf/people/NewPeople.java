package kh.isaf.people;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Writes new persons, their accounts and roles in batches. */
@Component
class NewPeople {

    private static final int BATCH = 500;
    private static final int[] TYPES = {
        Types.OTHER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR
    };

    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;

    NewPeople(JdbcTemplate jdbc, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    List<UUID> insert(List<NewPerson> persons) {
        List<UUID> ids = persons.stream().map(person -> UUID.randomUUID()).toList();
        List<NewLogin> logins = new ArrayList<>();
        List<HeldRole> roles = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            UUID id = ids.get(i);
            NewPerson person = persons.get(i);
            rows.add(new Object[] {
                id,
                person.code(),
                person.nameKm(),
                person.nameLatin(),
                person.phone(),
                person.email(),
                person.sex().name(),
                person.language()
            });
            if (person.account() != null) {
                logins.add(new NewLogin(id, person.account()));
            }
            person.roles().forEach(grant -> roles.add(new HeldRole(id, grant, person.holdsFrom())));
        }
        jdbc.batchUpdate("""
                insert into person (id, code, name_km, name_latin, phone, email, sex, language)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows, TYPES);
        insertAccounts(logins);
        insertRoles(roles);
        return ids;
    }

    void insertRoles(List<HeldRole> roles) {
        jdbc.batchUpdate(
                "insert into role_assignment (person_id, role, area_code, provider_code, valid_from) values (?, ?, ?, ?, ?)",
                roles,
                BATCH,
                (row, held) -> {
                    row.setObject(1, held.personId());
                    row.setString(2, held.grant().role().id());
                    row.setString(3, held.grant().areaCode());
                    row.setString(4, held.grant().providerCode());
                    row.setObject(5, held.from());
                });
    }

    void insertAccounts(List<NewLogin> logins) {
        jdbc.batchUpdate(
                "insert into account (person_id, username, password_hash, demonstration) values (?, ?, ?, ?)",
                logins,
                BATCH,
                (row, login) -> {
                    row.setObject(1, login.personId());
                    row.setString(2, Accounts.key(login.account().username()));
                    row.setString(3, hash(login.account().password()));
                    row.setBoolean(4, login.account().demonstration());
                });
    }

    private @Nullable String hash(@Nullable String password) {
        if (password == null) {
            return null;
        }
        Password.check(password);
        return encoder.encode(password);
    }

    /** A role a person holds from a day on. */
    record HeldRole(UUID personId, Grant grant, LocalDate from) {}

    /** An account of somebody registered. */
    record NewLogin(UUID personId, NewAccount account) {}
}
