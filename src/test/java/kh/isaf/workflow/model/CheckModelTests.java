package kh.isaf.workflow.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command says of each file that it is in order, or where and why it is not. */
class CheckModelTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void filesInOrderAreSaidToBe() throws IOException {
        Path form = copy("enterThing.form", "forms-of-today");
        Path decision = copy("goodDecision.dmn", "elsewhere");

        assertThat(check(form, decision)).isZero();
        assertThat(lines(out)).containsExactly(form + ": ok", decision + ": ok");
        assertThat(lines(err)).isEmpty();
    }

    @Test
    void aFindingNamesFileLineElementAndReason() throws IOException {
        Path child = copy("goodChild.bpmn", "with-form");
        Path form = copy("enterThing.form", "with-form");
        Files.writeString(child, Files.readString(child).replace("\"clerk\"", "\"nobody\""));

        assertThat(check(child, form)).isEqualTo(1);
        assertThat(lines(out))
                .containsExactly(
                        child + ":3 goodChild: warning: nothing calls or starts this process",
                        child + ":17 enterThing: candidateGroups must name exactly one known role, not \"nobody\"",
                        form + ": ok");
    }

    @Test
    void aWarningIsSaidAndLetsTheFilePass() throws IOException {
        Path child = copy("goodChild.bpmn", "with-warnings");
        Path form = copy("enterThing.form", "with-warnings");
        Files.writeString(child, Files.readString(child).replace("value=\"Enter\"", "value=\"បញ្ចូល\""));

        assertThat(check(child, form)).isZero();
        assertThat(lines(out))
                .contains(child + ":17 enterThing: warning: the English text in nameEn is written in Khmer");
    }

    @Test
    void aFileThatIsNotThereIsSaidOnTheErrorStream() throws IOException {
        Path form = copy("enterThing.form", "here");
        Path missing = folder.resolve("missing.bpmn");

        assertThat(check(missing, form)).isEqualTo(1);
        assertThat(lines(out)).containsExactly(form + ": ok");
        assertThat(lines(err)).singleElement().asString().startsWith(missing + ":");
    }

    private int check(Path... files) {
        return CheckModel.run(List.of(files), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private Path copy(String file, String into) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(into)).resolve(file);
        return Files.write(copy, GoodModels.content(file));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).lines().toList();
    }
}
