package kh.isaf.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ready blocks name roles, actions and forms that there are, and their forms break no rule. */
class ReadyBlocksDataTests {

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void everyBlockNamesWhatThereIs() throws IOException {
        JsonNode blocks = JsonMapper.shared().readTree(content("blocks.json"));
        assertThat(blocks).hasSize(7).allSatisfy(block -> {
            String id = block.path("id").asString();
            assertThat(Texts.khmer(block.path("nameKm").asString())).as(id).isTrue();
            assertThat(Texts.khmer(block.path("hintKm").asString())).as(id).isTrue();
            assertThat(Texts.khmer(block.path("nameEn").asString())).as(id).isFalse();
            JsonNode sets = block.path("sets");
            if (!sets.path("role").isNull()) {
                assertThat(catalogue.roles()).contains(sets.path("role").asString());
            }
            if (!sets.path("action").isNull()) {
                assertThat(catalogue.actions()).contains(sets.path("action").asString());
            }
            if (!block.path("sample").isNull()) {
                assertThat(content(block.path("sample").asString() + ".form")).isNotEmpty();
            }
        });
    }

    @Test
    void theFormsTheyBeginWithBreakNoRule() throws IOException {
        for (String sample : List.of("blank", "post", "approve", "print", "ask")) {
            CheckedFile form =
                    ModelRules.forFiles(catalogue).check(new ModelFile(sample + ".form", content(sample + ".form")));
            assertThat(form.findings()).as(sample).isEmpty();
        }
    }

    private static byte[] content(String file) throws IOException {
        try (InputStream in = ReadyBlocksDataTests.class.getResourceAsStream("/blocks/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
