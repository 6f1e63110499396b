package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts rely on: exit 0 done, 1 refused, 2 wrong usage. Nothing here needs a database. */
class CommandsTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nosuch",
                "check-model",
                "import-gazetteer",
                "import-providers",
                "import-people --dry-run",
                "simulate --until nowhere",
                "simulate --late 101",
                "simulate --communes some",
                "simulate --dry-run-messages",
                "simulate --ladder processes/reminderLadder.dmn",
                "simulate --year 2025 --dry-run-messages target/none.csv",
                "simulate --dry-run-message target/none.csv",
                "simulate --db-url jdbc:postgresql://localhost/x",
                "simulate --isaf.database.folder=x",
                "simulate --isaf.database.keep=x",
                "simulate --spring.datasource.url=jdbc:postgresql://localhost/x",
                "import-people pom.xml --db-url jdbc:postgresql://localhost/x --isaf.database.folder=x",
                "import-people pom.xml --spring.datasource.url=jdbc:postgresql://localhost/x --isaf.database.folder x",
                "import-people pom.xml --isaf.database.folder=",
                "import-people pom.xml --isaf.database.folder",
                "import-people pom.xml --isaf.jobs",
                "import-providers pom.xml --dryrun",
                "import-providers pom.xml more.csv",
                "import-gazetteer pom.xml --dry-run",
                "check-model processes/scorecard.bpmn --nosuch",
                "--db-ulr=jdbc:postgresql://localhost/x",
                "--isaf.database.folder=x --db-url=jdbc:postgresql://localhost/x",
                "simulate --year many"
            })
    void wrongUsageIsTwo(String line) {
        assertThat(Commands.run(line.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "simulate --help",
                "check-model --help",
                "import-gazetteer --help",
                "import-providers --help",
                "import-people --help",
                "check-model processes/scorecard.bpmn forms/enterScorecard.form"
            })
    void whatIsDoneIsZero(String line) {
        assertThat(Commands.run(line.split(" "))).isZero();
    }

    @Test
    void whatIsRefusedIsOne() throws Exception {
        Path model = folder.resolve("scorecard.bpmn");
        String good = Files.readString(Path.of("processes/scorecard.bpmn"));
        Files.writeString(model, good.replaceFirst("<bpmn:userTask ", "<bpmn:userTask camunda:dueDate=\"\\${x}\" "));

        assertThat(Commands.run("check-model", model.toString())).isEqualTo(1);
        assertThat(Commands.run("check-model", "nosuch.bpmn")).isEqualTo(1);
        assertThat(Commands.run("import-gazetteer", "nosuch.csv")).isEqualTo(1);
        assertThat(Commands.run("import-providers", "nosuch.csv")).isEqualTo(1);
        assertThat(Commands.run("import-people", "nosuch.xlsx")).isEqualTo(1);
    }

    @Test
    void onlyTheServerGoesOnRunning() {
        assertThat(Commands.serves()).isTrue();
        assertThat(Commands.serves("--server.port=9000")).isTrue();
        for (String command : List.of("--help", "--version", "check-model", "simulate")) {
            assertThat(Commands.serves(command)).as(command).isFalse();
        }
    }
}
