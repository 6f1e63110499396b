package kh.isaf.people;

import java.util.UUID;
import kh.isaf.access.Actor;

/** The ways to reach a person may have been changed; told in the transaction in which they were. */
public record ContactChanged(Actor by, UUID personId) {}
