package kh.isaf.workflow.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;

/** The English words of the reasons, from the same file the pages use. */
final class EnglishReasons {

    private static final Properties WORDS = load();

    private EnglishReasons() {}

    static String say(Reason why, List<String> args) {
        return MessageFormat.format(WORDS.getProperty(why.key(), why.code()), args.toArray());
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream file = EnglishReasons.class.getResourceAsStream("/messages_en.properties")) {
            if (file != null) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
