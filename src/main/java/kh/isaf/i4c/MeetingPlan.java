package kh.isaf.i4c;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** A dissemination meeting, or a door-to-door round, as planned. */
@Embeddable
public record MeetingPlan(LocalDate meetsOn, String kind, String place) {}
