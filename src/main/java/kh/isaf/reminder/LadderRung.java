package kh.isaf.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kh.isaf.people.Holder;

/** A step of the ladder of one real task: on which day it comes, and whom it would reach today. */
public record LadderRung(LadderStep step, LocalDate on, List<Holder> people) {

    /** How many working days before or after the due day. */
    public int days() {
        return Math.abs(step.workingDays());
    }

    /** The people's names for a reader of this language. */
    public String names(Locale locale) {
        return people.stream().map(holder -> holder.name(locale)).collect(Collectors.joining(", "));
    }
}
