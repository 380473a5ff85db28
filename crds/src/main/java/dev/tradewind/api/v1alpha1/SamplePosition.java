package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * An open position.
 *
 * @param symbol what is held
 * @param quantity in units, negative when short, a plain decimal
 * @param averagePrice paid per unit, a plain decimal
 */
public record SamplePosition(
    @Size(max = 24) @JsonPropertyDescription("What is held.") String symbol,
    @Size(max = 40) @JsonPropertyDescription("Units held, negative when short.") String quantity,
    @Size(max = 40) @JsonPropertyDescription("Average price paid per unit.") String averagePrice) {}
