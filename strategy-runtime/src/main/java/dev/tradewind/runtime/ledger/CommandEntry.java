package dev.tradewind.runtime.ledger;

import java.time.Instant;

/**
 * A command as it was received.
 *
 * @param sequence its number, growing
 * @param receivedAt wall-clock time
 * @param sender who sent it, as far as it is known
 * @param body the command as JSON
 */
public record CommandEntry(long sequence, Instant receivedAt, String sender, String body) {}
