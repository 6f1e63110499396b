package kh.isaf.modelling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.release.ReleaseStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a new file of a draft begins as: a process from start to end, or the form of a task out of a ready one. */
@Service
@Transactional
public class StartFiles {

    /** The ready forms a task's own form can begin as. */
    public static final List<String> SAMPLES = List.of("blank", "post", "approve", "print", "ask");

    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final Pattern KHMER = Pattern.compile("[\\u1780-\\u17FF]");

    private final ReleaseDrafts drafts;
    private final ReleaseStore store;

    StartFiles(ReleaseDrafts drafts, ReleaseStore store) {
        this.drafts = drafts;
        this.store = store;
    }

    /** Adds a process that runs from its start to its end. */
    public String process(Actor by, UUID release, String id, String km, String en) {
        requireId(id);
        if (!KHMER.matcher(km).find() || km.length() > LONGEST_NAME) {
            throw new Refusal("nameKm", "editor.error.nameKm", String.valueOf(LONGEST_NAME));
        }
        if (en.isBlank() || en.length() > LONGEST_NAME) {
            throw new Refusal("nameEn", "editor.error.nameEn", String.valueOf(LONGEST_NAME));
        }
        String name = id + ".bpmn";
        if (store.file(release, name).isPresent()) {
            throw new Refusal("newId", "editor.error.exists", name);
        }
        String bpmn = resource("process.bpmn")
                .replace("newProcess", id)
                .replace("KHMER NAME", escaped(km.strip()))
                .replace("ENGLISH NAME", escaped(en.strip()));
        drafts.put(by, release, name, bpmn.getBytes(StandardCharsets.UTF_8));
        return name;
    }

    /** Makes the form of a task; one that is there already stays as it is. */
    public String formFor(Actor by, UUID release, String task, String sample) {
        requireId(task);
        if (!SAMPLES.contains(sample)) {
            throw new Refusal("sample", "editor.error.sample");
        }
        String name = task + ".form";
        if (store.file(release, name).isEmpty()) {
            String form = resource(sample + ".form").replace("\"id\": \"" + sample + "\"", "\"id\": \"" + task + "\"");
            drafts.put(by, release, name, form.getBytes(StandardCharsets.UTF_8));
        }
        return name;
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refusal("newId", "editor.error.id");
        }
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream file = StartFiles.class.getResourceAsStream("/blocks/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
