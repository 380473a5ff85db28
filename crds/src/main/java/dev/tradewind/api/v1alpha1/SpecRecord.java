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
 * @param rollout that the image was resolved for; null for none
 * @param renderVersion by which its objects were rendered; null for the first
 * @param outcome how it went
 * @param message why it has failed; null otherwise
 * @param time of the outcome, ISO-8601 UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpecRecord(
    @Size(max = 16) @JsonPropertyDescription("Hash of the spec.") String specHash,
    @JsonPropertyDescription("Generation of the resource that brought this spec.") Long generation,
    @Size(max = 512) @JsonPropertyDescription("Image of the pod.") String image,
    @Size(max = 256)
        @JsonPropertyDescription(
            "The annotation tradewind.dev/rollout that this image was resolved for.")
        String rollout,
    @JsonPropertyDescription("Version of the rendering of its pod's objects; absent for the first.")
        Integer renderVersion,
    @JsonPropertyDescription(
            "Starting: its pod comes up. Ready: its pod was ready. Failed: its pod was not ready in"
                + " time, and the last spec that was ready is in force again.")
        Outcome outcome,
    @Size(max = MESSAGE) @JsonPropertyDescription("Why it has failed.") String message,
    @Size(max = 40) @JsonPropertyDescription("When this outcome was reached.") String time) {

  /** The longest message. */
  public static final int MESSAGE = 512;

  /** The same, whose pod was ready. */
  public SpecRecord ready(String at) {
    return new SpecRecord(
        specHash, generation, image, rollout, renderVersion, Outcome.Ready, null, at);
  }

  /** The same, whose pod was not ready in time. */
  public SpecRecord failed(String why, String at) {
    String clipped = why.length() <= MESSAGE ? why : why.substring(0, MESSAGE - 1) + "…";
    return new SpecRecord(
        specHash, generation, image, rollout, renderVersion, Outcome.Failed, clipped, at);
  }

  /** How it went. */
  public enum Outcome {
    Starting,
    Ready,
    Failed
  }
}
