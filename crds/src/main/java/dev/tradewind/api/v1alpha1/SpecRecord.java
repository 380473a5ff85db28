package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * What became of one trading-relevant spec.
 *
 * @param specHash of the spec
 * @param generation of the resource that brought it
 * @param image that its pod ran
 * @param outcome how it went
 * @param time of the outcome, ISO-8601 UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpecRecord(
    @Size(max = 16) @JsonPropertyDescription("Hash of the spec.") String specHash,
    @JsonPropertyDescription("Generation of the resource that brought this spec.") Long generation,
    @Size(max = 512) @JsonPropertyDescription("Image of the pod.") String image,
    @JsonPropertyDescription(
            "Starting: its pod comes up. Ready: its pod was ready. Failed: its pod was not ready in"
                + " time, and the last spec that was ready is in force again.")
        Outcome outcome,
    @Size(max = 40) @JsonPropertyDescription("When this outcome was reached.") String time) {

  /** How it went. */
  public enum Outcome {
    Starting,
    Ready,
    Failed
  }
}
