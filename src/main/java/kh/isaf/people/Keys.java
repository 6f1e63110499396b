package kh.isaf.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Keys of the registers' tables: codes with a stroke between them. */
final class Keys {

    private Keys() {}

    static String of(String... parts) {
        return String.join("/", parts);
    }

    static String part(String key, int number) {
        return key.split("/", -1)[number];
    }

    /** That part of each key, each once. */
    static String[] parts(Collection<String> keys, int number) {
        return keys.stream().map(key -> part(key, number)).distinct().toArray(String[]::new);
    }

    /** The codes of a cell that holds several. */
    static List<String> codes(String cell) {
        return Arrays.stream(cell.split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
