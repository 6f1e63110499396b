package kh.isaf.people;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A made-up district 9001 with two communes and a school, for tests that take everything back. */
public final class RegisterPlaces {

    public static final Actor CLERK = actor(new Grant(Role.CLERK, "900101"));
    public static final Actor DISTRICT = actor(new Grant(Role.DMK_GROUP, "9001"));
    public static final Actor NCDDS = actor(new Grant(Role.NCDDS_ADMIN, ""));
    public static final String SCHOOL = "900101-PS-01";

    private RegisterPlaces() {}

    public static void make(JdbcClient jdbc) {
        area(jdbc, "90", null, "CP", "PROVINCE");
        area(jdbc, "9001", "90", "DMK", "DISTRICT");
        area(jdbc, "900101", "9001", "CS", "COMMUNE");
        area(jdbc, "900102", "9001", "CS", "COMMUNE");
        jdbc.sql(
                        "insert into service_provider values (?, 'PRIMARY_SCHOOL', '900101', 'ស', 'School', date '2020-01-01', null)")
                .param(SCHOOL)
                .update();
    }

    /** Somebody with a code who holds a role from 2020 on. */
    public static UUID person(People people, String code, Grant... roles) {
        return people.register(
                Actor.system("test"),
                new NewPerson(
                        code,
                        "ឈ្មោះ " + code,
                        "Name " + code,
                        null,
                        null,
                        Sex.FEMALE,
                        "km",
                        new NewAccount("test-" + code, null, false),
                        List.of(roles),
                        LocalDate.of(2020, 1, 1)));
    }

    public static Actor actor(Grant grant) {
        return new Actor(
                UUID.nameUUIDFromBytes(grant.toString().getBytes(StandardCharsets.UTF_8)), "test", Set.of(grant));
    }

    static void area(JdbcClient jdbc, String code, @Nullable String parent, String level, String type) {
        jdbc.sql("insert into area (code, parent_code, level, type, name_km, name_latin) values (?, ?, ?, ?, 'ក', 'A')")
                .param(code)
                .param(parent)
                .param(level)
                .param(type)
                .update();
    }
}
