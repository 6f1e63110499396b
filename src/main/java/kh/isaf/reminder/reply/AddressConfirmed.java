package kh.isaf.reminder.reply;

import java.util.UUID;

/**
 * Somebody answered that the address a message asked about is still good; told in the transaction that acts on the answer.
 *
 * @param messageId of the answer, which {@code incoming/<id>} answers in turn
 */
public record AddressConfirmed(UUID personId, UUID messageId, String channel, String address) {}
