package kh.isaf.workflow.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in Khmer and in English at once, for facts and choices that are made before the reader is known. */
@Component
class BothLanguages {

    static final Locale KHMER = Locale.forLanguageTag("km");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");

    private final MessageSource messages;

    BothLanguages(MessageSource messages) {
        this.messages = messages;
    }

    /** A fact whose value is a message. */
    Fact fact(String labelKey, String messageKey, Object... args) {
        return new Fact(labelKey, khmer(messageKey, args), english(messageKey, args));
    }

    /** A choice of a field that takes its choices from the task. */
    Map<String, Object> choice(String value, String messageKey) {
        return choice(value, khmer(messageKey), english(messageKey));
    }

    static Map<String, Object> choice(String value, String km, String en) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("value", value);
        choice.put("label", km);
        choice.put("label_en", en);
        return choice;
    }

    /** A date as people read it. */
    static String day(@Nullable LocalDate date, Locale locale) {
        return date == null ? "–" : DAY.withLocale(locale).format(date);
    }

    String khmer(String key, Object... args) {
        return messages.getMessage(key, args, KHMER);
    }

    String english(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ENGLISH);
    }
}
