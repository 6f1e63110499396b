package kh.isaf.territory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One area as a line of the gazetteer file tells it. */
record GazetteerRow(
        int line, String code, @Nullable String parentCode, AreaType type, String nameKm, String nameLatin) {

    /** Whether the register says the same, but for characters nobody sees. */
    boolean describes(Map<String, String> area) {
        return type.id().equals(area.get("type"))
                && SearchKey.of(nameKm).equals(SearchKey.of(area.getOrDefault("name_km", "")))
                && nameLatin.equals(area.get("name_latin"));
    }

    /** The area's entry in the register with what this line says. */
    Map<String, String> over(Map<String, String> area) {
        Map<String, String> entry = new LinkedHashMap<>();
        AreaTable.COLUMNS.forEach(column -> entry.put(column.name(), area.getOrDefault(column.name(), "")));
        entry.put("code", code);
        entry.put("parent_code", parentCode == null ? "" : parentCode);
        entry.put("level", type.level().name());
        entry.put("type", type.id());
        entry.put("name_km", nameKm);
        entry.put("name_latin", nameLatin);
        return entry;
    }
}
