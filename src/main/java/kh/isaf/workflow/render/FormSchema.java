package kh.isaf.workflow.render;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A form as the model declares it, read once and safe to share between requests. */
public final class FormSchema {

    private final String id;
    private final List<Field> fields;
    private final Map<String, Field> byPath = new LinkedHashMap<>();

    FormSchema(String id, List<Field> fields) {
        this.id = id;
        this.fields = List.copyOf(fields);
        enter("", fields);
    }

    /** Reads form-js JSON; throws {@link FormNotReadable} when it breaks the profile of forms. */
    public static FormSchema parse(String json) {
        return FormReader.read(json);
    }

    /** The id of the form, which is the user task's. */
    public String id() {
        return id;
    }

    public List<Field> fields() {
        return fields;
    }

    /** What is to be printed before it is filled in: a page of the cycle, or {@code stage} for that of the stage. */
    public Optional<String> sheet() {
        return fields.stream()
                .filter(Field.Note.class::isInstance)
                .map(note -> ((Field.Note) note).sheet())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The keys of the answers in the order asked: the components of the task's command. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        byPath.keySet().stream().filter(path -> path.indexOf('.') < 0).forEach(keys::add);
        return keys;
    }

    /** The keys within a row of a list. */
    public Set<String> rowKeys(String list) {
        Set<String> keys = new LinkedHashSet<>();
        byPath.keySet().stream()
                .filter(path -> path.startsWith(list + "."))
                .forEach(path -> keys.add(path.substring(list.length() + 1)));
        return keys;
    }

    /** The questions by path, those in rows as {@code ratings.votes1}. */
    public Map<String, Field.Question> questions() {
        Map<String, Field.Question> questions = new LinkedHashMap<>();
        byPath.forEach((path, field) -> {
            if (field instanceof Field.Question question) {
                questions.put(path, question);
            }
        });
        return questions;
    }

    /** What a question is called: its group or list where its own label is not enough, and its label. */
    public String label(String path, String language) {
        Field field = byPath.get(path);
        if (field instanceof Field.Container list) {
            return list.label().in(language);
        }
        if (!(field instanceof Field.Question question)) {
            return path;
        }
        String own = question.frame().label().in(language);
        return fields.stream()
                .filter(Field.Container.class::isInstance)
                .map(Field.Container.class::cast)
                .filter(holder -> holder.fields().contains(field))
                .findFirst()
                .map(holder -> holder.label().in(language) + " – " + own)
                .orElse(own);
    }

    /** The question or list at the name of an input, as {@code actions[2].lead}. */
    Optional<Field> at(String path) {
        return Optional.ofNullable(byPath.get(path.replaceAll("\\[\\d+]", "")));
    }

    boolean hasSeveralLists() {
        return byPath.values().stream().filter(Field.Rows.class::isInstance).count() > 1;
    }

    private void enter(String prefix, List<Field> parts) {
        for (Field part : parts) {
            if (part instanceof Field.Question question) {
                enter(prefix + question.key(), question);
            } else if (part instanceof Field.Group group) {
                enter(prefix, group.fields());
            } else if (part instanceof Field.Rows rows) {
                enter(prefix + rows.key(), rows);
                enter(rows.key() + ".", rows.fields());
            }
        }
    }

    private void enter(String path, Field field) {
        if (byPath.put(path, field) != null) {
            throw new FormNotReadable(path, "two parts of the form have this key");
        }
    }
}
