package kh.isaf.people;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who holds a role: whom to ask, to call or to remind. */
public record Holder(
        UUID personId,
        String nameKm,
        String nameLatin,
        @Nullable String phone,
        String language) {

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
