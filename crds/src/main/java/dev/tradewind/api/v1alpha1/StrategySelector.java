package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * A selector of strategies by labels, with the meaning that Kubernetes gives it: all requirements
 * hold, and an empty one selects everything.
 *
 * @param matchLabels labels with these values
 * @param matchExpressions further requirements
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategySelector(
    @Size(max = 32)
        @ValidationRule(value = "self.all(key, key.size() <= 317)", message = Rules.LABEL_KEYS)
        @JsonPropertyDescription("Labels that a strategy has with just these values.")
        Map<String, @Size(max = 63) String> matchLabels,
    @Size(max = 16) @JsonPropertyDescription("Requirements that a strategy's labels meet.")
        List<SelectorRequirement> matchExpressions) {

  public StrategySelector {
    matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
    matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
  }

  /** Whether a strategy with these labels is selected. */
  public boolean selects(Map<String, String> labels) {
    return matchLabels.entrySet().stream()
            .allMatch(e -> e.getValue().equals(labels.get(e.getKey())))
        && matchExpressions.stream().allMatch(requirement -> requirement.holds(labels));
  }
}
