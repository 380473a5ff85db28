package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The money a strategy trades with.
 *
 * @param amount in units of the currency, a plain decimal
 * @param currency ISO 4217
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capital(
    @Required
        @Size(max = 17)
        @ValidationRule(
            value =
                "self.matches('"
                    + Rules.AMOUNT_PATTERN
                    + "') && !self.matches('"
                    + Rules.ZERO_PATTERN
                    + "')",
            message = Rules.AMOUNT)
        @JsonPropertyDescription(
            "Money the strategy starts with: a decimal above 0, in quotes. A later change is booked"
                + " as a deposit or a withdrawal; more than the free cash cannot be withdrawn.")
        String amount,
    @Default("USD")
        @Size(max = 3)
        @ValidationRule(
            value = "self.matches('" + Rules.CURRENCY_PATTERN + "')",
            message = Rules.CURRENCY)
        @JsonPropertyDescription(
            "Currency of all money of this strategy (ISO 4217). Cannot be changed.")
        String currency) {

  Capital withDefaults() {
    return new Capital(amount, currency == null ? "USD" : currency);
  }
}
