package kh.isaf.i4c;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meetings that took place since the last report; they are added to those told before.
 *
 * @param moreMeetings yes when others are still to come
 */
public record RecordDissemination(List<HeldRow> meetings, String moreMeetings) {

    /** One meeting, with the people who came as counts. */
    public record HeldRow(
            LocalDate heldOn,
            String kind,
            String place,
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable Integer other,
            @Nullable Integer youth,
            @Nullable Integer disability,
            @Nullable Integer idPoor,
            @Nullable Integer minority,
            @Nullable Integer households,
            @Nullable Integer booklets) {}
}
