package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * The state in force.
 *
 * @param state what the pod is told to obey
 * @param because who has the say: {@code Spec}, {@code SpecInvalid} (the state before stays),
 *     {@code Deletion}, {@code PositionOpen}, {@code Halt/NAME}, {@code Latch/CAUSE}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EffectiveState(
    @JsonPropertyDescription("State the pod is told to obey.") TradingState state,
    @Size(max = 80)
        @JsonPropertyDescription(
            "Who has the say: Spec, SpecInvalid, Deletion, PositionOpen, Halt/<name> or"
                + " Latch/<cause>.")
        String because) {}
