package kh.isaf.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.ProcessOutline;
import kh.isaf.workflow.model.ProcessOutline.Next;
import kh.isaf.workflow.model.ProcessOutline.Step;
import kh.isaf.workflow.model.ProcessOutline.Text;

/** Writes all models as one Markdown document: steps, who, form, what follows; English and Khmer. */
class ProcessesDocument {

    private final Properties english = messages("en");
    private final Properties khmer = messages("km");

    String of(List<ProcessOutline> outlines) {
        StringBuilder text = new StringBuilder("""
                # The processes

                Written from the models in `processes/`; do not edit by hand. After a change of a model:
                `mvn test -Dtest=ProcessesDocTests -Disaf.write-docs=true`.
                Numbers in the last column are those of the steps. Roles in *italics* depend on the area:

                """);
        for (String role : List.of("facilitator", "dataEntry", "supervisor", "committee")) {
            text.append("- *%s*: %s%n"
                    .formatted(
                            word("role." + role).en(),
                            word("processes.roleNote." + role).en()));
        }
        outlines.forEach(outline -> text.append(section(outline)));
        return text.toString().replace("\r\n", "\n");
    }

    private String section(ProcessOutline outline) {
        String rows = outline.steps().stream()
                .map(step -> "| %d | %s | %s | %s | %s |%n"
                        .formatted(
                                outline.number(step.id()),
                                both(step.name()),
                                doneBy(step),
                                form(step),
                                follows(step, outline)))
                .collect(Collectors.joining());
        return "%n## %s%n%n%s · `processes/%s.bpmn`%n%n| | step | who | form | what follows |%n|---|---|---|---|---|%n%s"
                .formatted(outline.name().en(), outline.name().km(), outline.id(), rows);
    }

    private String doneBy(Step step) {
        String role = step.role();
        if (role == null) {
            return word("processes.kind." + step.kind()).en().toLowerCase(Locale.ROOT)
                    + (step.repetition() == null
                            ? ""
                            : "; "
                                    + word("processes.repetition." + step.repetition())
                                            .en()
                                            .toLowerCase(Locale.ROOT));
        }
        Text words = word("role." + role);
        return english.containsKey("processes.roleNote." + role)
                ? "*%s*<br>%s".formatted(words.en(), words.km())
                : both(words);
    }

    private static String form(Step step) {
        return switch (step.kind()) {
            case TASK -> "`%s`".formatted(step.id());
            case CALL -> "process `%s`".formatted(step.called());
            default -> "";
        };
    }

    private static String follows(Step step, ProcessOutline outline) {
        return step.next().stream()
                .map(next -> answer(next) + outline.number(next.stepId()))
                .collect(Collectors.joining("<br>"));
    }

    private static String answer(Next next) {
        return next.answer().isEmpty()
                ? ""
                : "%s (%s) → ".formatted(next.answer().en(), next.answer().km());
    }

    private static String both(Text words) {
        return words.en() + "<br>" + words.km();
    }

    private Text word(String key) {
        return new Text(
                Objects.requireNonNull(khmer.getProperty(key), key),
                Objects.requireNonNull(english.getProperty(key), key));
    }

    private static Properties messages(String language) {
        Properties properties = new Properties();
        try (InputStream file = ProcessesDocument.class.getResourceAsStream("/messages_" + language + ".properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
