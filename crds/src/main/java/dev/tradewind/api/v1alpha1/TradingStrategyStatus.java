package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the operator knows of a strategy. The conditions are the truth; phase is a word for people.
 *
 * @param observedGeneration of the spec that this status is about
 * @param phase one word
 * @param symbolSummary the symbols, for the table
 * @param effectiveState the state in force
 * @param halts every TradingHalt that holds it; until one of these is deleted, a label that is
 *     taken away lifts nothing
 * @param trading which spec, image and pod trade
 * @param latch the pod's own stop; null when there is none
 * @param sample position and money, a while ago
 * @param history of the last specs, the newest first
 * @param conditions one of each type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TradingStrategyStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @Size(max = 32) @JsonPropertyDescription("One word for people; the conditions are the truth.")
        String phase,
    @Size(max = 400) @JsonPropertyDescription("The symbol, or all symbols with commas.")
        String symbolSummary,
    @JsonPropertyDescription("The state in force, the strictest of all that have a say.")
        EffectiveState effectiveState,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(
            "Every TradingHalt that holds the strategy, until it is deleted; the strictest first.")
        List<HaltReference> halts,
    @JsonPropertyDescription("What trades at the moment.") Trading trading,
    @JsonPropertyDescription(
            "A stop that the pod has put upon itself, until spec.resumeHaltId releases it.")
        Latch latch,
    @JsonPropertyDescription(
            "Position and money when they last changed, at most a minute or so old; Prometheus has"
                + " the live values.")
        Sample sample,
    @Size(max = HISTORY)
        @JsonPropertyDescription("The last specs and their outcomes, newest first.")
        List<SpecRecord> history,
    @Size(max = 16) @JsonPropertyDescription("What is and what is not as it should be, and why.")
        List<Condition> conditions) {

  public static final TradingStrategyStatus EMPTY =
      new TradingStrategyStatus(
          null, null, null, null, List.of(), null, null, null, List.of(), List.of());

  /** Specs that are remembered. */
  public static final int HISTORY = 10;

  public TradingStrategyStatus {
    halts = halts == null ? List.of() : List.copyOf(halts);
    history = history == null ? List.of() : List.copyOf(history);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** The condition of a type, if there is one. */
  public Optional<Condition> condition(ConditionType type) {
    return conditions.stream().filter(c -> c.type().equals(type.name())).findFirst();
  }
}
