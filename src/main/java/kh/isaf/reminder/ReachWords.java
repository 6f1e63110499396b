package kh.isaf.reminder;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of messages to groups and about addresses. */
@Component
class ReachWords {

    private final MessageSource messages;

    ReachWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The text with this id, each name in braces replaced by its value. */
    String of(String id, Locale locale, Map<String, String> values) {
        String text = plain("text.".concat(id), locale);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    String plain(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
