package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * How the pod runs.
 *
 * @param resources CPU and memory
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodRuntime(
    @Default("{\"requests\": {\"cpu\": \"50m\", \"memory\": \"128Mi\"}}")
        @JsonPropertyDescription("CPU and memory of the pod.")
        Resources resources) {

  PodRuntime withDefaults() {
    return new PodRuntime(resources == null ? Resources.DEFAULT : resources);
  }
}
