package kh.isaf.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kh.isaf.workflow.model.ShippedModels;
import org.junit.jupiter.api.Test;

/** docs/processes.md tells what the models say; it is written from them, never by hand. */
class ProcessesDocTests {

    private static final Path DOCUMENT = Path.of("docs", "processes.md");

    @Test
    void theDocumentSaysWhatTheModelsSay() throws IOException {
        String current = new ProcessesDocument().of(ShippedModels.load().outlines());
        if (Boolean.getBoolean("isaf.write-docs")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(DOCUMENT)
                .as(
                        "A model has changed since %s was written. Write it again with:"
                                + " mvn test -Dtest=ProcessesDocTests -Disaf.write-docs=true",
                        DOCUMENT)
                .exists()
                .content()
                .isEqualToNormalizingNewlines(current);
    }
}
