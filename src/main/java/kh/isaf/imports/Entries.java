package kh.isaf.imports;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Between rows of SQL and the texts of a register's entries. */
public final class Entries {

    private Entries() {}

    /** The entries that a query answers, one a row, its columns named as those of the register; the first is the key. */
    public static Map<String, Map<String, String>> read(JdbcClient.StatementSpec query, List<Column> columns) {
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        query.query((row, number) -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    for (Column column : columns) {
                        texts.put(column.name(), Objects.requireNonNullElse(row.getString(column.name()), ""));
                    }
                    return texts;
                })
                .list()
                .forEach(texts -> entries.put(texts.get(columns.get(0).name()), texts));
        return entries;
    }

    /** What the changes leave in one column, as an array for SQL. */
    public static String[] values(List<Change> changes, String column) {
        return changes.stream()
                .map(Change::after)
                .filter(Objects::nonNull)
                .map(texts -> texts.getOrDefault(column, ""))
                .toArray(String[]::new);
    }

    /** The keys of the entries that the changes take away. */
    public static String[] gone(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.after() == null)
                .map(Change::key)
                .toArray(String[]::new);
    }

    public static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
