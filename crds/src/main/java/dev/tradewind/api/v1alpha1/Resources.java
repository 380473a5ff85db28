package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU and memory of the pod, as in any container.
 *
 * @param requests what is reserved, by resource name
 * @param limits what is never exceeded, by resource name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || self.requests.all(k, !(k in self.limits) ||"
            + " !isQuantity(string(self.requests[k])) || !isQuantity(string(self.limits[k])) ||"
            + " quantity(string(self.requests[k])).compareTo(quantity(string(self.limits[k]))) <="
            + " 0)",
    message = Rules.REQUESTS_WITHIN_LIMITS)
public record Resources(
    @Size(max = 3)
        @ValidationRule(value = NAMES, message = Rules.RESOURCE_NAMES)
        @ValidationRule(value = QUANTITIES, message = Rules.RESOURCE_QUANTITIES)
        @JsonPropertyDescription("What is reserved for the pod: cpu, memory, ephemeral-storage.")
        Map<String, Quantity> requests,
    @Size(max = 3)
        @ValidationRule(value = NAMES, message = Rules.RESOURCE_NAMES)
        @ValidationRule(value = QUANTITIES, message = Rules.RESOURCE_QUANTITIES)
        @JsonPropertyDescription(
            "What the pod may never exceed: cpu, memory, ephemeral-storage; at least the requests.")
        Map<String, Quantity> limits) {

  private static final String NAMES = "self.all(k, k in ['cpu', 'memory', 'ephemeral-storage'])";
  private static final String QUANTITIES =
      "self.all(k, isQuantity(string(self[k])) &&"
          + " !quantity(string(self[k])).isLessThan(quantity('0')))";

  static final Resources DEFAULT =
      new Resources(
          new TreeMap<>(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("128Mi"))), null);
}
