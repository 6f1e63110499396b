package kh.isaf.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.imports.Change;
import kh.isaf.imports.Imports;
import kh.isaf.imports.RegisterTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Areas that are renamed, merged and split during a year keep their past. */
@Transactional
class AreaHistoryTests extends ProductTest {

    private static final Actor ADMIN = new Actor(UUID.randomUUID(), "Admin", Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    private static final String HEADING = "code,parent_code,level,type,name_km,name_latin,opened_on,closed_on,"
            + "successor_code,predecessor_code,changed_on\n";
    private static final String AREAS = HEADING
            + "97,,CP,province,ខេត្តសាក,Trial,,,,,\n"
            + "9701,97,DMK,district,ស្រុកសាក,Trial District,,,,,\n"
            + "970101,9701,CS,commune,ឃុំមួយ,One,,,,,\n"
            + "970102,9701,CS,commune,ឃុំពីរ,Two,,,,,\n";

    @Autowired
    Imports imports;

    @Autowired
    AreaTable table;

    @Autowired
    AreaHistory history;

    @Autowired
    Territory territory;

    @Autowired
    GazetteerImport gazetteer;

    @Autowired
    RegisterTexts texts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void aProvinceWithTwoCommunes() {
        write(AREAS);
    }

    @Test
    void aNewNameKeepsTheOldOneWithItsDay() throws Exception {
        write(HEADING + "970101,9701,CS,commune,ឃុំថ្មី,New,,,,,2027-03-01\n");
        assertThat(history.of("970101")).singleElement().satisfies(past -> {
            assertThat(past.changedOn()).isEqualTo(LocalDate.of(2027, 3, 1));
            assertThat(past.before()).containsEntry("name_latin", "One");
            assertThat(past.after()).containsEntry("name_latin", "New");
        });
        assertThat(territory.area("970101").nameLatin()).isEqualTo("New");
        assertThat(territory.search("ឃុំថ្មី")).extracting(Area::code).containsExactly("970101");
        CurrentActor.Principal principal = () -> ADMIN;
        mvc.perform(get("/areas/970101")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                principal, null, AuthorityUtils.createAuthorityList("ROLE_NCDDS_ADMIN")))))
                .andExpect(content().string(containsString("ឃុំមួយ")))
                .andExpect(content().string(containsString("1 មីនា 2027")));
    }

    @Test
    void anUndoneNameStaysInTheHistoryAsWell() {
        List<Change> renamed = write(HEADING + "970101,9701,CS,commune,ឃុំថ្មី,New,,,,,\n");
        table.write(
                ADMIN,
                renamed.stream()
                        .map(change -> new Change(change.key(), change.after(), change.before()))
                        .toList());
        assertThat(territory.area("970101").nameLatin()).isEqualTo("One");
        assertThat(history.of("970101"))
                .extracting(past -> past.after().get("name_latin"))
                .containsExactly("One", "New");
    }

    @Test
    void aMergedCommuneNamesItsSuccessorAndWhatHangsOnIt() {
        jdbc.sql("""
                insert into service_provider (code, kind, area_code, name_km, name_latin, opened_on)
                values ('970101-PS-01', 'PRIMARY_SCHOOL', '970101', 'ស', 'School', '2000-01-01')""").update();
        jdbc.sql("""
                insert into role_assignment (person_id, role, area_code, valid_from)
                select id, 'caf', '970101', '2020-01-01' from person limit 1""").update();
        jdbc.sql("insert into cycle (year, opened_at) values (2087, now())").update();
        jdbc.sql("""
                insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk, requested_at)
                values ('2087-970101', 2087, '970101', false, 'withoutCso', 'x', 'RUNNING', gen_random_uuid(), now())""").update();
        String merge = HEADING + "970101,9701,CS,commune,ឃុំមួយ,One,,2027-07-01,970102,,\n";
        UUID id = take(merge);
        assertThat(imports.warnings(id, 10).stream().map(warning -> texts.sentence(warning, Locale.ENGLISH)))
                .containsExactlyInAnyOrder(
                        "area 970101 closes: 1 running cycles go on under its code",
                        "area 970101 closes: 1 open providers stay under its code",
                        "area 970101 closes: 1 roles stay under its code");

        write(merge);
        assertThat(territory.area("970101")).satisfies(area -> {
            assertThat(area.closedOn()).isEqualTo(LocalDate.of(2027, 7, 1));
            assertThat(area.successorCode()).isEqualTo("970102");
        });
        assertThat(territory.relations("970102"))
                .extracting(Map.Entry::getKey, relation -> relation.getValue().code())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("tookOver", "970101"));
        assertThat(history.of("970101").get(0).changedOn()).isEqualTo(LocalDate.of(2027, 7, 1));
        assertThat(territory.provider("970101-PS-01").areaCode()).isEqualTo("970101");
    }

    @Test
    void aSplitCommuneIsNamedByTheNewOne() {
        write(HEADING + "970103,9701,CS,commune,ឃុំបី,Three,2027-07-01,,,970102,\n");
        assertThat(territory.relations("970102"))
                .extracting(Map.Entry::getKey, relation -> relation.getValue().code())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("splitInto", "970103"));
        assertThat(history.of("970103")).isEmpty();
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThat(faults(HEADING
                        + "970101,9701,CS,commune,ឃុំមួយ,One,2027-01-01,2026-01-01,,,\n"
                        + "970102,9701,CS,commune,ឃុំពីរ,Two,,,970101,,\n"
                        + "970103,9701,CS,commune,ឃុំបី,Three,,,,970101,\n"
                        + "970104,9701,CS,commune,ឃុំបួន,Four,,2027-01-01,970199,,\n"
                        + "970105,9701,CS,commune,ឃុំប្រាំ,Five,,2027-01-01,9701,,\n"))
                .containsExactly(
                        "2 closed_on: must be after the day of opening",
                        "3 successor_code: an area that was merged must have a day of closing",
                        "4 predecessor_code: an area that was split off must have a day of opening",
                        "5 successor_code: there is no area 970199",
                        "6 successor_code: 9701 must be another area of the same level");
        assertThat(faults(HEADING
                        + "9701,97,DMK,district,ស្រុកសាក,Trial District,,2027-01-01,,,\n"
                        + "970101,9701,CS,commune,ឃុំមួយ,One,,2027-01-01,,,\n"))
                .containsExactly("2 closed_on: the area 970102 below it is still open");
        assertThat(faults(HEADING
                        + "970101,9701,CS,commune,ឃុំមួយ,One,,2027-07-01,970102,,\n"
                        + "970102,9701,CS,commune,ឃុំពីរ,Two,,2027-06-01,,,\n"))
                .containsExactly("2 successor_code: the successor 970102 is closed as well");
    }

    @Test
    void theCommandKeepsDatesAndWritesHistory() {
        write(HEADING + "970101,9701,CS,commune,ឃុំមួយ,One,2020-01-01,,,,\n");
        GazetteerResult result = gazetteer.run(
                ADMIN,
                "code,parent_code,level,type,name_km,name_latin\n970101,9701,CS,commune,ឃុំមួយ,First\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(result.changed()).isEqualTo(1);
        assertThat(territory.area("970101").openedOn()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(history.of("970101").get(0).before()).containsEntry("name_latin", "One");
    }

    private UUID take(String text) {
        return imports.take(ADMIN, "areas", "areas.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> faults(String text) {
        return imports.faults(take(text), 100).stream()
                .map(fault -> fault.line() + " " + fault.column() + ": " + texts.sentence(fault, Locale.ENGLISH))
                .toList();
    }

    private List<Change> write(String text) {
        assertThat(faults(text)).isEmpty();
        List<Change> changes = imports.changes(take(text), 100);
        table.write(ADMIN, changes);
        return changes;
    }
}
