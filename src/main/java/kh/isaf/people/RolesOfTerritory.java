package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import kh.isaf.territory.TerritoryCounts;
import kh.isaf.territory.TerritoryUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which roles and posts hang on areas and providers. */
@Component
class RolesOfTerritory implements TerritoryUse {

    private final JdbcClient jdbc;
    private final Clock clock;

    RolesOfTerritory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public Map<String, Integer> ofAreas(Collection<String> codes) {
        return TerritoryCounts.read(
                jdbc.sql("""
                select area_code, count(*) from role_assignment
                where area_code = any(:codes) and (valid_to is null or valid_to > :today) group by area_code""").param("codes", codes.toArray(String[]::new)).param("today", LocalDate.now(clock)));
    }

    @Override
    public Map<String, Integer> everOfAreas(Collection<String> codes) {
        return TerritoryCounts.read(jdbc.sql("""
                select area_code, count(*) from role_assignment where area_code = any(:codes) group by area_code""").param("codes", codes.toArray(String[]::new)));
    }

    @Override
    public Map<String, Integer> everOfProviders(Collection<String> codes) {
        return TerritoryCounts.read(jdbc.sql("""
                select provider_code, count(*) from (
                    select provider_code from role_assignment where provider_code = any(:codes)
                    union all select provider_code from post where provider_code = any(:codes)) held
                group by provider_code""").param("codes", codes.toArray(String[]::new)));
    }
}
