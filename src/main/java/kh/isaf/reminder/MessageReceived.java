package kh.isaf.reminder;

import java.util.UUID;

/**
 * Somebody wrote to the product; told in the transaction that keeps the message.
 *
 * @param channel by which it came
 * @param address telephone number or account it came from
 */
public record MessageReceived(UUID id, String channel, String address, String text) {}
