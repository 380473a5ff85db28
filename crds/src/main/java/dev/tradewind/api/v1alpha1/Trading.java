package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * What trades at the moment; an upgrade of the operator leaves it alone.
 *
 * @param specHash of the spec in force, which is the last valid one
 * @param generation of the resource that brought that spec
 * @param epoch how often the ledger was taken over by a new process; null before the first; 0 where
 *     that was on record once, and is lost
 * @param image of the pod
 * @param renderVersion by which the objects are rendered
 * @param foreignEpoch epoch of the ledger that was found in place of the one that traded, until a
 *     person accepts it; null when there is none
 * @param rollout the value of {@link TradingStrategy#ROLLOUT} that image and render version were
 *     resolved for; null when there was none
 * @param pod UID of the pod whose process was the last of {@code epoch}; null where that was not
 *     noted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trading(
    @Size(max = 16) @JsonPropertyDescription("Hash of the spec that trades: the last valid one.")
        String specHash,
    @JsonPropertyDescription("Generation of the resource that brought this spec.") Long generation,
    @JsonPropertyDescription("How many processes have opened the ledger so far.") Long epoch,
    @JsonPropertyDescription(
            "How many processes have opened the ledger that is not the one that traded; until it is"
                + " accepted.")
        Long foreignEpoch,
    @Size(max = 512) @JsonPropertyDescription("Image of the pod, kept until the spec changes.")
        String image,
    @JsonPropertyDescription(
            "Version of the rendering of the pod's objects, kept until the spec changes.")
        Integer renderVersion,
    @Size(max = 256)
        @JsonPropertyDescription(
            "The annotation tradewind.dev/rollout that this image was resolved for.")
        String rollout,
    @Size(max = 64)
        @JsonPropertyDescription(
            "UID of the pod whose process was the last that opened the ledger: every other pod"
                + " must show a higher epoch.")
        String pod) {}
