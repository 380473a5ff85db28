package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * A stop that a pod keeps in its ledger whatever it is told, until a person releases it by its id.
 *
 * @param id names this one; another latch has another id
 * @param level that the pod is at least in
 * @param cause why
 * @param message a sentence for people
 * @param since when, ISO-8601 UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Latch(
    @Size(max = 63) @JsonPropertyDescription("Its id; spec.resumeHaltId releases it by this.")
        String id,
    @JsonPropertyDescription("Paused, Halted or Flat: what the pod is at least in.")
        LatchLevel level,
    @JsonPropertyDescription("DailyLoss, Drawdown, Margin, BreakGlass, LostOrder or Difference.")
        LatchCause cause,
    @Size(max = 1024) @JsonPropertyDescription("What happened.") String message,
    @Size(max = 40) @JsonPropertyDescription("When it latched.") String since) {}
