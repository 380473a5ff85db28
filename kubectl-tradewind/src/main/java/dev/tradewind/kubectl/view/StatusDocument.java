package dev.tradewind.kubectl.view;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import java.util.List;

/**
 * The same as {@link StatusText} for programs.
 *
 * @param namespace of the strategy
 * @param name of the strategy
 * @param uid of the strategy
 * @param created when, ISO-8601
 * @param spec what is asked for
 * @param status what is
 * @param latchRelease the command that releases the latch; null when there is none
 * @param halts that pick it; null when they could not be read
 */
public record StatusDocument(
    String namespace,
    String name,
    String uid,
    String created,
    TradingStrategySpec spec,
    TradingStrategyStatus status,
    String latchRelease,
    List<Halt> halts) {

  /**
   * A halt that picks the strategy.
   *
   * @param name of the halt
   * @param level how strict
   * @param reason for people
   * @param release the command that releases it
   */
  public record Halt(String name, HaltLevel level, String reason, String release) {}

  /** The document of what a text shows. */
  public static StatusDocument of(StatusText text) {
    StrategyFacts strategy = text.strategy();
    return new StatusDocument(
        strategy.namespace(),
        strategy.name(),
        strategy.strategy().getMetadata().getUid(),
        strategy.created(),
        strategy.strategy().getSpec(),
        strategy.status(),
        strategy.status().latch() == null ? null : text.invocation().release(strategy),
        text.haltsUnread().isPresent()
            ? null
            : text.halts().stream()
                .map(
                    h ->
                        new Halt(
                            h.name(),
                            h.halt().getSpec().level(),
                            h.halt().getSpec().reason(),
                            text.invocation().release(h)))
                .toList());
  }
}
