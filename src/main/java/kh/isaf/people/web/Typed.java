package kh.isaf.people.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.Period;
import kh.isaf.people.PersonData;
import kh.isaf.people.PersonRoles.NewRole;
import kh.isaf.people.Sex;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form of the register, field by field. */
record Typed(Map<String, String> fields) {

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean ticked(String name) {
        return fields.containsKey(name);
    }

    @Nullable
    LocalDate day(String name) {
        String text = SearchKey.of(text(name));
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(name, "people.error.date");
        }
    }

    /** A whole number from 0; null where nothing was typed. */
    @Nullable
    Integer number(String name) {
        String text = SearchKey.of(text(name));
        if (!text.matches("[0-9]{0,6}")) {
            throw new Refusal(name, "people.error.number");
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    int count(String name) {
        return Optional.ofNullable(number(name)).orElse(0);
    }

    Period period() {
        return Period.of(day("from"), day("to"));
    }

    PersonData person() {
        return new PersonData(
                text("code"), text("nameKm"), text("nameLatin"), sex(), text("phone"), text("email"), text("training"));
    }

    @Nullable
    Sex sex() {
        String text = text("sex");
        for (Sex sex : Sex.values()) {
            if (sex.name().equals(text)) {
                return sex;
            }
        }
        return null;
    }

    NewRole role() {
        Role role = Role.of(text("role")).orElseThrow(() -> new Refusal("role", "people.error.missing"));
        return new NewRole(role, text("place"), period(), ticked("deputy"));
    }
}
