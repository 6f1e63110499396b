package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where NCDDS puts its own words in the place of those the product ships with; every set of words is kept. */
@Service
public class MessageTextEditing {

    /** In which people are written to, in the order in which pages show them. */
    public static final List<String> LANGUAGES = List.of("km", "en");

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageTexts texts;
    private final AuditTrail audit;

    MessageTextEditing(JdbcClient jdbc, Clock clock, MessageTexts texts, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
        this.audit = audit;
    }

    /**
     * Words that were set once.
     *
     * @param words null when the shipped ones were taken again
     */
    public record Version(
            String language, int version, @Nullable String words, String changedByName, LocalDateTime changedAt) {}

    /** All changes of a text, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(MessageText text) {
        return jdbc.sql("""
                        select language, version, words, changed_by_name, (changed_at at time zone :zone) as changed_at
                        from message_text where text_id = :id order by changed_at desc, language, version desc""")
                .param("zone", BusinessClock.CAMBODIA.getId())
                .param("id", text.id())
                .query(Version.class)
                .list();
    }

    /** How often a text was changed: whoever changes it says which state he or she has seen. */
    @Transactional(readOnly = true)
    public int state(MessageText text) {
        return jdbc.sql("select count(*) from message_text where text_id = ?")
                .param(text.id())
                .query(Integer.class)
                .single();
    }

    /**
     * Sets the words of a text in both languages; where they are as before nothing is written.
     *
     * @param words by language, as they were typed
     */
    @Transactional
    public void set(Actor actor, MessageText text, Map<String, String> words, int seen) {
        Map<String, String> tidy = checked(text, words);
        lock(text, seen);
        tidy.forEach((language, typed) -> {
            String before = texts.words(text, language);
            if (!typed.equals(before)) {
                write(actor, text, language, typed.equals(texts.shipped(text, language)) ? null : typed, before, typed);
            }
        });
    }

    /** Takes the shipped words again, in both languages. */
    @Transactional
    public void reset(Actor actor, MessageText text, int seen) {
        lock(text, seen);
        for (String language : LANGUAGES) {
            if (texts.replaced(text, language)) {
                write(actor, text, language, null, texts.words(text, language), texts.shipped(text, language));
            }
        }
    }

    /** Refuses words that cannot be sent, naming what is wrong; gives them as they will be kept. */
    public static Map<String, String> checked(MessageText text, Map<String, String> words) {
        Map<String, String> tidy = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            String typed =
                    words.getOrDefault(language, "").replace("\r\n", "\n").strip();
            check(text, language, typed);
            tidy.put(language, typed);
        }
        return tidy;
    }

    private static void check(MessageText text, String language, String typed) {
        if (typed.isEmpty()) {
            throw new Refusal(language, "texts.error.empty");
        }
        if (typed.length() > LONGEST) {
            throw new Refusal(language, "texts.error.tooLong", String.valueOf(LONGEST));
        }
        TreeSet<String> unknown = new TreeSet<>();
        Matcher variable = MessageTexts.VARIABLE.matcher(typed);
        while (variable.find()) {
            if (TextVariable.of(variable.group(1))
                    .filter(text.variables()::contains)
                    .isEmpty()) {
                unknown.add(variable.group());
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refusal(language, "texts.error.unknown", String.join(" ", unknown));
        }
        if (MessageTexts.VARIABLE.matcher(typed).replaceAll("").matches("(?s).*[{}].*")) {
            throw new Refusal(language, "texts.error.brace");
        }
        String missing = text.obligatory().stream()
                .map(TextVariable::inBraces)
                .filter(name -> !typed.contains(name))
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new Refusal(language, "texts.error.missing", missing);
        }
    }

    private void lock(MessageText text, int seen) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('message_text/' || ?))")
                .param(text.id())
                .query(row -> {});
        texts.forget();
        if (state(text) != seen) {
            throw new Refusal(null, "texts.error.changed");
        }
    }

    private void write(
            Actor actor, MessageText text, String language, @Nullable String words, String before, String after) {
        jdbc.sql("""
                        insert into message_text (text_id, language, version, words, changed_by, changed_by_name, changed_at)
                        values (:id, :language, (select coalesce(max(version), 0) + 1 from message_text
                            where text_id = :id and language = :language), :words, :person, :name, :now)""")
                .param("id", text.id())
                .param("language", language)
                .param("words", words)
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        texts.forget();
        audit.record(
                actor,
                words == null ? "text.reset" : "text.change",
                "message_text/" + text.id() + "/" + language,
                before,
                after,
                null);
    }
}
