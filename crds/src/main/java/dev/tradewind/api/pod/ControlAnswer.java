package dev.tradewind.api.pod;

/**
 * The answer to a refused command.
 *
 * @param message one sentence for people
 * @param commandSequence the last one the pod has made durable, where it helps; else null
 */
public record ControlAnswer(String message, Long commandSequence) {}
