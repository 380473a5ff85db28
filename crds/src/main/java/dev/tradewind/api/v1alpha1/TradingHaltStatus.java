package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * How far a halt has come.
 *
 * @param observedGeneration of the spec that this status is about
 * @param selected strategies that it stops
 * @param obeyed strategies of these whose pods obey it, or that have none
 * @param pending names of those that do not yet, the first few
 * @param conditions one of each type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TradingHaltStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription("Number of strategies that the halt picks.") Integer selected,
    @JsonPropertyDescription(
            "Number of these that obey: no entry is possible and, at level Flat, the position is"
                + " closed.")
        Integer obeyed,
    @Size(max = 10) @JsonPropertyDescription("The first few that do not obey yet.")
        List<@Size(max = 63) String> pending,
    @Size(max = 16) @JsonPropertyDescription("InForce: whether every picked strategy obeys.")
        List<Condition> conditions) {

  public TradingHaltStatus {
    pending = pending == null ? List.of() : List.copyOf(pending);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
