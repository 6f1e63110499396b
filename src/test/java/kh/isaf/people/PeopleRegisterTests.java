package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.imports.Change;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Row;
import kh.isaf.people.PersonRoles.NewRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Places 89…: made up; everything is taken back after each test. */
@Transactional
class PeopleRegisterTests extends ProductTest {

    private static final Actor CLERK = actor(new Grant(Role.CLERK, "890101"));
    private static final Actor DISTRICT = actor(new Grant(Role.DMK_GROUP, "8901"));
    private static final Actor NCDDS = actor(new Grant(Role.NCDDS_ADMIN, ""));
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    @Autowired
    Accounts accounts;

    @Autowired
    PersonEntries entries;

    @Autowired
    PersonRegister register;

    @Autowired
    PersonRoles roles;

    @Autowired
    PersonList list;

    @Autowired
    PeopleTable table;

    @Autowired
    BodiesTable bodies;

    @Autowired
    MembersTable members;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void places() {
        area("89", null, "CP", "PROVINCE");
        area("8901", "89", "DMK", "DISTRICT");
        area("890101", "8901", "CS", "COMMUNE");
        area("890102", "8901", "CS", "COMMUNE");
        jdbc.sql(
                        "insert into service_provider values ('890101-PS-01', 'PRIMARY_SCHOOL', '890101', 'ស', 'S', date '2020-01-01', null)")
                .update();
    }

    @Test
    void aClerkAddsAFacilitatorOfTheOwnCommuneOnly() {
        UUID person = register.add(CLERK, data("C-1"), role(Role.CAF, "890101"));

        assertThat(people.actor(person).grants()).containsExactly(new Grant(Role.CAF, "890101"));
        assertThat(entries.visible(CLERK, person).data().phone()).isEqualTo("+85512345678");
        refused("place", () -> register.add(CLERK, data("C-2"), role(Role.CAF, "890102")));
        refused("place", () -> register.add(NCDDS, data("C-2"), role(Role.CAF, "89")));
        refused("code", () -> register.add(CLERK, data("C-1"), role(Role.CAF, "890101")));
        assertThatThrownBy(() -> register.add(CLERK, data("C-3"), role(Role.CLERK, "890101")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> entries.visible(actor(new Grant(Role.CLERK, "890102")), person))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void dataOfSomebodyWithAHigherRoleIsNotTheClerks() {
        UUID person = register.add(CLERK, data("C-1"), role(Role.CAF, "890101"));
        roles.giveRole(NCDDS, person, role(Role.DMK_GROUP, "8901"));

        assertThatThrownBy(() -> register.change(CLERK, person, data("C-1"))).isInstanceOf(AccessDeniedException.class);
        register.change(NCDDS, person, data("C-9"));
        assertThat(entries.visible(CLERK, person).data().code()).isEqualTo("C-9");
    }

    @Test
    void aRoleHasItsDaysAndShowsHowItStands() {
        LocalDate today = LocalDate.now(clock);
        UUID person = register.add(
                CLERK,
                data("C-1"),
                new NewRole(Role.CAF, "890101", new Period(today.plusDays(10), today.plusDays(20)), false));
        RoleLine role = entries.visible(CLERK, person).roles().get(0);

        assertThat(role.period().state(today)).isEqualTo(Period.State.COMING);
        assertThat(role.period().state(today.plusDays(20))).isEqualTo(Period.State.ENDING);
        assertThat(role.period().state(today.plusDays(21))).isEqualTo(Period.State.OVER);
        assertThat(people.actor(person).grants()).isEmpty();
        refused(
                "place",
                () -> roles.giveRole(CLERK, person, new NewRole(Role.CAF, "890101", new Period(today, null), false)));
        refused("reason", () -> roles.endRole(CLERK, person, role.id(), today.plusDays(15), " "));
        roles.endRole(CLERK, person, role.id(), today.plusDays(15), "moves");
        assertThat(entries.visible(CLERK, person).roles().get(0).endReason()).isEqualTo("moves");
    }

    @Test
    void theNationKeepsAnAdministrator() {
        List<RoleLine> administrators = jdbc.sql("""
                select r.*, null as body_code, null as area_km, null as area_latin
                from role_assignment r where role = 'ncddsAdmin' and valid_to is null order by id""").query(RoleLine::of).list();
        LocalDate today = LocalDate.now(clock);
        for (RoleLine each : administrators.subList(1, administrators.size())) {
            roles.endRole(NCDDS, each.personId(), each.id(), today, "test");
        }
        RoleLine last = administrators.get(0);
        refused("reason", () -> roles.endRole(NCDDS, last.personId(), last.id(), today, "test"));
    }

    /** A role and an invitation alone do not let anybody in: the last one who can sign in stays. */
    @Test
    void anAdministratorWhoNeverCameInDoesNotCount() {
        List<RoleLine> administrators = jdbc.sql("""
                select r.*, null as body_code, null as area_km, null as area_latin
                from role_assignment r where role = 'ncddsAdmin' and valid_to is null order by id""").query(RoleLine::of).list();
        LocalDate today = LocalDate.now(clock);
        for (RoleLine each : administrators.subList(1, administrators.size())) {
            roles.endRole(NCDDS, each.personId(), each.id(), today, "test");
        }
        RegisterPlaces.person(people, "C-8", new Grant(Role.NCDDS_ADMIN, ""));
        RoleLine last = administrators.get(0);
        refused("reason", () -> roles.endRole(NCDDS, last.personId(), last.id(), today, "test"));
    }

    @Test
    void aCodeOfDigitsIsNotTakenForAPhoneNumber() {
        UUID person = register.add(CLERK, data("890101-0001"), role(Role.CAF, "890101"));
        assertThat(entries.visibleBy(CLERK, "890101-0001")).map(PersonEntry::id).contains(person);
        assertThat(entries.visibleBy(CLERK, "012 345 678")).map(PersonEntry::id).contains(person);
    }

    @Test
    void anInternationalNumberKeepsItsCountry() {
        assertThat(PersonData.phoneKept("00855 12 345 678")).isEqualTo("+85512345678");
        assertThat(PersonData.phoneKept("012 345 678")).isEqualTo("+85512345678");
    }

    @Test
    void thePeopleAreFoundByNameCodeAndPhoneInEitherScript() {
        register.add(CLERK, data("C-77"), role(Role.CAF, "890101"));

        for (String words : List.of("សុខ សុភា", "សុខ\u200B", "sophea SOK", "c-77", "012345678", "០១២៣៤៥៦៧៨")) {
            assertThat(found(DISTRICT, words, null, "")).as(words).isEqualTo(1);
        }
        assertThat(found(DISTRICT, "", Role.CAF, "890101")).isEqualTo(1);
        assertThat(found(DISTRICT, "", Role.CAF, "890102")).isZero();
        assertThat(found(DISTRICT, "", Role.CLERK, "")).isZero();
        assertThat(found(actor(new Grant(Role.DMK_GROUP, "8902")), "", null, ""))
                .isZero();
        assertThat(found(actor(new Grant(Role.CAF, "890101")), "", null, "")).isZero();
    }

    @Test
    void aTableOfPeopleComesBackAsItWentInAndCanBeTakenBack() {
        List<Row> rows = List.of(
                row(2, "T-1", "caf", "890101", "", "T-1-user", "890101-PS-01"),
                row(3, "T-1", "focalPerson", "890101", "890101-PS-01", "T-1-user", "890101-PS-01"),
                row(4, "T-2", "clerk", "890101", "", "", ""));
        assertThat(faults(rows)).isEmpty();
        List<Change> changes = rows.stream()
                .map(row -> new Change(table.key(row), null, row.cells()))
                .toList();
        table.write(NCDDS, changes);

        List<String> keys = rows.stream().map(table::key).toList();
        assertThat(table.current(keys)).hasSize(3);
        rows.forEach(row -> assertThat(table.current(keys).get(table.key(row))).isEqualTo(row.cells()));
        UUID person = jdbc.sql("select id from person where code = 'T-1'")
                .query(UUID.class)
                .single();
        assertThat(people.actor(person).hasPostAt("890101-PS-01")).isTrue();

        table.write(
                NCDDS,
                changes.stream()
                        .map(change -> new Change(change.key(), change.after(), null))
                        .toList());
        assertThat(table.current(keys)).isEmpty();
        assertThat(jdbc.sql("select count(*) from person where code in ('T-1', 'T-2')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPersonWhoIsNamedElsewhereStaysWhenAnImportIsTakenBack() {
        Row clerk = row(2, "T-2", "clerk", "890101", "", "", "");
        Row body = body("8901-G", "dmkGroup", "8901");
        Row seat = new Row(
                2,
                Map.of(
                        "body_code",
                        "8901-G",
                        "person_code",
                        "T-2",
                        "position",
                        "chair",
                        "from",
                        "2026-01-01",
                        "to",
                        ""));
        table.write(NCDDS, List.of(new Change(table.key(clerk), null, clerk.cells())));
        bodies.write(NCDDS, List.of(new Change(bodies.key(body), null, body.cells())));
        members.write(NCDDS, List.of(new Change(members.key(seat), null, seat.cells())));
        assertThat(bodies.current(List.of("8901-G")).get("8901-G")).isEqualTo(body.cells());
        assertThat(members.current(List.of("8901-G/T-2/chair")).get("8901-G/T-2/chair"))
                .isEqualTo(seat.cells());
        UUID person = jdbc.sql("select id from person where code = 'T-2'")
                .query(UUID.class)
                .single();
        assertThat(people.actor(person).grants()).contains(new Grant(Role.DMK_GROUP, "8901"));

        table.write(NCDDS, List.of(new Change(table.key(clerk), clerk.cells(), null)));
        assertThat(people.actor(person).grants()).containsExactly(new Grant(Role.DMK_GROUP, "8901"));
        refused(null, () -> bodies.write(NCDDS, List.of(new Change("8901-G", body.cells(), null))));
        members.write(NCDDS, List.of(new Change(members.key(seat), seat.cells(), null)));
        bodies.write(NCDDS, List.of(new Change("8901-G", body.cells(), null)));
        assertThat(people.actor(person).grants()).isEmpty();
    }

    @Test
    void whatIsWrongInATableOfPeopleIsNamed() {
        Row differs = row(3, "T-1", "clerk", "890101", "", "T-1-user", "");
        Map<String, String> other = new HashMap<>(differs.cells());
        other.put("name_latin", "Somebody Else");
        List<Row> rows = List.of(
                row(2, "T-1", "caf", "890101", "", "T-1-user", ""),
                new Row(3, other),
                row(4, "T-3", "caf", "899999", "", "", ""),
                row(5, "T-4", "dmkGroup", "890101", "", "", ""),
                row(6, "T-5", "focalPerson", "890102", "890101-PS-01", "", ""),
                row(7, "T-6", "caf", "890101", "", "T-1-user", "890101-PS-99"),
                row(8, "T-7", "ncddsAdmin", "", "", "caf", ""));
        assertThat(faults(rows))
                .containsExactlyInAnyOrder(
                        "3 name_latin register.people.error.differs",
                        "4 area_code register.people.error.noArea",
                        "5 area_code register.people.error.wrongPlace",
                        "6 area_code register.people.error.otherHome",
                        "7 post_at register.people.error.noProvider",
                        "7 username register.people.error.usernameTwice",
                        "8 username register.people.error.usernameTaken");
    }

    /** Two administrators who disable each other would lock the nation out. */
    @Test
    void theLastAdministratorsAccountIsNotDisabled() {
        jdbc.sql("update account set enabled = false where username <> 'ncdds'").update();
        refused("reason", () -> accounts.disable(NCDDS, "ncdds", "leaves"));
        jdbc.sql("update account set enabled = true where username = 'ncdds2'").update();
        accounts.disable(NCDDS, "ncdds", "leaves");
        assertThat(accounts.find("ncdds")).get().extracting(Account::enabled).isEqualTo(false);
    }

    @Test
    void thousandsAreWrittenFoundAndTakenBack() {
        List<Change> changes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Row row = row(i + 2, "M-" + i, i % 3 == 0 ? "caf" : "committeeMember", "890101", "", "user" + i, "");
            rows.add(row);
            changes.add(new Change(table.key(row), null, row.cells()));
        }
        assertThat(faults(rows)).isEmpty();
        table.write(NCDDS, changes);
        assertThat(found(DISTRICT, "សុភា", Role.CAF, "8901")).isEqualTo(1_000);
        table.write(
                NCDDS,
                changes.stream()
                        .map(change -> new Change(change.key(), change.after(), null))
                        .toList());
        assertThat(found(DISTRICT, "សុភា", Role.CAF, "8901")).isZero();
    }

    /** A row with a further role would change the person unseen, and the undo would not bring the old data back. */
    @Test
    void aFurtherRoleDoesNotChangeThePerson() {
        Row first = row(2, "K-1", "caf", "890101", "", "", "");
        table.write(NCDDS, List.of(new Change(table.key(first), null, first.cells())));
        Row further = row(2, "K-1", "committeeMember", "890101", "", "", "");
        assertThat(faults(List.of(further))).isEmpty();
        Row other = new Row(2, new HashMap<>(further.cells()));
        other.cells().put("phone", "");
        assertThat(faults(List.of(other))).containsExactly("2 phone register.people.error.known");
        Row shown = new Row(3, new HashMap<>(first.cells()));
        shown.cells().put("phone", "");
        assertThat(faults(List.of(other, shown))).isEmpty();
    }

    private int found(Actor actor, String text, @Nullable Role role, String area) {
        return list.find(actor, new PersonList.Filter(text, role, area, false, 1), LocalDate.now(clock))
                .total();
    }

    private List<String> faults(List<Row> rows) {
        Faults faults = new Faults();
        table.check(rows, faults);
        return faults.all().stream()
                .map(fault -> fault.line() + " " + fault.column() + " " + fault.messageKey())
                .toList();
    }

    private static void refused(@Nullable String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field())
                .isEqualTo(field));
    }

    private static Row row(
            int line, String code, String role, String area, String provider, String username, String post) {
        Map<String, String> cells = new HashMap<>();
        cells.put("code", code);
        cells.put("name_km", "សុខ សុភា");
        cells.put("name_latin", "Sok Sophea");
        cells.put("sex", "female");
        cells.put("phone", "+85512345678");
        cells.put("email", "");
        cells.put("language", "km");
        cells.put("username", username.toLowerCase(Locale.ROOT));
        cells.put("role", role);
        cells.put("area_code", area);
        cells.put("provider_code", provider);
        cells.put("from", "2026-01-01");
        cells.put("to", "2028-12-31");
        cells.put("post_at", post);
        cells.put("training", "I4C");
        return new Row(line, cells);
    }

    private static Row body(String code, String kind, String area) {
        Map<String, String> cells = new HashMap<>();
        cells.put("code", code);
        cells.put("kind", kind);
        cells.put("area_code", area);
        cells.put("name_km", "ក្រុម");
        cells.put("name_latin", "Group");
        cells.put("term_from", "2026-01-01");
        cells.put("term_to", "");
        cells.put("decision_number", "12/26");
        cells.put("decision_date", "2025-12-20");
        return new Row(2, cells);
    }

    private static PersonData data(String code) {
        return new PersonData(code, "សុខ សុភា", "Sok Sophea", Sex.FEMALE, "012 345 678", "", "");
    }

    private static NewRole role(Role role, String place) {
        return new NewRole(role, place, new Period(FROM, null), false);
    }

    private static Actor actor(Grant grant) {
        return new Actor(
                UUID.nameUUIDFromBytes(grant.toString().getBytes(StandardCharsets.UTF_8)), "test", Set.of(grant));
    }

    private void area(String code, @Nullable String parent, String level, String type) {
        jdbc.sql("insert into area (code, parent_code, level, type, name_km, name_latin) values (?, ?, ?, ?, 'ក', 'A')")
                .param(code)
                .param(parent)
                .param(level)
                .param(type)
                .update();
    }
}
