package kh.isaf.people.web;

import java.util.Objects;
import kh.isaf.people.Profiles;
import org.jspecify.annotations.Nullable;

/** What a person types about himself or herself. */
record ProfileForm(
        @Nullable String nameKm,
        @Nullable String nameLatin,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String language,
        @Nullable String channel,
        @Nullable String rhythm) {

    Profiles.Typed typed() {
        return new Profiles.Typed(
                text(nameKm), text(nameLatin), text(phone), text(email), text(language), text(channel), text(rhythm));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
