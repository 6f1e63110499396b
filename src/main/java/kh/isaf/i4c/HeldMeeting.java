package kh.isaf.i4c;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.RecordDissemination.HeldRow;
import org.jspecify.annotations.Nullable;

/** A dissemination meeting that took place; people are counted once by sex, and again by the groups they belong to. */
@Embeddable
record HeldMeeting(
        LocalDate heldOn,
        String kind,
        String place,
        int women,
        int men,
        int other,
        int youth,
        int disability,
        int idPoor,
        int minority,
        int households,
        int booklets,
        @Nullable UUID report) {

    /**
     * @param path of the row in the form, as {@code meetings[0]}
     * @param report which told of it
     */
    static HeldMeeting of(String path, HeldRow row, UUID report) {
        HeldMeeting meeting = new HeldMeeting(
                row.heldOn(),
                row.kind(),
                row.place(),
                Headcount.count(row.women()),
                Headcount.count(row.men()),
                Headcount.count(row.other()),
                Headcount.count(row.youth()),
                Headcount.count(row.disability()),
                Headcount.count(row.idPoor()),
                Headcount.count(row.minority()),
                Headcount.count(row.households()),
                Headcount.count(row.booklets()),
                report);
        meeting.within(path + ".youth", meeting.youth);
        meeting.within(path + ".disability", meeting.disability);
        meeting.within(path + ".idPoor", meeting.idPoor);
        meeting.within(path + ".minority", meeting.minority);
        return meeting;
    }

    Headcount people() {
        return new Headcount(women, men, other);
    }

    private void within(String field, int part) {
        int total = people().total();
        if (part > total) {
            throw new Refusal(field, "i4c.error.moreThanTotal", total);
        }
    }
}
