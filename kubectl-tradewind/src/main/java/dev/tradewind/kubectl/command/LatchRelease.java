package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Json;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.stop.Waiting;
import dev.tradewind.kubectl.text.Table;
import dev.tradewind.kubectl.text.Words;
import dev.tradewind.kubectl.view.StrategyFacts;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Releases latches by the recorded act that is meant for it: the latch's id in the spec.
 *
 * @param cluster of the strategies
 * @param console of the person
 * @param namespace of the strategies
 */
record LatchRelease(Cluster cluster, Console console, String namespace) {
  private static final int NAMES_SHOWN = 5;

  /**
   * A strategy with its latch.
   *
   * @param strategy as it was seen
   * @param latch that is to be released
   */
  record Held(TradingStrategy strategy, Latch latch) {
    String name() {
      return strategy.getMetadata().getName();
    }
  }

  /**
   * Looks at a strategy.
   *
   * @throws Problem when there is no such strategy, or it has no latch
   */
  Held find(String name) {
    TradingStrategy strategy = cluster.strategy(namespace, name);
    Latch latch = new StrategyFacts(strategy).status().latch();
    if (latch == null) {
      throw Problem.failed(
          "The strategy %s in namespace %s has no latch, so there is nothing to release; kubectl tradewind status %s says why it stands."
              .formatted(name, namespace, name));
    }
    return new Held(strategy, latch);
  }

  Table table(List<Held> held) {
    Table table = Table.of("NAME", "LEVEL", "CAUSE", "SINCE", "LATCH", "MESSAGE");
    for (Held one : held) {
      Latch latch = one.latch();
      table.row(
          one.name(),
          String.valueOf(latch.level()),
          String.valueOf(latch.cause()),
          latch.since(),
          latch.id(),
          latch.message());
    }
    return table;
  }

  /** Writes the id into the spec, unless somebody has changed the strategy meanwhile. */
  void ask(Held held) {
    cluster.patch(
        held.strategy(),
        PatchType.JSON_MERGE,
        Json.write(
            Map.of(
                "metadata",
                Map.of("resourceVersion", held.strategy().getMetadata().getResourceVersion()),
                "spec",
                Map.of("resumeHaltId", held.latch().id()))));
    console.print("the latch %s of %s is to be released".formatted(held.latch().id(), held.name()));
  }

  /** Waits until the operator says that the latches are gone. */
  int await(List<Held> held, Duration timeout) {
    Remaining remaining = new Remaining(held);
    if (new Waiting(console, timeout).until(remaining::none, remaining::progress)) {
      console.print("released: " + Words.strategies(held.size()));
      return Problem.OK;
    }
    throw Problem.failed(
        "Not released after %d s: %s. If the operator does not run, repeat this with --direct."
            .formatted(timeout.toSeconds(), remaining.progress()));
  }

  private final class Remaining {
    private List<Held> left;

    Remaining(List<Held> held) {
      left = held;
    }

    boolean none() {
      left = left.stream().filter(this::stillLatched).toList();
      return left.isEmpty();
    }

    private boolean stillLatched(Held held) {
      Latch now = new StrategyFacts(cluster.strategy(namespace, held.name())).status().latch();
      return now != null && held.latch().id().equals(now.id());
    }

    String progress() {
      return "still latched: " + Words.few(left.stream().map(Held::name).toList(), NAMES_SHOWN);
    }
  }
}
