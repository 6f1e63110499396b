package kh.isaf.worklist.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Holiday;
import kh.isaf.cycle.Holidays;
import org.jspecify.annotations.Nullable;

/** A closed day as it was typed, so that the page can show it again. */
record HolidayForm(
        String day,
        String area,
        String part,
        String nameKm,
        String nameEn,
        String decree,
        boolean certain,
        String reason) {

    private static final int LONGEST = 200;

    static HolidayForm of(Map<String, String> posted) {
        return new HolidayForm(
                text(posted, "day"),
                text(posted, "area"),
                text(posted, "part"),
                text(posted, "nameKm"),
                text(posted, "nameEn"),
                text(posted, "decree"),
                posted.containsKey("certain"),
                text(posted, "reason"));
    }

    static HolidayForm empty() {
        return new HolidayForm("", "", "DAY", "", "", "", true, "");
    }

    Holiday holiday() {
        return new Holiday(
                date(),
                area,
                Holidays.part(part),
                needed("nameKm", nameKm),
                needed("nameEn", nameEn),
                decree.isEmpty() ? null : decree,
                certain);
    }

    LocalDate date() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new Refusal("day", "holiday.error.day");
        }
    }

    @Nullable
    String why() {
        return reason.isEmpty() ? null : reason;
    }

    private static String needed(String field, String text) {
        if (text.isEmpty()) {
            throw new Refusal(field, "holiday.error.name");
        }
        return text;
    }

    private static String text(Map<String, String> posted, String name) {
        String typed =
                posted.getOrDefault(name, "").replaceAll("\\p{Cntrl}", " ").strip();
        return typed.substring(
                0, typed.offsetByCodePoints(0, Math.min(LONGEST, typed.codePointCount(0, typed.length()))));
    }
}
