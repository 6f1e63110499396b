package kh.isaf.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class GazetteerImportTests {

    private static final Actor COMMAND = Actor.system("command");

    @Autowired
    GazetteerImport gazetteer;

    @Autowired
    GazetteerImportReport report;

    @Autowired
    Territory territory;

    @Test
    void aGoodFileIsImportedOnceAndChangesNothingTheSecondTime() {
        GazetteerResult first = gazetteer.run(COMMAND, bytes(small()));
        assertThat(first.faults()).isEmpty();
        assertThat(report.lines(first)).containsExactly("CP 1", "DMK 2", "CS 3", "6 added, 0 changed, 0 unchanged");
        assertThat(territory.area("910101").nameLatin()).isEqualTo("First, Commune");
        assertThat(territory.area("910101").parentCode()).isEqualTo("9101");

        assertThat(report.lines(gazetteer.run(COMMAND, bytes(small())))).endsWith("0 added, 0 changed, 6 unchanged");
    }

    @Test
    void aNewNameOrTypeIsAChangeButAnInvisibleCharacterIsNot() {
        gazetteer.run(COMMAND, bytes(small()));
        String renamed = small().replace("First District", "District One").replace("ឃុំទីពីរ", "ឃុំ\u200Bទីពីរ");
        GazetteerResult preview = gazetteer.preview(bytes(renamed));
        assertThat(preview.changes())
                .containsExactly(new AreaChange(
                        "9101", "district ស្រុកទីមួយ First District", "district ស្រុកទីមួយ District One"));
        assertThat(territory.area("9101").nameLatin()).isEqualTo("First District");

        gazetteer.run(COMMAND, bytes(renamed));
        assertThat(territory.area("9101").nameLatin()).isEqualTo("District One");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreUnderstood() {
        String windows = "\uFEFF" + small().replace("\n", "\r\n");
        assertThat(gazetteer.preview(bytes(windows)).counts())
                .isEqualTo(Map.of(AreaLevel.CP, 1, AreaLevel.DMK, 2, AreaLevel.CS, 3));
    }

    /** Each of these takes the place of line 5, or follows as line 8 where it starts with +. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "910102,9101,CS,commune,ឃុំទីពីរ | 5 | expected 6 fields, found 5",
                "910102,9101,XX,commune,ឃុំ,Two | 5 | unknown level \"XX\" (CP, DMK or CS)",
                "910102,9101,CS,village,ឃុំ,Two | 5 | unknown type \"village\"",
                "910102,9101,CS,district,ឃុំ,Two | 5 | type district does not belong to level CS",
                "91102,9101,CS,commune,ឃុំ,Two | 5 | code \"91102\" must have 6 digits at level CS",
                "៩១០១០២,9101,CS,commune,ឃុំ,Two | 5 | code \"៩១០១០២\" must have 6 digits at level CS",
                "910102,9102,CS,commune,ឃុំ,Two | 5 | parent \"9102\" of 910102 should be \"9101\"",
                "919902,9199,CS,commune,ឃុំ,Two | 5 | parent 9199 is neither in the file nor in the register",
                "910101,9101,CS,commune,ឃុំ,Two | 5 | code 910101 stands already in line 4",
                "910102,9101,CS,commune,\u200B,Two | 5 | name_km is empty",
                "910102,9101,CS,commune,ឃុំ,Tw\u0007o | 5 | name_latin holds characters that cannot be printed",
                "910102,9101,CS,commune,\"ឃុំ,Two | 5 | the quotation marks are not closed or not placed as in CSV",
                "+92,91,CP,province,ខេត្ត,Two | 8 | parent \"91\" of 92 should be \"\"",
            })
    void aBadLineIsNamedAndNothingIsImported(String bad, int line, String reason) {
        String file = bad.startsWith("+")
                ? small() + bad.substring(1) + "\n"
                : small().replace("910102,9101,CS,commune,ឃុំទីពីរ,Second Commune", bad);
        GazetteerResult result = gazetteer.run(COMMAND, bytes(file));
        assertThat(report.lines(result)).containsExactly("line " + line + ": " + reason);
        assertThat(territory.find("91")).isEmpty();
    }

    @Test
    void everyBadLineIsNamed() {
        String file = small().replace("9101,91,DMK,district", "9101,91,DMK,commune")
                .replace("910201,9102,CS", "910201,9102,CX");
        assertThat(gazetteer.preview(bytes(file)).faults())
                .extracting(RowFault::line)
                .containsExactly(3, 7);
    }

    @Test
    void aFileThatIsNotAGazetteerIsRefused() {
        assertThat(report.lines(gazetteer.preview(bytes(""))))
                .singleElement()
                .asString()
                .startsWith("line 1: the first");
        assertThat(report.lines(gazetteer.preview(bytes("code;name\n01;A\n")))).hasSize(2);
        String header = small().lines().findFirst().orElseThrow();
        assertThat(report.lines(gazetteer.preview(bytes(header)))).containsExactly("line 1: the file holds no area");
        byte[] latin1 = small().replace("First Town", "Fürst Town").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(gazetteer.preview(latin1).faults()).contains(new RowFault(6, "territory.import.notUtf8", List.of()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String small() {
        try (InputStream file =
                Objects.requireNonNull(GazetteerImportTests.class.getResourceAsStream("/gazetteer-small.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
