package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
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
public record Resources(
    @Size(max = 16) @JsonPropertyDescription("What is reserved for the pod: cpu, memory.")
        Map<String, Quantity> requests,
    @Size(max = 16) @JsonPropertyDescription("What the pod may never exceed: cpu, memory.")
        Map<String, Quantity> limits) {

  static final Resources DEFAULT =
      new Resources(
          new TreeMap<>(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("128Mi"))), null);
}
