package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.imports.Faults;
import kh.isaf.imports.ImportRun;
import kh.isaf.imports.ImportStatus;
import kh.isaf.imports.Imports;
import kh.isaf.imports.Register;
import kh.isaf.imports.Registers;
import kh.isaf.imports.TableWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** People, bodies and seats as whole tables: what goes out comes in again, and a thousand rows go by batches. */
class PeopleTablesTests extends ProductTest {

    private static final Actor ADMIN = Actor.system("test");
    private static final int PEOPLE = 600;

    @Autowired
    Imports imports;

    @Autowired
    Registers registers;

    @Autowired
    TableWriter writer;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional
    void theDemonstrationComesBackAsItWentOut() {
        jdbc.sql("""
                update person set code = 'D-' || numbered.place
                from (select id, row_number() over (order by id) as place from person) as numbered
                where person.id = numbered.id and code is null""").update();
        for (String id : List.of("people", "bodies", "members")) {
            Register register = registers.get(id);
            int entries = register.keys().size();
            assertThat(entries).as(id).isGreaterThan(5);
            for (byte[] file :
                    List.of(writer.csv(register, true), writer.excel(register, true, Locale.forLanguageTag("km")))) {
                ImportRun run = imports.get(imports.take(ADMIN, id, "content", file));
                assertThat(problems(run.id())).as(id).isEmpty();
                assertThat(List.of(run.status(), run.toWrite(), run.unchanged()))
                        .as(id)
                        .containsExactly(ImportStatus.CHECKED, 0, entries);
            }
        }
    }

    /** The rows of person 250 are the 500th and the 501st; on the way back it is another one. */
    @Test
    void twoRowsOfOnePersonMayFallIntoTwoBatches() {
        places();
        try {
            UUID first = run(table("Sok Sophea", "2026-01-01"));
            assertThat(imports.get(first).added()).isEqualTo(2 * PEOPLE + 2);
            assertThat(count("person where code like 'BB-%'")).isEqualTo(PEOPLE + 2);
            assertThat(count("role_assignment r join person p on p.id = r.person_id where p.code like 'BB-%'"))
                    .isEqualTo(2 * PEOPLE + 2);
            assertThat(count("account a join person p on p.id = a.person_id where p.code like 'BB-%'"))
                    .isEqualTo(PEOPLE + 2);
            assertThat(count("post o join person p on p.id = o.person_id where p.code like 'BB-%'"))
                    .isEqualTo(PEOPLE + 2);
            assertThat(imports.get(take(table("Sok Sophea", "2026-01-01"))).toWrite())
                    .isZero();

            UUID second = run(table("Sok Sophy", "2026-02-01"));
            assertThat(count("person where code like 'BB-%' and name_latin = 'Sok Sophy'"))
                    .isEqualTo(PEOPLE + 2);
            imports.undo(ADMIN, second);
            assertThat(imports.get(take(table("Sok Sophea", "2026-01-01"))).toWrite())
                    .isZero();

            imports.undo(ADMIN, first);
            assertThat(count("person where code like 'BB-%'")).isZero();
            assertThat(count("account where username like 'bb-%'")).isZero();
            assertThat(count("post where provider_code = '880101-PS-01'")).isZero();
        } finally {
            takeAway();
        }
    }

    private static String table(String name, String from) {
        StringBuilder table = new StringBuilder(
                "code,name_km,name_latin,sex,phone,email,language,username,role,area_code,provider_code,from,to,post_at,training\n");
        for (int i = 0; i <= PEOPLE + 1; i++) {
            String code = "BB-%04d".formatted(i);
            table.append(row(code, name, "caf", "", from));
            if (i > 0 && i <= PEOPLE) {
                table.append(row(code, name, "focalPerson", "880101-PS-01", from));
            }
        }
        return table.toString();
    }

    private static String row(String code, String name, String role, String provider, String from) {
        return "%s,សុខ សុភា,%s,female,,,km,%s,%s,880101,%s,%s,,880101-PS-01,I4C\n"
                .formatted(code, name, code.toLowerCase(Locale.ROOT), role, provider, from);
    }

    private UUID take(String table) {
        return imports.take(ADMIN, "people", "batches.csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private UUID run(String table) {
        UUID id = take(table);
        assertThat(problems(id)).isEmpty();
        assertThat(imports.claim(ADMIN, id)).isTrue();
        imports.run(id);
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.DONE);
        return id;
    }

    private List<String> problems(UUID id) {
        return imports.faults(id, 20).stream().map(Faults.Fault::toString).toList();
    }

    private int count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Integer.class).single();
    }

    private void places() {
        area("88", null, "CP", "PROVINCE");
        area("8801", "88", "DMK", "DISTRICT");
        area("880101", "8801", "CS", "COMMUNE");
        jdbc.sql("""
                insert into service_provider
                values ('880101-PS-01', 'PRIMARY_SCHOOL', '880101', 'ស', 'S', date '2020-01-01', null)""").update();
    }

    private void area(String code, @Nullable String parent, String level, String type) {
        jdbc.sql("insert into area (code, parent_code, level, type, name_km, name_latin) values (?, ?, ?, ?, 'ក', 'A')")
                .param(code)
                .param(parent)
                .param(level)
                .param(type)
                .update();
    }

    private void takeAway() {
        String people = " in (select id from person where code like 'BB-%')";
        for (String rest : List.of(
                "post where person_id" + people,
                "role_assignment where person_id" + people,
                "account where person_id" + people,
                "person where code like 'BB-%'",
                "service_provider where code = '880101-PS-01'",
                "area where code = '880101'",
                "area where code = '8801'",
                "area where code = '88'",
                "register_import where file_name = 'batches.csv'")) {
            jdbc.sql("delete from " + rest).update();
        }
    }
}
