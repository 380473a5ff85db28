package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Which strategies stop, how far, and why. It cannot be changed, so that whoever may create a halt
 * cannot loosen one.
 *
 * @param selector picks strategies by their labels; null when {@code names} is set
 * @param names picks strategies by name; null when {@code selector} is set
 * @param level how strict
 * @param reason for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.selector) != has(self.names)",
    message = Rules.ONE_OF_SELECTOR_AND_NAMES)
@ValidationRule(value = "self == oldSelf", message = Rules.HALT_FIXED)
public record TradingHaltSpec(
    @JsonPropertyDescription(
            "Picks strategies of the namespace by their labels, also ones that come later; {} picks"
                + " all. Exactly one of selector and names.")
        StrategySelector selector,
    @Size(min = 1, max = 256)
        @JsonPropertyDescription(
            "Picks strategies of the namespace by name, also ones that come later. Exactly one of"
                + " selector and names.")
        List<@Size(max = 63) String> names,
    @Required
        @JsonPropertyDescription(
            "Halted: no entries, working orders are cancelled but for protective stops, the"
                + " position is held. Flat: the position is closed, too.")
        HaltLevel level,
    @Required
        @Size(min = 1, max = 256)
        @JsonPropertyDescription("Why, for those who find their strategies halted.")
        String reason) {

  public TradingHaltSpec {
    names = names == null ? null : List.copyOf(names);
  }
}
