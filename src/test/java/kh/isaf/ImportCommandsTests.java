package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registers filled by commands, as on a new server: every step is a start of the product, so there are few. */
class ImportCommandsTests {

    private static final String AREAS = """
            code,parent_code,level,type,name_km,name_latin
            12,,CP,capital,រាជធានីសាក,Trial Capital
            1208,12,DMK,khan,ខណ្ឌសាក,Trial Khan
            120801,1208,CS,sangkat,សង្កាត់សាក,Trial Sangkat
            """;
    private static final String PROVIDERS = """
            code,kind,area_code,name_km,name_latin
            120801-PS-01,primarySchool,120801,សាលាសាក,Trial School
            120801-HC-01,healthCentre,120801,មណ្ឌលសាក,Trial Centre
            """;
    private static final String PEOPLE = """
            code,name_km,name_latin,sex,language,username,role,area_code,provider_code,from
            C-1,សុខ សុភា,Sok Sophea,female,km,sophea,caf,120801,,2026-01-01
            C-2,ចាន់ ដារ៉ា,Chan Dara,male,en,,focalPerson,120801,120801-PS-01,2026-01-01
            """;

    @TempDir
    Path folder;

    @Test
    void aNewServerGetsItsRegistersFromFiles() throws Exception {
        boolean dataBefore = Files.exists(Path.of("data"));
        assertThat(run("import-gazetteer", file("areas.csv", AREAS), database()).exit())
                .isZero();

        String broken = PROVIDERS.replace("healthCentre", "castle").replace("120801,សាលា", "129901,សាលា");
        Answer refused = run("import-providers", database(), file("broken.csv", broken));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .anyMatch(line -> line.startsWith("line 3, column kind: \"castle\" is unknown"))
                .anyMatch(line -> line.startsWith("line 2, column area_code: there is no area 129901"));

        String providers = file("providers.csv", PROVIDERS);
        Answer dry = run("import-providers", "--dry-run", providers, database());
        assertThat(dry.exit()).as(dry.err()).isZero();
        assertThat(dry.out().lines())
                .containsExactly("+ 120801-HC-01", "+ 120801-PS-01", "2 rows: 2 added, 0 changed, 0 unchanged");

        Answer done = run(database(), "import-providers", providers);
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().lines()).containsExactly("2 rows: 2 added, 0 changed, 0 unchanged");

        Answer people = run("import-people", file("people.csv", PEOPLE), "--isaf.database.folder", folder("data"));
        assertThat(people.exit()).as(people.err()).isZero();
        assertThat(people.out().lines()).containsExactly("2 rows: 2 added, 0 changed, 0 unchanged");

        assertThat(folder.resolve("data/postgres")).isDirectory();
        assertThat(Files.exists(Path.of("data"))).isEqualTo(dataBefore);
    }

    private String database() {
        return "--isaf.database.folder=" + folder("data");
    }

    private String folder(String name) {
        return folder.resolve(name).toString();
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static Answer run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = Commands.run(args);
            return new Answer(exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Answer(int exit, String out, String err) {}
}
