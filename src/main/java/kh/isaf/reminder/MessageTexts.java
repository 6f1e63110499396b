package kh.isaf.reminder;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The words in which people are written to: those NCDDS has set, else those the product ships with. A change reaches
 * every node within seconds, and messages that wait for sending too, where they are written again before they go.
 */
@Service
public class MessageTexts {

    static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private volatile @Nullable Read read;

    MessageTexts(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** The words that were set, by text and language, and when they were read. */
    private record Read(Map<String, String> words, long at) {}

    /** A text with its variables filled in; what is not given is left empty. */
    public String of(String id, Locale locale, Map<String, String> values) {
        return filled(words(MessageText.of(id), locale.getLanguage()), values);
    }

    /** The words with their variables in braces. */
    public String words(MessageText text, String language) {
        String set = set().get(text.id() + "/" + language);
        return set == null ? shipped(text, language) : set;
    }

    /** The words that came with the product. */
    public String shipped(MessageText text, String language) {
        return messages.getMessage("text." + text.id(), null, Locale.forLanguageTag(language))
                .strip();
    }

    /** Whether NCDDS has put its own words in the place of those the product ships with. */
    public boolean replaced(MessageText text, String language) {
        return set().containsKey(text.id() + "/" + language);
    }

    /** Words with these values in the place of their variables. */
    public static String filled(String words, Map<String, String> values) {
        Matcher variable = VARIABLE.matcher(words);
        return variable.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    private Map<String, String> set() {
        Read last = read;
        if (last == null || System.nanoTime() - last.at() > FRESH) {
            last = new Read(current(), System.nanoTime());
            read = last;
        }
        return last.words();
    }

    private Map<String, String> current() {
        Map<String, String> words = new HashMap<>();
        jdbc.sql("""
                select distinct on (text_id, language) text_id, language, words from message_text
                order by text_id, language, version desc""").query(row -> {
            String set = row.getString("words");
            if (set != null) {
                words.put(row.getString("text_id") + "/" + row.getString("language"), set);
            }
        });
        return words;
    }

    /** To be called where words were changed, in that transaction. */
    void forget() {
        read = null;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                read = null;
            }
        });
    }
}
