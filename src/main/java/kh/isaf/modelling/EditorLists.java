package kh.isaf.modelling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ProcessOutline;
import kh.isaf.workflow.release.ReleaseFiles;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything an editor lets a person choose from: nothing else can be put into a model by hand. */
@Component
public class EditorLists {

    private static final String WORDS = "editor.ui.";
    private static final JsonMapper JSON = new JsonMapper();

    /** Something to choose, with its name in the reader's language. */
    public record Choice(String id, String name) {}

    /** Another model of the release. */
    public record Model(String id, String km, String en) {}

    /**
     * The lists for one release.
     *
     * @param words what the editor itself says, by the end of its message key
     * @param fields of each form, as a question of a model may ask for them
     * @param blocks the ready blocks, as they are written in {@code blocks/blocks.json}
     */
    public record Lists(
            Map<String, String> words,
            List<Choice> roles,
            List<Choice> actions,
            List<Choice> stages,
            List<Model> models,
            Map<String, List<FormFields.FormField>> fields,
            JsonNode blocks) {}

    private final Catalogue catalogue;
    private final MessageSource messages;
    private final JsonNode blocks = blocks();

    EditorLists(Catalogue catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    public Lists of(ReleaseFiles files, Locale locale) {
        Map<String, List<FormFields.FormField>> fields = new TreeMap<>();
        files.models().stream()
                .filter(file -> file.name().endsWith(".form"))
                .forEach(file -> fields.put(base(file.name()), FormFields.of(file.content())));
        return new Lists(
                words(locale),
                choices(catalogue.roles(), "role.", locale),
                choices(catalogue.actions(), "editor.action.", locale),
                choices(catalogue.stages(), "stage.", locale),
                files.models().stream()
                        .filter(file -> file.name().endsWith(".bpmn"))
                        .map(EditorLists::model)
                        .toList(),
                fields,
                blocks);
    }

    private List<Choice> choices(Collection<String> ids, String beginning, Locale locale) {
        return ids.stream()
                .sorted()
                .map(id -> new Choice(
                        id, Objects.requireNonNullElse(messages.getMessage(beginning + id, null, id, locale), id)))
                .toList();
    }

    private static Model model(ModelFile file) {
        try {
            ProcessOutline outline = ProcessOutline.of(file.content());
            return new Model(
                    base(file.name()), outline.name().km(), outline.name().en());
        } catch (RuntimeException unfinished) {
            // a draft may hold a model that cannot be read as a whole yet
            return new Model(base(file.name()), base(file.name()), base(file.name()));
        }
    }

    private static Map<String, String> words(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", locale);
        Map<String, String> words = new LinkedHashMap<>();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(WORDS))
                .sorted()
                .forEach(key -> words.put(key.substring(WORDS.length()), bundle.getString(key)));
        return words;
    }

    private static String base(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static JsonNode blocks() {
        try (InputStream file = EditorLists.class.getResourceAsStream("/blocks/blocks.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException("blocks.json", e);
        }
    }
}
