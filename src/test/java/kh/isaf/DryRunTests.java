package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --dry-run-messages}: a short year of two communes, twice, and what it refuses. */
class DryRunTests {

    @TempDir
    Path folder;

    @Test
    void theRemindersOfAYearAreListedAndTheSameSeedListsTheSame() throws IOException {
        Path first = folder.resolve("lists/first.csv");
        Path second = folder.resolve("second.csv");
        assertThat(simulate(first)).isZero();
        assertThat(simulate(second)).isZero();

        String text = Files.readString(first);
        assertThat(text.lines().findFirst()).contains("at,person,role,area,channel,urgent,step,text");
        assertThat(text).doesNotContain("\r").doesNotContain("\uFEFF").isEqualTo(Files.readString(second));
        try (CSVParser parser = CSVParser.parse(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            List<CSVRecord> lines = parser.getRecords();
            assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
                assertThat(line.get("at")).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
                assertThat(LocalDateTime.parse(line.get("at")).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
                assertThat(line.get("channel")).isEqualTo("email");
                assertThat(line.get("urgent")).isIn("true", "false");
                assertThat(line.get("person")).isNotBlank();
                assertThat(line.get("text")).matches("(?s).*[\\u1780-\\u17FF].*\\n.*");
            });
            assertThat(lines).anySatisfy(line -> assertThat(line.get("step")).contains("+5"));
        }
    }

    @Test
    void aBadLadderIsRefusedWithReasonsBeforeAnythingBegins() throws IOException {
        Path ladder = folder.resolve("mine.dmn");
        String good = Files.readString(Path.of("processes/reminderLadder.dmn"));
        Files.writeString(ladder, good.replaceFirst("\"holder\"</text>", "count(1 to 9)</text>"));
        Path list = folder.resolve("list.csv");

        assertThat(errors(1, "simulate", "--dry-run-messages", list.toString(), "--ladder", ladder.toString()))
                .contains(ladder + ":");
        assertThat(errors(1, "simulate", "--dry-run-messages", list.toString(), "--ladder", "nosuch.dmn"))
                .contains("nosuch.dmn");
        assertThat(errors(1, "simulate", "--dry-run-messages", folder.toString()))
                .contains("cannot be written");
    }

    private static int simulate(Path list) {
        return Commands.run(
                "simulate",
                "--communes",
                "2",
                "--until",
                "dissemination",
                "--late",
                "60",
                "--dry-run-messages",
                list.toString());
    }

    private static String errors(int exit, String... line) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Commands.run(line)).isEqualTo(exit);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
