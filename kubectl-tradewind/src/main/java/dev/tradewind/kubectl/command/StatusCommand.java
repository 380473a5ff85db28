package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Json;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.view.HaltFacts;
import dev.tradewind.kubectl.view.StatusDocument;
import dev.tradewind.kubectl.view.StatusText;
import dev.tradewind.kubectl.view.StrategyFacts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status NAME}: everything about one strategy. */
@Command(
    name = "status",
    description = "Show one strategy: what is in force and why, and how to change that.")
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClusterOptions options;

  @Parameters(paramLabel = "NAME", description = "The strategy.")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}.")
  private JsonOutput output;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Cluster cluster = options.open(console)) {
      StatusText text = text(cluster);
      if (output == JsonOutput.json) {
        console.print(Json.pretty(StatusDocument.of(text)));
      } else {
        text.lines().forEach(console::print);
      }
    }
    return Problem.OK;
  }

  private StatusText text(Cluster cluster) {
    TradingStrategy strategy = cluster.strategy(cluster.namespace(), name);
    List<HaltFacts> halts = List.of();
    Optional<String> unread = Optional.empty();
    try {
      halts =
          cluster.halts(Scope.of(cluster.namespace())).stream()
              .map(HaltFacts::new)
              .filter(halt -> halt.picks(strategy))
              .toList();
    } catch (Problem problem) {
      // The rest is worth showing all the same.
      unread = Optional.of(problem.getMessage());
    }
    return new StatusText(
        new StrategyFacts(strategy),
        halts,
        unread,
        options.invocation(),
        console.clock().instant());
  }
}
