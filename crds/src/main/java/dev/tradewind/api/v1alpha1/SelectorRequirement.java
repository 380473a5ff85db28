package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * One requirement on a strategy's labels.
 *
 * @param key of the label
 * @param operator how it is compared
 * @param values with which; none for {@code Exists} and {@code DoesNotExist}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "(self.operator in ['In', 'NotIn']) == (has(self.values) && self.values.size() > 0)",
    message = Rules.SELECTOR_VALUES)
public record SelectorRequirement(
    @Required @Size(min = 1, max = 317) @JsonPropertyDescription("Key of the label.") String key,
    @Required @JsonPropertyDescription("In, NotIn, Exists or DoesNotExist.") Operator operator,
    @Size(max = 32) @JsonPropertyDescription("Values for In and NotIn.")
        List<@Size(max = 63) String> values) {

  /** How a label is compared. */
  public enum Operator {
    In,
    NotIn,
    Exists,
    DoesNotExist
  }

  public SelectorRequirement {
    values = values == null ? List.of() : List.copyOf(values);
  }

  boolean holds(Map<String, String> labels) {
    return switch (operator) {
      case In -> labels.containsKey(key) && values.contains(labels.get(key));
      case NotIn -> !labels.containsKey(key) || !values.contains(labels.get(key));
      case Exists -> labels.containsKey(key);
      case DoesNotExist -> !labels.containsKey(key);
    };
  }
}
