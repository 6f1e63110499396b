package kh.isaf.people;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/** A new link, with its address: the only moment at which anybody knows it. */
public record IssuedLink(
        UUID id,
        AccountLink.Kind kind,
        UUID personId,
        String nameKm,
        String nameLatin,
        String username,
        String url,
        OffsetDateTime expiresAt) {

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }
}
