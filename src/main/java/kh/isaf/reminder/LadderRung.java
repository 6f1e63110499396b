package kh.isaf.reminder;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.people.Holder;

/** A step of the ladder of one real task: on which day it comes, and whom it would reach today. */
public record LadderRung(LadderStep step, LocalDate on, List<Holder> people) {}
