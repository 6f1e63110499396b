package kh.isaf.imports;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What registers, their columns and the faults of their rows are called in the language of a reader. */
@Component
public class RegisterTexts {

    /** Khmer comes first. */
    static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("km"), Locale.ENGLISH);

    private final MessageSource messages;

    RegisterTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String title(Register register, Locale locale) {
        return say("register." + register.id(), locale);
    }

    /** The title of a column; the name itself where the register has no such column. */
    public String title(Register register, String column, Locale locale) {
        return say("register." + register.id() + "." + column, column, locale);
    }

    public String sentence(Faults.Fault fault, Locale locale) {
        return messages.getMessage(fault.messageKey(), fault.args().toArray(), locale);
    }

    /** What the cells of a column hold, with a word of the register's own where there is one. */
    public String explained(Register register, Column column, Locale locale) {
        String kind = say("imports.kind." + column.kind().name(), locale);
        String own = say("register." + register.id() + "." + column.name() + ".help", "", locale);
        String choices = String.join(
                "; ",
                column.choices().stream()
                        .map(id -> id + " = " + say("register.choice." + id, id, locale))
                        .toList());
        return String.join(" ", List.of(kind, own, choices)).strip();
    }

    /** The titles of one choice, in every language that has one. */
    List<String> choices(String id) {
        return LANGUAGES.stream()
                .map(language -> CellText.words(say("register.choice." + id, id, language)))
                .toList();
    }

    String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String say(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, null, locale), otherwise);
    }
}
