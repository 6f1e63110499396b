package kh.isaf.imports;

import java.util.UUID;

/** Somebody asked for a checked import to be run; a job takes it from here. */
public record ImportRequested(UUID importId) {}
