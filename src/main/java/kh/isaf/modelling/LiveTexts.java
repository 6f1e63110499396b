package kh.isaf.modelling;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kh.isaf.access.Actor;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.workflow.Guidance;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.Guidances;
import org.springframework.stereotype.Component;

/** The words in force now, and how those of a release come into force: as versions of each text, as if typed there. */
@Component
class LiveTexts {

    private final MessageTexts messages;
    private final MessageTextEditing editing;
    private final Guidances guidances;

    LiveTexts(MessageTexts messages, MessageTextEditing editing, Guidances guidances) {
        this.messages = messages;
        this.editing = editing;
        this.guidances = guidances;
    }

    ReleaseTexts read() {
        SortedMap<String, SortedMap<String, String>> words = new TreeMap<>();
        for (MessageText text : MessageText.values()) {
            if (MessageTextEditing.LANGUAGES.stream().anyMatch(language -> messages.replaced(text, language))) {
                words.put(text.id(), words(text));
            }
        }
        SortedMap<String, SortedMap<String, Texts>> tasks = new TreeMap<>();
        guidances.newest().forEach((task, newest) -> {
            if (newest.changed()) {
                tasks.put(task, new TreeMap<>(Map.of("km", newest.km(), "en", newest.en())));
            }
        });
        return new ReleaseTexts(words, tasks);
    }

    /** As people get the message now. */
    SortedMap<String, String> words(MessageText text) {
        SortedMap<String, String> words = new TreeMap<>();
        MessageTextEditing.LANGUAGES.forEach(language -> words.put(language, messages.words(text, language)));
        return words;
    }

    /** As the product ships the message. */
    SortedMap<String, String> shipped(MessageText text) {
        SortedMap<String, String> words = new TreeMap<>();
        MessageTextEditing.LANGUAGES.forEach(language -> words.put(language, messages.shipped(text, language)));
        return words;
    }

    /** Puts the words of a release into force where they are others than those in force. */
    void publish(Actor by, ReleaseTexts release) {
        ReleaseTexts before = read();
        for (String id : either(release.messages(), before.messages())) {
            Map<String, String> words = release.messages().get(id);
            if (!Objects.equals(words, before.messages().get(id))) {
                MessageText text = MessageText.of(id);
                if (words == null) {
                    editing.reset(by, text, editing.state(text));
                } else {
                    editing.set(by, text, words, editing.state(text));
                }
            }
        }
        Map<String, Guidance> newest = guidances.newest();
        for (String task : either(release.guidance(), before.guidance())) {
            if (!Objects.equals(release.guidance().get(task), before.guidance().get(task))) {
                int version = newest.containsKey(task) ? newest.get(task).version() : 0;
                if (release.guidance().containsKey(task)) {
                    guidances.write(task, version, release.guidance(task, "km"), release.guidance(task, "en"), by);
                } else {
                    guidances.withdraw(task, version, by);
                }
            }
        }
    }

    private static SortedSet<String> either(Map<String, ?> one, Map<String, ?> other) {
        SortedSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
