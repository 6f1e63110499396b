package kh.isaf.assessment;

import jakarta.persistence.Embeddable;
import kh.isaf.access.Refusal;
import kh.isaf.i4c.Headcount;

/** Who scored, as counts only: everybody once by sex, and again by each group he or she belongs to. */
@Embeddable
record Participants(int total, int female, int male, int other, int disability, int minority, int idPoor, int youth) {

    static final Participants NOBODY = new Participants(0, 0, 0, 0, 0, 0, 0, 0);

    /** These counts, refused when they do not add up. */
    Participants checked() {
        if (total == 0) {
            throw new Refusal("total", "assessment.error.nobody");
        }
        if (female > total) {
            throw new Refusal("female", "assessment.error.moreThanTotal", total);
        }
        if (female + male + other != total) {
            throw new Refusal("total", "assessment.error.sexesDoNotAddUp", female + male + other);
        }
        within("disability", disability);
        within("minority", minority);
        within("idPoor", idPoor);
        within("youth", youth);
        return this;
    }

    Headcount bySex() {
        return new Headcount(female, male, other);
    }

    private void within(String field, int part) {
        if (part > total) {
            throw new Refusal(field, "assessment.error.moreThanTotal", total);
        }
    }
}
