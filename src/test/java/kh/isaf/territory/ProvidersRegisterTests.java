package kh.isaf.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Change;
import kh.isaf.imports.ImportStatus;
import kh.isaf.imports.Imports;
import kh.isaf.imports.RegisterTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The facility registry as a table, in Khan Sen Sok. */
@Transactional
class ProvidersRegisterTests extends ProductTest {

    private static final Actor ADMIN = Actor.system("test");
    private static final String HEADING =
            "code,kind,ministry_code,area_code,name_km,name_latin,opened_on,closed_on,catchment\n";
    private static final String GOOD = HEADING
            + "120801-PS-91,primarySchool,12080101,120801,សាលាសាក,Trial School,1995-10-01,,\n"
            + "120801-HC-91,healthCentre,12080101,120801,មណ្ឌលសាក,Trial Centre,,,120802 120801\n"
            + "1208-KA-91,khanAdministration,,1208,រដ្ឋបាលសាក,Trial Khan,,2030-01-01,\n";

    @Autowired
    Imports imports;

    @Autowired
    ProviderTable table;

    @Autowired
    Territory territory;

    @Autowired
    RegisterTexts texts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void providersComeWithMinistryCodeDatesAndCatchment() {
        write(GOOD);
        assertThat(table.current(List.of("120801-HC-91")).get("120801-HC-91"))
                .containsEntry("kind", "healthCentre")
                .containsEntry("ministry_code", "12080101")
                .containsEntry("opened_on", "")
                .containsEntry("catchment", "120801 120802");
        assertThat(territory.providersOf("120801", LocalDate.of(2027, 1, 1)))
                .extracting(ServiceProvider::code)
                .contains("120801-PS-91", "120801-HC-91");
        assertThat(territory.providersOf("1208", LocalDate.of(2030, 1, 1)))
                .extracting(ServiceProvider::code)
                .doesNotContain("1208-KA-91");
        UUID again = take(GOOD);
        assertThat(imports.get(again).unchanged()).isEqualTo(3);
    }

    @Test
    void twoProvidersMaySwapTheirMinistryCodes() {
        write(GOOD + "120801-PS-92,primarySchool,12080102,120801,ពីរ,Second,,,\n");
        write(HEADING
                + "120801-PS-91,primarySchool,12080102,120801,សាលាសាក,Trial School,1995-10-01,,\n"
                + "120801-PS-92,primarySchool,12080101,120801,ពីរ,Second,,,\n");
        jdbc.sql("set constraints all immediate").update();
        assertThat(table.current(List.of("120801-PS-92")).get("120801-PS-92"))
                .containsEntry("ministry_code", "12080101");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120801-PS-1,primarySchool,,120801,ក,A,,, | code: The code 120801-PS-1 does not fit the area and kind; it should look like 120801-PS-01.",
                "120801-HC-93,primarySchool,,120801,ក,A,,, | code: The code 120801-HC-93 does not fit the area and kind; it should look like 120801-PS-01.",
                "129901-PS-93,primarySchool,,129901,ក,A,,, | area_code: there is no area 129901",
                "1208-PS-93,primarySchool,,1208,ក,A,,, | area_code: 1208 is not a commune or sangkat",
                "120801-KA-93,khanAdministration,,120801,ក,A,,, | area_code: 120801 is not a khan",
                "120801-PS-93,primarySchool,,120801,ក,A,2020-01-01,2019-01-01, | closed_on: must be after the day of opening",
                "120801-PS-93,primarySchool,,120801,ក,A,,,120802 | catchment: only a health centre has a catchment",
                "120801-HC-93,healthCentre,,120801,ក,A,,,129901 | catchment: 129901 is not a commune or sangkat",
                "120801-PS-93,primarySchool,12080101,120801,ក,A,,, | ministry_code: the ministry code 12080101 is that of 120801-PS-91 already",
            })
    void aRowAgainstTheRulesIsNamed(String row, String fault) {
        write(GOOD);
        UUID id = take(HEADING + row + "\n");
        assertThat(imports.get(id).status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(faults(id)).containsExactly("2 " + fault);
    }

    @Test
    void aMinistryCodeTwiceInTheFileIsNamed() {
        UUID id = take(GOOD + "120801-PS-92,primarySchool,12080101,120801,ពីរ,Second,,,\n");
        assertThat(faults(id))
                .containsExactly("5 ministry_code: the ministry code 12080101 is that of 120801-PS-91 already");
    }

    @Test
    void aProviderThatSomebodyServesIsNotTakenAway() {
        List<Change> added = write(GOOD);
        jdbc.sql("""
                insert into post (person_id, provider_code, title, valid_from)
                select id, '120801-PS-91', 'teacher', '2020-01-01' from person limit 1""").update();
        List<Change> back = added.stream()
                .map(change -> new Change(change.key(), change.after(), change.before()))
                .toList();
        assertThatThrownBy(() -> table.write(ADMIN, back))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.args()).containsExactly("120801-PS-91"));
    }

    private UUID take(String text) {
        return imports.take(ADMIN, "providers", "providers.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes what an import of this table would change, within the transaction of the test. */
    private List<Change> write(String text) {
        UUID id = take(text);
        assertThat(faults(id)).isEmpty();
        List<Change> changes = imports.changes(id, 100);
        table.write(ADMIN, changes);
        return changes;
    }

    private List<String> faults(UUID id) {
        return imports.faults(id, 100).stream()
                .map(fault -> fault.line() + " " + fault.column() + ": " + texts.sentence(fault, Locale.ENGLISH))
                .toList();
    }
}
