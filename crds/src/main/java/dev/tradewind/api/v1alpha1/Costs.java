package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What the simulated exchange charges.
 *
 * @param commissionBps of the value of each fill, in basis points
 * @param slippageBps by which each fill is worse than the price, in basis points
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Costs(
    @Default("\"0\"")
        @Size(max = 9)
        @ValidationRule(
            value = "self.matches('" + Rules.BPS_PATTERN + "')",
            message = Rules.COMMISSION)
        @JsonPropertyDescription(
            "Commission on the value of each fill, in basis points (hundredths of a percent), in"
                + " quotes.")
        String commissionBps,
    @Default("\"0\"")
        @Size(max = 9)
        @ValidationRule(
            value = "self.matches('" + Rules.BPS_PATTERN + "')",
            message = Rules.SLIPPAGE)
        @JsonPropertyDescription(
            "How much worse than the price each market order fills, in basis points, in quotes.")
        String slippageBps) {

  Costs withDefaults() {
    return new Costs(
        commissionBps == null ? "0" : commissionBps, slippageBps == null ? "0" : slippageBps);
  }
}
