package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Json;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.view.Fleet;
import dev.tradewind.kubectl.view.StrategyFacts;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code top}: the fleet at a glance, out of the resources' status alone. */
@Command(
    name = "top",
    description = {
      "Show strategies with state, position and profit and loss.",
      "The values are those of the resources, at most a minute or so old."
    })
final class TopCommand implements Callable<Integer> {
  private static final String HOME_AND_CLEAR = "\033[H\033[J";

  /** What is printed. */
  enum Output {
    wide,
    json
  }

  private final Console console;

  @Mixin private ScopeOptions where;

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      description = "Only strategies whose labels match, such as desk=a.")
  private String selector;

  @Option(
      names = "--sort-by",
      paramLabel = "COLUMN",
      defaultValue = "name",
      description =
          "${COMPLETION-CANDIDATES}; the greatest loss, the strictest state and the youngest come"
              + " first. Default: ${DEFAULT-VALUE}.")
  private Fleet.Order order;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}.")
  private Output output;

  @Option(
      names = {"-w", "--watch"},
      description = "Go on, and show it anew every --interval, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = TimeOption.class,
      description = "Time between two looks with --watch. Default: ${DEFAULT-VALUE}.")
  private Duration interval;

  TopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (watch && output == Output.json) {
      throw Problem.usage("--watch shows a table: leave out -o json.");
    }
    try (Cluster cluster = where.cluster().open(console)) {
      Scope scope = where.scope(cluster);
      Fleet fleet = look(cluster, scope);
      if (watch) {
        watch(cluster, scope, fleet);
      } else {
        print(fleet, scope);
      }
    }
    return Problem.OK;
  }

  private Fleet look(Cluster cluster, Scope scope) {
    return Fleet.of(cluster.strategies(scope, Optional.ofNullable(selector)), order);
  }

  private void print(Fleet fleet, Scope scope) {
    if (output == Output.json) {
      console.print(Json.pretty(fleet.strategies().stream().map(StrategyFacts::strategy).toList()));
    } else if (fleet.strategies().isEmpty()) {
      console.tell("There is no strategy " + scope + ".");
    } else {
      lines(fleet, scope).forEach(console::print);
    }
  }

  private List<String> lines(Fleet fleet, Scope scope) {
    Fleet.Width width = output == Output.wide ? Fleet.Width.wide : Fleet.Width.normal;
    return fleet.table(scope.namespace().isEmpty(), width, console.clock().instant()).lines();
  }

  private void watch(Cluster cluster, Scope scope, Fleet first) {
    Fleet fleet = first;
    String trouble = "";
    do {
      frame(fleet, scope, trouble);
      if (!console.pause().of(interval)) {
        return;
      }
      try {
        fleet = look(cluster, scope);
        trouble = "";
      } catch (Problem problem) {
        // Who watches wants to see the last known state through an outage.
        trouble = problem.getMessage();
      }
    } while (true);
  }

  private void frame(Fleet fleet, Scope scope, String trouble) {
    LocalTime time =
        LocalTime.ofInstant(console.clock().instant(), ZoneId.systemDefault())
            .truncatedTo(ChronoUnit.SECONDS);
    String clear = console.person().isPresent() ? HOME_AND_CLEAR : "";
    console.print(clear + "Tradewind  " + time + "  " + fleet.summary() + "  (Ctrl-C ends)");
    if (!trouble.isEmpty()) {
      console.print("STALE: " + trouble);
    }
    console.print("");
    lines(fleet, scope).forEach(console::print);
  }
}
