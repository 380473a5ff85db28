package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * One TradingHalt of the strategy's namespace; another one that takes its name is not it.
 *
 * @param name of the halt
 * @param uid of the halt
 */
public record HaltReference(
    @Size(max = 253) @JsonPropertyDescription("Name of the halt.") String name,
    @Size(max = 36) @JsonPropertyDescription("UID of the halt.") String uid) {}
