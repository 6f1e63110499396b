package kh.isaf;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Provinces, districts and communes that no register has, with their years, for the tests of oversight. */
final class MadeUpPlaces {

    private static final int PROVINCE_CODE = 2;

    private final JdbcClient jdbc;

    MadeUpPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A province, district or commune, as its code is long; the area above it is there already. */
    void area(String code) {
        jdbc.sql("""
                        insert into area (code, parent_code, level, type, name_km, name_latin, name_key)
                        values (:code, nullif(:parent, ''), :level, :type, 'ក' || :code, 'A' || :code, 'a' || :code)""")
                .param("code", code)
                .param("parent", code.substring(0, code.length() - PROVINCE_CODE))
                .param("level", one(code, "CP", "DMK", "CS"))
                .param("type", one(code, "PROVINCE", "DISTRICT", "COMMUNE"))
                .update();
    }

    /** A year that is open everywhere. */
    void year(int year) {
        jdbc.sql("insert into cycle (year, opened_at) values (?, now())")
                .param(year)
                .update();
    }

    /** The year of an area, running. */
    void cycle(int year, String area, boolean urban, String variant) {
        jdbc.sql("""
                        insert into area_cycle (cycle_key, year, area_code, urban, variant, release, status, chunk,
                            requested_at, started_at)
                        values (?, ?, ?, ?, ?, 'r', 'RUNNING', gen_random_uuid(), now(), now())""").params(year + "-" + area, year, area, urban, variant).update();
    }

    private static String one(String code, String... levels) {
        return levels[code.length() / PROVINCE_CODE - 1];
    }
}
