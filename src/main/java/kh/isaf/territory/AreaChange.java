package kh.isaf.territory;

import java.util.Map;
import java.util.Objects;
import kh.isaf.imports.Change;
import org.jspecify.annotations.Nullable;

/**
 * What an import adds or changes about one area.
 *
 * @param before type and names as they are; null for an area that is added
 * @param after type and names as they will be
 */
public record AreaChange(String code, @Nullable String before, String after) {

    static AreaChange of(Change change) {
        Map<String, String> before = change.before();
        return new AreaChange(
                change.key(), before == null ? null : words(before), words(Objects.requireNonNull(change.after())));
    }

    private static String words(Map<String, String> area) {
        return area.get("type") + " " + area.get("name_km") + " " + area.get("name_latin");
    }
}
