package kh.isaf.modelling.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor may write otherwise without changing a word of what a file means. */
class EqualInMeaningTests {

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("processes"));
                Stream<Path> forms = Files.list(Path.of("forms"))) {
            return Stream.concat(processes, forms).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void anotherHandMeansTheSame(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(ReleaseComparison.differences(bytes(text), bytes(rewritten(text))))
                .isEmpty();
        assertThat(rewritten(text)).isNotEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyWordThatIsChangedCounts(Path file) throws IOException {
        String text = Files.readString(file);
        String other = text.replaceFirst("[\\u1780-\\u17B3]", "ឪ");
        assertThat(ReleaseComparison.equalInMeaning(bytes(text), bytes(other))).isFalse();
    }

    @Test
    void aFileThatCannotBeReadMeansItselfOnly() {
        assertThat(ReleaseComparison.equalInMeaning(bytes("<a"), bytes("<a"))).isTrue();
        assertThat(ReleaseComparison.equalInMeaning(bytes("<a"), bytes("<b/>"))).isFalse();
        assertThat(ReleaseComparison.equalInMeaning(bytes("{\"components\":["), bytes("{}")))
                .isFalse();
    }

    @Test
    void aQuestionMovedToAnotherLineMeansTheSame() {
        String form = "{\"type\":\"default\",\"components\":[{\"key\":\"a\",\"id\":\"x\"%s}]}";
        assertThat(ReleaseComparison.equalInMeaning(
                        bytes(form.formatted(", \"layout\":{\"row\":\"Row_1\",\"columns\":null}, \"validate\":{}")),
                        bytes(form.formatted(""))))
                .isTrue();
        assertThat(ReleaseComparison.equalInMeaning(
                        bytes(form.formatted(", \"validate\":{\"min\":1}")),
                        bytes(form.formatted(", \"validate\":{\"min\":1.0}"))))
                .isTrue();
        assertThat(ReleaseComparison.equalInMeaning(
                        bytes(form.formatted(", \"validate\":{\"min\":1}")),
                        bytes(form.formatted(", \"validate\":{\"min\":2}"))))
                .isFalse();
    }

    /** As another editor writes it: other prefixes, other ids of what is drawn, defaults written out, shapes moved. */
    private static String rewritten(String text) {
        String other = text;
        if (text.startsWith("<")) {
            for (List<String> change : List.of(
                    List.of("<bpmn:", "<bp:"),
                    List.of("</bpmn:", "</bp:"),
                    List.of("xmlns:bpmn=", "exporter=\"another\" xmlns:bp="),
                    List.of("xsi:type=\"bpmn:", "xsi:type=\"bp:"),
                    List.of("Shape\" bpmnElement", "_di\" bpmnElement"),
                    List.of("<dc:Bounds x=\"1", "<dc:Bounds x=\"2"),
                    List.of("<bp:boundaryEvent ", "<bp:boundaryEvent cancelActivity=\"true\" "),
                    List.of("<bp:userTask ", "<bp:userTask camunda:exclusive=\"true\" "),
                    List.of("<definitions ", "<definitions exporter=\"another\" "),
                    List.of("<text>-</text>", "<text></text>"),
                    List.of("\n", " \n"))) {
                other = other.replace(change.get(0), change.get(1));
            }
            return other.replaceAll("cancelActivity=\"true\" ([^>]*cancelActivity)", "$1")
                    .replaceAll("<bp:(incoming|outgoing)>[^<]*</bp:\\1>", "");
        }
        return other.replace(
                        "\"components\": [\n    {",
                        "\"exporter\": {\"name\": \"another\"}, \"components\": [\n    {\"description\": null,")
                .replaceAll("(?s)(\"description\": null,)(.{0,200}\"description\")", "$2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
