package kh.isaf.assessment;

import java.time.LocalDate;

/** When, where and in which language citizens will be asked to score a provider. */
public record PlanScorecard(
        LocalDate plannedFrom, LocalDate plannedTo, String place, String language, int facilitators) {}
