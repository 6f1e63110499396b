package kh.isaf.modelling;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.release.ReleaseFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of a release, file {@code texts.json}: messages that NCDDS words otherwise than the product, and what it
 * tells the people who do a task. What is not in it is as the product ships it.
 *
 * @param messages by id, then by language
 * @param guidance by task, then by language
 */
public record ReleaseTexts(
        SortedMap<String, SortedMap<String, String>> messages, SortedMap<String, SortedMap<String, Texts>> guidance) {

    private static final int LONGEST = 4000;
    private static final String TASK = "[a-z][A-Za-z0-9]{0,59}";
    private static final List<String> PARTS = List.of("todo", "checklist", "sample", "manual");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ReleaseTexts {
        messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
        guidance = Collections.unmodifiableSortedMap(new TreeMap<>(guidance));
    }

    /** The words of these files; none where they bring none. */
    public static ReleaseTexts of(ReleaseFiles files) {
        return files.find(ReleaseFiles.TEXTS)
                .map(ReleaseTexts::read)
                .orElse(new ReleaseTexts(new TreeMap<>(), new TreeMap<>()));
    }

    /** Reads the file; words that could not be sent are refused with the text they belong to. */
    public static ReleaseTexts read(byte[] content) {
        if (content.length > ModelFile.LARGEST) {
            throw new Refusal("file", "release.texts.error.json");
        }
        try {
            JsonNode file = JSON.readTree(content);
            requireObject(file);
            SortedMap<String, SortedMap<String, String>> messages = new TreeMap<>();
            SortedMap<String, SortedMap<String, Texts>> guidance = new TreeMap<>();
            for (Map.Entry<String, JsonNode> part : file.properties()) {
                requireObject(part.getValue());
                for (Map.Entry<String, JsonNode> text : part.getValue().properties()) {
                    switch (part.getKey()) {
                        case "messages" -> messages.put(text.getKey(), message(text.getKey(), text.getValue()));
                        case "guidance" -> guidance.put(text.getKey(), guidance(text.getKey(), text.getValue()));
                        default -> throw new Refusal("file", "release.texts.error.json");
                    }
                }
            }
            return new ReleaseTexts(messages, guidance);
        } catch (JacksonException e) {
            throw new Refusal("file", "release.texts.error.json");
        }
    }

    private static void requireObject(JsonNode node) {
        if (!node.isObject()) {
            throw new Refusal("file", "release.texts.error.json");
        }
    }

    /** This file with a message in other words. */
    public ReleaseTexts withMessage(String id, SortedMap<String, String> words) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(messages);
        all.put(id, words);
        return new ReleaseTexts(all, guidance);
    }

    public ReleaseTexts withoutMessage(String id) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(messages);
        all.remove(id);
        return new ReleaseTexts(all, guidance);
    }

    /** This file with other guidance for a task; none in either language leaves the model's. */
    public ReleaseTexts withGuidance(String task, Texts km, Texts en) {
        SortedMap<String, SortedMap<String, Texts>> all = new TreeMap<>(guidance);
        all.remove(task);
        if (!km.equals(Texts.NONE) || !en.equals(Texts.NONE)) {
            all.put(task, new TreeMap<>(Map.of("km", km, "en", en)));
        }
        return new ReleaseTexts(messages, all);
    }

    /** The guidance of a task in a language. */
    public Texts guidance(String task, String language) {
        return guidance.getOrDefault(task, new TreeMap<>()).getOrDefault(language, Texts.NONE);
    }

    /** The file; the same words give the same bytes. */
    public byte[] written() {
        ObjectNode file = JSON.createObjectNode();
        ObjectNode ofMessages = file.putObject("messages");
        messages.forEach((id, words) -> {
            ObjectNode text = ofMessages.putObject(id);
            words.forEach(text::put);
        });
        ObjectNode ofTasks = file.putObject("guidance");
        guidance.forEach((task, words) -> {
            ObjectNode text = ofTasks.putObject(task);
            words.forEach((language, parts) -> text.putObject(language)
                    .put("todo", parts.todo())
                    .put("checklist", parts.checklist())
                    .put("sample", parts.sample())
                    .put("manual", parts.manual()));
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    private static SortedMap<String, String> message(String id, JsonNode words) {
        SortedMap<String, String> typed = new TreeMap<>();
        MessageTextEditing.LANGUAGES.forEach(language -> typed.put(language, string(id, words.get(language))));
        try {
            return new TreeMap<>(MessageTextEditing.checked(MessageText.of(id), typed));
        } catch (NotFound e) {
            throw new Refusal("file", "release.texts.error.unknown", shown(id));
        } catch (Refusal refusal) {
            throw new Refusal("file", "release.texts.error.message", id, String.valueOf(refusal.field()), why(refusal));
        }
    }

    private static DefaultMessageSourceResolvable why(Refusal refusal) {
        return new DefaultMessageSourceResolvable(new String[] {refusal.messageKey()}, refusal.args());
    }

    private static SortedMap<String, Texts> guidance(String task, JsonNode words) {
        if (!task.matches(TASK)) {
            throw new Refusal("file", "release.texts.error.unknown", shown(task));
        }
        SortedMap<String, Texts> texts = new TreeMap<>();
        for (String language : MessageTextEditing.LANGUAGES) {
            List<String> parts = PARTS.stream()
                    .map(part -> string(task, words.path(language).get(part)))
                    .toList();
            texts.put(language, new Texts(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
        }
        return texts;
    }

    private static String string(String id, @Nullable JsonNode node) {
        if (node == null || !node.isString()) {
            throw new Refusal("file", "release.texts.error.incomplete", shown(id));
        }
        String text = node.stringValue();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new Refusal("file", "release.texts.error.long", shown(id), String.valueOf(LONGEST));
        }
        return text;
    }

    private static String shown(String id) {
        String plain = id.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
