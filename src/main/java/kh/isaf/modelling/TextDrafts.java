package kh.isaf.modelling;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.model.ProcessOutline;
import kh.isaf.workflow.model.ProcessOutline.Kind;
import kh.isaf.workflow.model.ProcessOutline.Step;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The words of a draft: messages to people and guidance for its tasks, which become live with its models. */
@Service
@Transactional
public class TextDrafts {

    private final ReleaseStore store;
    private final ReleaseDrafts drafts;
    private final ReleaseChecks checks;
    private final LiveTexts live;

    TextDrafts(ReleaseStore store, ReleaseDrafts drafts, ReleaseChecks checks, LiveTexts live) {
        this.store = store;
        this.drafts = drafts;
        this.checks = checks;
        this.live = live;
    }

    /** A message as the draft words it. */
    public record Message(MessageText text, SortedMap<String, String> words, boolean own) {

        /** Names these words: whoever changes them says which he or she has seen. */
        public String seen() {
            return ReleaseFiles.sha256(words.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A task of the draft with what those who do it are told. */
    public record Told(Step task, Texts km, Texts en, boolean own) {

        public String seen() {
            return ReleaseFiles.sha256((km + " " + en).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Transactional(readOnly = true)
    public List<Message> messages(UUID release) {
        ReleaseTexts texts = texts(release);
        return Arrays.stream(MessageText.values())
                .map(text -> message(text, texts))
                .toList();
    }

    @Transactional(readOnly = true)
    public Message message(UUID release, MessageText text) {
        return message(text, texts(release));
    }

    /** All tasks of the draft's models. */
    @Transactional(readOnly = true)
    public List<Told> tasks(UUID release) {
        ReleaseTexts texts = texts(release);
        return checks.check(store.files(release)).stream()
                .filter(file -> file.name().endsWith(".bpmn") && file.ok())
                .flatMap(file -> ProcessOutline.of(file.content()).steps().stream())
                .filter(step -> step.kind() == Kind.TASK)
                .map(task -> new Told(
                        task,
                        texts.guidance(task.id(), "km"),
                        texts.guidance(task.id(), "en"),
                        texts.guidance().containsKey(task.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    public Told task(UUID release, String id) {
        return tasks(release).stream()
                .filter(told -> told.task().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("task " + id));
    }

    /** Words a message otherwise in the draft; the product's own words are not kept. */
    public void word(Actor by, UUID release, MessageText text, Map<String, String> typed, String seen) {
        store.held(release);
        SortedMap<String, String> words = new TreeMap<>(MessageTextEditing.checked(text, typed));
        require(seen.equals(message(release, text).seen()));
        ReleaseTexts texts = texts(release);
        write(
                by,
                release,
                words.equals(live.shipped(text))
                        ? texts.withoutMessage(text.id())
                        : texts.withMessage(text.id(), words));
    }

    /** Tells the people who do a task something else; nothing at all leaves what the model tells them. */
    public void tell(Actor by, UUID release, String task, Texts km, Texts en, String seen) {
        store.held(release);
        require(seen.equals(task(release, task).seen()));
        write(by, release, texts(release).withGuidance(task, km, en));
    }

    private void write(Actor by, UUID release, ReleaseTexts texts) {
        drafts.put(by, release, ReleaseFiles.TEXTS, texts.written());
    }

    private Message message(MessageText text, ReleaseTexts texts) {
        SortedMap<String, String> own = texts.messages().get(text.id());
        return new Message(text, own == null ? live.shipped(text) : own, own != null);
    }

    private ReleaseTexts texts(UUID release) {
        store.get(release);
        return ReleaseTexts.of(store.files(release));
    }

    private static void require(boolean unchanged) {
        if (!unchanged) {
            throw new Refusal(null, "release.texts.error.changed");
        }
    }
}
