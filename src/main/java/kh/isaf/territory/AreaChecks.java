package kh.isaf.territory;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Row;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules among areas: codes that tell the level, parents that exist, successors of those that close. */
@Component
class AreaChecks {

    private static final String CLOSING = "territory.closing.";

    private final JdbcClient jdbc;
    private final ObjectProvider<TerritoryUse> uses;

    AreaChecks(JdbcClient jdbc, ObjectProvider<TerritoryUse> uses) {
        this.jdbc = jdbc;
        this.uses = uses;
    }

    void check(List<Row> rows, Function<Collection<String>, Map<String, Map<String, String>>> current, Faults faults) {
        Map<String, Map<String, String>> known = new HashMap<>(current.apply(named(rows)));
        Map<String, Map<String, String>> before = Map.copyOf(known);
        rows.forEach(row -> known.put(row.get("code"), row.cells()));
        rows.forEach(row -> checkPlace(row, known, faults));
        rows.forEach(row -> checkDates(row, known, faults));
        List<Row> closing = rows.stream()
                .filter(row -> row.has("closed_on"))
                .filter(row -> before.getOrDefault(row.get("code"), Map.of())
                        .getOrDefault("closed_on", "")
                        .isEmpty())
                .toList();
        checkOpenBelow(closing, known, faults);
        warn(closing, faults);
    }

    private static Set<String> named(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of("code", "parent_code", "successor_code", "predecessor_code")
                        .map(row::get))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    private static void checkPlace(Row row, Map<String, Map<String, String>> known, Faults faults) {
        String code = row.get("code");
        AreaLevel level = AreaLevel.valueOf(row.get("level"));
        AreaType type = Arrays.stream(AreaType.values())
                .filter(each -> each.id().equals(row.get("type")))
                .findFirst()
                .orElseThrow();
        if (code.length() != level.digits()) {
            faults.add(row.line(), "code", "territory.import.code", code, level.digits(), level);
            return;
        }
        if (type.level() != level) {
            faults.add(row.line(), "type", "territory.import.typeOfLevel", type.id(), level);
        }
        String parent = level == AreaLevel.CP ? "" : code.substring(0, code.length() - 2);
        if (!row.get("parent_code").equals(parent)) {
            faults.add(row.line(), "parent_code", "territory.import.parent", row.get("parent_code"), code, parent);
        } else if (!parent.isEmpty() && !known.containsKey(parent)) {
            faults.add(row.line(), "parent_code", "territory.import.noParent", parent);
        }
    }

    private static void checkDates(Row row, Map<String, Map<String, String>> known, Faults faults) {
        String closed = row.get("closed_on");
        if (!closed.isEmpty() && row.has("opened_on") && closed.compareTo(row.get("opened_on")) <= 0) {
            faults.add(row.line(), "closed_on", "territory.closedBeforeOpened");
        }
        if (row.has("successor_code")) {
            if (closed.isEmpty()) {
                faults.add(row.line(), "successor_code", "territory.area.successorOfOpen");
            }
            checkOther(row, "successor_code", known, faults);
            String successorClosed =
                    known.getOrDefault(row.get("successor_code"), Map.of()).getOrDefault("closed_on", "");
            if (!successorClosed.isEmpty() && successorClosed.compareTo(closed) <= 0) {
                faults.add(row.line(), "successor_code", "territory.area.successorClosed", row.get("successor_code"));
            }
        }
        if (row.has("predecessor_code")) {
            if (!row.has("opened_on")) {
                faults.add(row.line(), "predecessor_code", "territory.area.predecessorOfOld");
            }
            checkOther(row, "predecessor_code", known, faults);
        }
    }

    /** Whatever follows or precedes an area is another one of the same level. */
    private static void checkOther(Row row, String column, Map<String, Map<String, String>> known, Faults faults) {
        String other = row.get(column);
        if (!known.containsKey(other)) {
            faults.add(row.line(), column, "territory.noArea", other);
        } else if (other.equals(row.get("code"))
                || other.length() != row.get("code").length()) {
            faults.add(row.line(), column, "territory.area.otherLevel", other);
        }
    }

    /** Nothing stays open below an area that closes. */
    private void checkOpenBelow(List<Row> closing, Map<String, Map<String, String>> known, Faults faults) {
        Map<String, Set<String>> open = new HashMap<>();
        jdbc.sql("select parent_code, code from area where parent_code = any(?) and closed_on is null")
                .param(codes(closing))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(below -> open.computeIfAbsent(below.getKey(), parent -> new HashSet<>())
                        .add(below.getValue()));
        for (Row row : closing) {
            open.getOrDefault(row.get("code"), Set.of()).stream()
                    .filter(code -> known.getOrDefault(code, Map.of())
                            .getOrDefault("closed_on", "")
                            .isEmpty())
                    .sorted()
                    .findFirst()
                    .ifPresent(code -> faults.add(row.line(), "closed_on", "territory.area.openBelow", code));
        }
    }

    /** Cycles, providers and roles go on under the code of the area that closes; whoever closes it should know. */
    private void warn(List<Row> closing, Faults faults) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        List<String> codes = List.of(codes(closing));
        counts.put("providers", providers(codes));
        uses.forEach(use -> counts.put(use.name(), use.ofAreas(codes)));
        for (Row row : closing) {
            counts.forEach((name, byCode) -> {
                Integer count = byCode.get(row.get("code"));
                if (count != null) {
                    faults.warn(row.line(), "closed_on", CLOSING + name, row.get("code"), count);
                }
            });
        }
    }

    private Map<String, Integer> providers(List<String> codes) {
        return TerritoryCounts.read(jdbc.sql("""
                select area_code, count(*) from service_provider
                where area_code = any(:codes) and closed_on is null group by area_code""").param("codes", codes.toArray(String[]::new)));
    }

    /** An area that something hangs on cannot be taken away any more. */
    void refuseUsed(List<String> codes) {
        Set<String> used = new HashSet<>(jdbc.sql("""
                select area_code from service_provider where area_code = any(:codes)
                union select area_code from area_variant where area_code = any(:codes)
                union select area_code from provider_catchment where area_code = any(:codes)
                union select parent_code from area where parent_code = any(:codes) and code <> all(:codes)""")
                .param("codes", codes.toArray(String[]::new))
                .query(String.class)
                .list());
        uses.forEach(use -> used.addAll(use.everOfAreas(codes).keySet()));
        used.stream().sorted().findFirst().ifPresent(code -> {
            throw new Refusal(null, "territory.entryInUse", code);
        });
    }

    private static String[] codes(List<Row> rows) {
        return rows.stream().map(row -> row.get("code")).toArray(String[]::new);
    }
}
