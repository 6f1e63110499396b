package kh.isaf.i4c;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meetings and rounds at which citizens will be told what their services owe them. */
public record PlanDissemination(
        List<PlannedRow> meetings, @Nullable Integer booklets) {

    /** One of them; {@code kind} is villageMeeting or doorToDoor. */
    public record PlannedRow(LocalDate meetsOn, String kind, String place) {}
}
