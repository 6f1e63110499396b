package kh.isaf.territory;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers by code of area or provider, as SQL counts them. */
public final class TerritoryCounts {

    private TerritoryCounts() {}

    /** @param query answers code and number */
    public static Map<String, Integer> read(JdbcClient.StatementSpec query) {
        Map<String, Integer> counts = new HashMap<>();
        query.query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }
}
