package dev.tradewind.runtime.ledger;

import java.time.Instant;

/**
 * A command as it was received.
 *
 * @param sequence its number, growing; null for one from inside the pod, which counts for itself
 * @param receivedAt wall-clock time
 * @param sender who sent it, as far as it is known
 * @param body the command in words
 */
public record CommandEntry(Long sequence, Instant receivedAt, String sender, String body) {}
