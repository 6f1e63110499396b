package kh.isaf.cycle;

import java.util.Collection;
import java.util.Map;
import kh.isaf.territory.TerritoryCounts;
import kh.isaf.territory.TerritoryUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which cycles hang on areas and providers. */
@Component
class CyclesOfTerritory implements TerritoryUse {

    private final JdbcClient jdbc;

    CyclesOfTerritory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "cycles";
    }

    @Override
    public Map<String, Integer> ofAreas(Collection<String> codes) {
        return count("""
                select area_code, count(*) from area_cycle
                where area_code = any(:codes) and closed_at is null group by area_code""", codes);
    }

    @Override
    public Map<String, Integer> everOfAreas(Collection<String> codes) {
        return count(
                "select area_code, count(*) from area_cycle where area_code = any(:codes) group by area_code", codes);
    }

    @Override
    public Map<String, Integer> everOfProviders(Collection<String> codes) {
        return count("""
                select provider_code, count(distinct cycle_key) from stage_progress
                where provider_code = any(:codes) group by provider_code""", codes);
    }

    private Map<String, Integer> count(String sql, Collection<String> codes) {
        return TerritoryCounts.read(jdbc.sql(sql).param("codes", codes.toArray(String[]::new)));
    }
}
