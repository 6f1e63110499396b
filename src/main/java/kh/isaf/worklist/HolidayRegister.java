package kh.isaf.worklist;

import static kh.isaf.imports.Column.choice;
import static kh.isaf.imports.Column.optional;
import static kh.isaf.imports.Column.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Holiday;
import kh.isaf.cycle.Holidays;
import kh.isaf.imports.Change;
import kh.isaf.imports.Column;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Register;
import kh.isaf.imports.Row;
import kh.isaf.territory.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The closed days as a table: the list of a year's sub-decree is imported, and what is due moves with it. */
@Component
class HolidayRegister implements Register {

    private static final String SEPARATOR = "/";

    private final Holidays holidays;
    private final Redating redating;
    private final Territory territory;

    HolidayRegister(Holidays holidays, Redating redating, Territory territory) {
        this.holidays = holidays;
        this.redating = redating;
        this.territory = territory;
    }

    @Override
    public String id() {
        return "holidays";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                required("date", Column.Kind.DATE, 10, "2027-04-14"),
                optional("area_code", Column.Kind.CODE, 6, ""),
                choice("part", false, List.of("day", "morning", "afternoon"), "day"),
                required("name_km", Column.Kind.TEXT, 200, "ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ"),
                required("name_en", Column.Kind.TEXT, 200, "Khmer New Year's Day"),
                optional("decree", Column.Kind.TEXT, 60, ""),
                choice("certain", false, List.of("yes", "no"), "yes"));
    }

    @Override
    public String key(Row row) {
        return row.get("date") + SEPARATOR + row.get("area_code");
    }

    @Override
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (String key : keys) {
            String[] parts = key.split(SEPARATOR, 2);
            holidays.find(LocalDate.parse(parts[0]), parts[1]).ifPresent(holiday -> found.put(key, cells(holiday)));
        }
        return found;
    }

    @Override
    public void check(List<Row> rows, Faults faults) {
        for (Row row : rows) {
            if (row.has("area_code") && territory.find(row.get("area_code")).isEmpty()) {
                faults.add(row.line(), "area_code", "holiday.error.area", row.get("area_code"));
            }
        }
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        List<Holiday> gone = new ArrayList<>();
        List<Holiday> there = new ArrayList<>();
        for (Change change : changes) {
            Map<String, String> after = change.after();
            if (after == null) {
                gone.add(holiday(Objects.requireNonNull(change.before())));
            } else {
                there.add(holiday(after));
            }
        }
        holidays.delete(gone);
        holidays.write(there);
        redating.align();
    }

    private static Map<String, String> cells(Holiday holiday) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("date", holiday.day().toString());
        cells.put("area_code", holiday.areaCode());
        cells.put("part", holiday.part().name().toLowerCase(Locale.ROOT));
        cells.put("name_km", holiday.nameKm());
        cells.put("name_en", holiday.nameEn());
        cells.put("decree", Objects.requireNonNullElse(holiday.decree(), ""));
        cells.put("certain", holiday.certain() ? "yes" : "no");
        return cells;
    }

    /** A day with the number of its decree is certain unless the row says otherwise. */
    private static Holiday holiday(Map<String, String> cells) {
        String part = cells.getOrDefault("part", "");
        String certain = cells.getOrDefault("certain", "");
        String decree = emptyToNull(cells.getOrDefault("decree", ""));
        return new Holiday(
                LocalDate.parse(cells.getOrDefault("date", "")),
                cells.getOrDefault("area_code", ""),
                part.isEmpty() ? Holiday.Part.DAY : Holiday.Part.valueOf(part.toUpperCase(Locale.ROOT)),
                cells.getOrDefault("name_km", ""),
                cells.getOrDefault("name_en", ""),
                decree,
                certain.isEmpty() ? decree != null : certain.equals("yes"));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
