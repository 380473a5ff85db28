package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One thing that is as it should be, or not.
 *
 * @param type a {@link ConditionType}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason one word for programs
 * @param message a sentence for people, possibly empty
 * @param lastTransitionTime when status last changed, ISO-8601 UTC
 * @param observedGeneration of the spec it is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Required
        @Size(max = 64)
        @JsonPropertyDescription(
            "Ready, SpecValid, Trading, Progressing, RiskBreached, Degraded or Deleting; of a halt,"
                + " InForce.")
        String type,
    @Required @Size(max = 16) @JsonPropertyDescription("True, False or Unknown.") String status,
    @Required @Size(max = 64) @JsonPropertyDescription("One word for programs.") String reason,
    @Required @Size(max = 4096) @JsonPropertyDescription("A sentence for people.") String message,
    @Required @Size(max = 40) @JsonPropertyDescription("When status last changed.")
        String lastTransitionTime,
    @JsonPropertyDescription("Generation of the spec it is about.") Long observedGeneration) {

  public static final String TRUE = "True";
  public static final String FALSE = "False";

  /** Whether the status is {@code True}. */
  public boolean holds() {
    return TRUE.equals(status);
  }
}
