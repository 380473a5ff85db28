package dev.tradewind.runtime.status;

import dev.tradewind.api.v1alpha1.ReadyReason;

/**
 * Why the book is not traded as it should be.
 *
 * @param reason in one word
 * @param message in one sentence
 */
public record Problem(ReadyReason reason, String message) {}
