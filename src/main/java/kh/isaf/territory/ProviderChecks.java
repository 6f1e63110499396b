package kh.isaf.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Row;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules among providers: a code that tells area and kind, areas that exist, a ministry code that is nobody else's. */
@Component
class ProviderChecks {

    private final JdbcClient jdbc;
    private final ObjectProvider<TerritoryUse> uses;

    ProviderChecks(JdbcClient jdbc, ObjectProvider<TerritoryUse> uses) {
        this.jdbc = jdbc;
        this.uses = uses;
    }

    void check(List<Row> rows, Faults faults) {
        Map<String, String> typeOfArea = types(rows.stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(row.get("area_code")),
                        Stream.of(row.get("catchment").split(" "))))
                .collect(Collectors.toSet()));
        for (Row row : rows) {
            checkCode(row, faults);
            checkArea(row, typeOfArea, faults);
            checkCatchment(row, typeOfArea, faults);
            if (row.has("closed_on")
                    && row.has("opened_on")
                    && row.get("closed_on").compareTo(row.get("opened_on")) <= 0) {
                faults.add(row.line(), "closed_on", "territory.closedBeforeOpened");
            }
        }
        checkMinistryCodes(rows, faults);
    }

    private Map<String, String> types(Collection<String> codes) {
        Map<String, String> types = new HashMap<>();
        jdbc.sql("select code, type from area where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(area -> types.put(area.getKey(), area.getValue()));
        return types;
    }

    private static void checkCode(Row row, Faults faults) {
        ProviderKind kind = ProviderKind.of(row.get("kind"));
        if (!ProviderRegister.fits(row.get("code"), row.get("area_code"), kind)) {
            String example = row.get("area_code") + "-" + kind.abbreviation() + "-01";
            faults.add(row.line(), "code", "territory.provider.code", row.get("code"), example);
        }
    }

    /** A khan has an administration; whatever else there is serves a commune or sangkat. */
    private static void checkArea(Row row, Map<String, String> typeOfArea, Faults faults) {
        String code = row.get("area_code");
        String type = typeOfArea.get(code);
        if (type == null) {
            faults.add(row.line(), "area_code", "territory.noArea", code);
            return;
        }
        boolean ofKhan = ProviderKind.of(row.get("kind")) == ProviderKind.KHAN_ADMINISTRATION;
        if (ofKhan && !type.equals(AreaType.KHAN.name())) {
            faults.add(row.line(), "area_code", "territory.provider.notAKhan", code);
        } else if (!ofKhan && code.length() != AreaLevel.CS.digits()) {
            faults.add(row.line(), "area_code", "territory.provider.notACommune", code);
        }
    }

    private static void checkCatchment(Row row, Map<String, String> typeOfArea, Faults faults) {
        if (!row.has("catchment")) {
            return;
        }
        if (ProviderKind.of(row.get("kind")) != ProviderKind.HEALTH_CENTRE) {
            faults.add(row.line(), "catchment", "territory.provider.noCatchment");
            return;
        }
        for (String code : row.get("catchment").split(" ")) {
            if (!typeOfArea.containsKey(code) || code.length() != AreaLevel.CS.digits()) {
                faults.add(row.line(), "catchment", "territory.provider.notACommune", code);
            }
        }
    }

    /** Within the table, and against the providers it does not name. */
    private void checkMinistryCodes(List<Row> rows, Faults faults) {
        Map<String, String> holders = new HashMap<>();
        jdbc.sql("""
                select kind || ' ' || ministry_code, code from service_provider
                where ministry_code = any(:ministry) and code <> all(:codes)""")
                .param("ministry", values(rows, "ministry_code"))
                .param("codes", values(rows, "code"))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(holder -> holders.put(holder.getKey(), holder.getValue()));
        for (Row row : rows) {
            if (row.has("ministry_code")) {
                String key = ProviderKind.of(row.get("kind")) + " " + row.get("ministry_code");
                String holder = holders.putIfAbsent(key, row.get("code"));
                if (holder != null) {
                    faults.add(
                            row.line(),
                            "ministry_code",
                            "territory.provider.ministryCode",
                            row.get("ministry_code"),
                            holder);
                }
            }
        }
    }

    /** A provider that has been in a cycle, or somebody serves, cannot be taken away any more. */
    void refuseUsed(List<String> codes) {
        Set<String> used = new HashSet<>();
        uses.forEach(use -> used.addAll(use.everOfProviders(codes).keySet()));
        used.stream().sorted().findFirst().ifPresent(code -> {
            throw new Refusal(null, "territory.entryInUse", code);
        });
    }

    private static String[] values(List<Row> rows, String column) {
        return rows.stream().map(row -> row.get(column)).toArray(String[]::new);
    }
}
