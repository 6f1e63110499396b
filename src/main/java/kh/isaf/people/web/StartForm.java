package kh.isaf.people.web;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is typed on the page a link leads to; the names are asked of the first administrator only. */
record StartForm(
        String nameKm,
        String nameLatin,
        String username,
        String email,
        String phone,
        String password,
        String again,
        String language) {

    StartForm(
            @Nullable String nameKm,
            @Nullable String nameLatin,
            @Nullable String username,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String password,
            @Nullable String again,
            @Nullable String language) {
        this.nameKm = text(nameKm);
        this.nameLatin = text(nameLatin);
        this.username = text(username);
        this.email = text(email);
        this.phone = text(phone);
        this.password = text(password);
        this.again = text(again);
        this.language = text(language);
    }

    static StartForm empty(Locale language) {
        return new StartForm("", "", "", "", "", "", "", language.getLanguage());
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
