package kh.isaf.reminder.reply;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of answers, with their variables filled in. */
@Component
class ReplyWords {

    private final MessageSource messages;

    ReplyWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String id, Locale locale, Map<String, String> values) {
        String words = messages.getMessage("text." + id, null, locale);
        for (Map.Entry<String, String> value : values.entrySet()) {
            words = words.replace("{" + value.getKey() + "}", value.getValue());
        }
        return words;
    }
}
