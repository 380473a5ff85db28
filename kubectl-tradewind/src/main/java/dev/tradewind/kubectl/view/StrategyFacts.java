package dev.tradewind.kubectl.view;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a strategy's resource says, also when the operator has not said anything yet.
 *
 * @param strategy as the API server returns it
 */
public record StrategyFacts(TradingStrategy strategy) {

  /** Its name. */
  public String name() {
    return strategy.getMetadata().getName();
  }

  /** Its namespace. */
  public String namespace() {
    return strategy.getMetadata().getNamespace();
  }

  /** When it was created, ISO-8601. */
  public String created() {
    return strategy.getMetadata().getCreationTimestamp();
  }

  /** Its status, empty before the operator's first look. */
  public TradingStrategyStatus status() {
    return Optional.ofNullable(strategy.getStatus()).orElse(TradingStrategyStatus.EMPTY);
  }

  /** The symbols, with commas. */
  public String symbols() {
    TradingStrategySpec spec = strategy.getSpec();
    return Optional.ofNullable(status().symbolSummary())
        .orElseGet(() -> spec.symbols() == null ? spec.symbol() : String.join(",", spec.symbols()));
  }

  /** The state in force, in one word. */
  public Optional<String> state() {
    return Optional.ofNullable(status().effectiveState())
        .map(EffectiveState::state)
        .map(Enum::name);
  }

  /** Who has the say about the state. */
  public Optional<String> because() {
    return Optional.ofNullable(status().effectiveState()).map(EffectiveState::because);
  }

  /** The state that the spec asks for. */
  public Optional<String> wanted() {
    return Optional.ofNullable(strategy.getSpec().state()).map(Enum::name);
  }

  /** True, False or Unknown. */
  public Optional<String> ready() {
    return status().condition(ConditionType.Ready).map(Condition::status);
  }

  /** A part of the sample. */
  public <T> Optional<T> sample(Function<Sample, T> part) {
    return Optional.ofNullable(status().sample()).map(part);
  }

  /** The currency of its money. */
  public String currency() {
    return Optional.ofNullable(strategy.getSpec().capital().currency()).orElse("USD");
  }
}
