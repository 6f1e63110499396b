package kh.isaf.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules a line of the gazetteer must keep; collects the good rows and the fault of every bad one. */
class GazetteerChecks {

    private static final int FIELDS = 6;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");

    private final List<GazetteerRow> rows = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final Map<String, Integer> lineOfCode = new HashMap<>();

    void row(int line, List<String> fields) {
        if (fields.size() != FIELDS) {
            fault(line, "territory.import.fields", String.valueOf(FIELDS), String.valueOf(fields.size()));
            return;
        }
        int before = faults.size();
        String code = fields.get(0);
        Optional<AreaLevel> level = level(line, fields.get(2));
        Optional<AreaType> type = type(line, fields.get(3));
        String nameKm = fields.get(4).strip();
        String nameLatin = fields.get(5).strip();
        if (level.isPresent() && type.isPresent() && type.get().level() != level.get()) {
            fault(line, "territory.import.typeOfLevel", fields.get(3), fields.get(2));
        }
        level.ifPresent(known -> checkCode(line, code, fields.get(1), known));
        Integer first = lineOfCode.putIfAbsent(code, line);
        if (first != null) {
            fault(line, "territory.import.duplicate", code, String.valueOf(first));
        }
        checkName(line, "name_km", nameKm);
        checkName(line, "name_latin", nameLatin);
        if (faults.size() == before && type.isPresent()) {
            rows.add(new GazetteerRow(line, code, emptyToNull(fields.get(1)), type.get(), nameKm, nameLatin));
        }
    }

    void fault(int line, String messageKey, String... args) {
        faults.add(new RowFault(line, messageKey, args));
    }

    boolean empty() {
        return rows.isEmpty() && faults.isEmpty();
    }

    List<GazetteerRow> rows() {
        return rows;
    }

    /** The faults in the order of lines; a parent may be in the file, before or after, or known already. */
    List<RowFault> faults(Set<String> knownCodes) {
        List<RowFault> all = new ArrayList<>(faults);
        for (GazetteerRow row : rows) {
            String parent = row.parentCode();
            if (parent != null && !lineOfCode.containsKey(parent) && !knownCodes.contains(parent)) {
                all.add(new RowFault(row.line(), "territory.import.noParent", parent));
            }
        }
        all.sort(Comparator.comparingInt(RowFault::line));
        return all;
    }

    private Optional<AreaLevel> level(int line, String text) {
        Optional<AreaLevel> level = Arrays.stream(AreaLevel.values())
                .filter(known -> known.name().equals(text))
                .findFirst();
        if (level.isEmpty()) {
            fault(line, "territory.import.level", text);
        }
        return level;
    }

    private Optional<AreaType> type(int line, String text) {
        Optional<AreaType> type = Arrays.stream(AreaType.values())
                .filter(known -> known.id().equals(text))
                .findFirst();
        if (type.isEmpty()) {
            fault(line, "territory.import.type", text);
        }
        return type;
    }

    private void checkCode(int line, String code, String parent, AreaLevel level) {
        if (!code.matches("[0-9]{" + level.digits() + "}")) {
            fault(line, "territory.import.code", code, String.valueOf(level.digits()), level.name());
            return;
        }
        String expected = level == AreaLevel.CP ? "" : code.substring(0, code.length() - 2);
        if (!parent.equals(expected)) {
            fault(line, "territory.import.parent", parent, code, expected);
        }
    }

    private void checkName(int line, String column, String name) {
        if (SearchKey.of(name).isEmpty()) {
            fault(line, "territory.import.noName", column);
        } else if (UNPRINTABLE.matcher(name).find()) {
            fault(line, "territory.import.unprintable", column);
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
