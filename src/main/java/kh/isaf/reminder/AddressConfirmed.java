package kh.isaf.reminder;

import java.util.UUID;

/** A person has answered that the number of the register is still right. */
public record AddressConfirmed(UUID personId) {}
