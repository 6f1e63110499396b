package kh.isaf.simulation.web;

import java.util.UUID;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/** The form of a trial as it was typed. */
public record TimeMachineForm(String year, String area, String late, String table, String draft) {

    static TimeMachineForm empty(int year, @Nullable UUID draft) {
        return new TimeMachineForm(
                String.valueOf(year),
                "",
                "20",
                draft == null ? "LIVE" : "DRAFT",
                draft == null ? "" : draft.toString());
    }

    int number(String field, String typed, String key) {
        if (!typed.strip().matches("\\d{1,4}")) {
            throw new Refusal(field, key);
        }
        return Integer.parseInt(typed.strip());
    }
}
