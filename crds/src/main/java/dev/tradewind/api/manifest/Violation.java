package dev.tradewind.api.manifest;

/**
 * Something wrong with a manifest.
 *
 * @param field its path, such as {@code spec.capital.amount}; empty for the whole document
 * @param message one sentence that names the field and mends
 */
public record Violation(String field, String message) {}
