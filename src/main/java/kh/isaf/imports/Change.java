package kh.isaf.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one entry of a register.
 *
 * @param before texts by column; null where the entry is new
 * @param after texts by column; null where the entry goes
 */
public record Change(
        String key,
        @Nullable Map<String, String> before,
        @Nullable Map<String, String> after) {

    /** The change that takes this one back. */
    Change reversed() {
        return new Change(key, after, before);
    }
}
