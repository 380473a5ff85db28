package dev.tradewind.kubectl.stop;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which strategies are meant: some by name, some by a selector, or all of the scope.
 *
 * @param names of strategies; empty when chosen otherwise
 * @param selector in kubectl's syntax
 * @param all whether all are meant
 */
public record Selection(List<String> names, Optional<String> selector, boolean all) {
  /** So many names fit into one halt. */
  static final int MOST_NAMES = 256;

  /**
   * Checks that it says one thing.
   *
   * @throws Problem when it says nothing, or several things
   */
  public Selection {
    names = names.stream().distinct().toList();
    int ways = (names.isEmpty() ? 0 : 1) + (selector.isPresent() ? 1 : 0) + (all ? 1 : 0);
    if (ways != 1) {
      throw Problem.usage(
          "Say which strategies: either NAME..., or -l SELECTOR, or --all"
              + (ways == 0 ? "." : ", and only one of these."));
    }
    if (names.size() > MOST_NAMES) {
      throw Problem.usage(
          "A halt names at most %d strategies, not %d: use -l SELECTOR or --all."
              .formatted(MOST_NAMES, names.size()));
    }
    selector.ifPresent(LabelSelector::parse);
  }

  /**
   * The strategies it picks now.
   *
   * @throws Problem when a name is unknown, or nothing is picked
   */
  public List<TradingStrategy> strategies(Cluster cluster, Scope scope) {
    List<TradingStrategy> found = found(cluster, scope);
    if (found.isEmpty()) {
      throw Problem.failed(none(scope));
    }
    return found;
  }

  /**
   * The strategies it picks now, which may be none when it names none.
   *
   * @throws Problem when a name is unknown
   */
  public List<TradingStrategy> found(Cluster cluster, Scope scope) {
    if (names.isEmpty()) {
      return cluster.strategies(scope, selector);
    }
    String namespace =
        scope
            .namespace()
            .orElseThrow(() -> Problem.usage("-A goes with -l SELECTOR or --all, not with names."));
    return names.stream().map(name -> cluster.strategy(namespace, name)).toList();
  }

  /** The sentence that nothing is picked. */
  public String none(Scope scope) {
    return selector
        .map(s -> "No strategy %s has labels that match %s.".formatted(scope, s))
        .orElse("There is no strategy %s.".formatted(scope));
  }

  /** The halt that picks the same, also strategies that come later. */
  public TradingHalt halt(HaltLevel level, String reason) {
    StrategySelector picks =
        selector.map(LabelSelector::parse).orElse(new StrategySelector(Map.of(), List.of()));
    TradingHalt halt = new TradingHalt();
    halt.setSpec(
        names.isEmpty()
            ? new TradingHaltSpec(picks, null, level, reason)
            : new TradingHaltSpec(null, names, level, reason));
    return halt;
  }
}
