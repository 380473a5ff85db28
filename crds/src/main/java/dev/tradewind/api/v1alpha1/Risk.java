package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Limits that no order passes.
 *
 * @param maxPosition per symbol, long or short, in units; null is no limit
 * @param maxOrdersPerMinute in a minute of market time; null is no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Risk(
    @Size(max = 21)
        @ValidationRule(
            value = "self.matches('" + Rules.QUANTITY_PATTERN + "')",
            message = Rules.MAX_POSITION)
        @JsonPropertyDescription(
            "Largest position per symbol, long or short, in whole shares, in quotes. Absent: no"
                + " limit.")
        String maxPosition,
    @Min(1)
        @Max(1_000_000)
        @JsonPropertyDescription(
            "Most orders in a minute of market time; exits are exempt. Absent: no limit.")
        Integer maxOrdersPerMinute) {}
