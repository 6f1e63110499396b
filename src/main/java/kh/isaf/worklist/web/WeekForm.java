package kh.isaf.worklist.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.WorkingWeek;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A working week as it was typed, so that the page can show it again. */
record WeekForm(String from, List<String> days, String opens, String closes, String reason) {

    private static final int LONGEST = 200;

    static WeekForm posted(MultiValueMap<String, String> parameters) {
        return new WeekForm(
                text(parameters, "from"),
                parameters.getOrDefault("days", List.of()).stream()
                        .filter(day -> Stream.of(DayOfWeek.values())
                                .anyMatch(known -> known.name().equals(day)))
                        .toList(),
                text(parameters, "opens"),
                text(parameters, "closes"),
                text(parameters, "reason"));
    }

    static WeekForm of(WorkingWeek week) {
        return new WeekForm(
                "",
                week.inOrder().stream().map(DayOfWeek::name).toList(),
                week.opens().toString(),
                week.closes().toString(),
                "");
    }

    WorkingWeek week() {
        return new WorkingWeek(
                day(),
                days.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                time("opens", opens),
                time("closes", closes));
    }

    LocalDate day() {
        try {
            return LocalDate.parse(from);
        } catch (DateTimeParseException e) {
            throw new Refusal("from", "holiday.error.day");
        }
    }

    @Nullable
    String why() {
        return reason.isEmpty() ? null : reason;
    }

    private static LocalTime time(String field, String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Refusal(field, "week.error.time");
        }
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String typed = Objects.requireNonNullElse(parameters.getFirst(name), "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return typed.substring(
                0, typed.offsetByCodePoints(0, Math.min(LONGEST, typed.codePointCount(0, typed.length()))));
    }
}
