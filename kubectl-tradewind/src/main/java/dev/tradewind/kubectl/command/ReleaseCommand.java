package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.stop.BreakGlass;
import dev.tradewind.kubectl.stop.Selection;
import dev.tradewind.kubectl.text.Age;
import dev.tradewind.kubectl.text.Table;
import dev.tradewind.kubectl.text.Words;
import dev.tradewind.kubectl.view.HaltFacts;
import dev.tradewind.kubectl.view.StrategyFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code release}: deletes halts, or releases the latches of strategies. */
@Command(
    name = "release",
    description = {
      "Release halts by deleting them, or with --strategy the latch that a pod has put on itself.",
      "A released strategy does again what its spec, and the halts that are left, say."
    })
final class ReleaseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ScopeOptions where;
  @Mixin private DirectOptions directly;

  @Parameters(paramLabel = "HALT", arity = "0..*", description = "Halts.")
  private List<String> halts = List.of();

  @Option(names = "--all", description = "All halts; with --direct, all strategies.")
  private boolean all;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      split = ",",
      description = "Strategies whose latch is to be released.")
  private List<String> strategies = List.of();

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      description = "With --direct: strategies whose labels match.")
  private String selector;

  @Option(
      names = "--latch",
      paramLabel = "ID",
      description = "With --direct: release only the latch of this id; else the one there is.")
  private String latch;

  @Option(
      names = "--wait",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "With --strategy: wait until the latch is gone. Default: ${DEFAULT-VALUE}.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = TimeOption.class,
      description = "How long to wait, with --direct for each pod. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  ReleaseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    try (Cluster cluster = where.cluster().open(console)) {
      Scope scope = where.scope(cluster);
      if (directly.direct()) {
        return tellPods(cluster, scope);
      }
      return strategies.isEmpty() ? deleteHalts(cluster, scope) : releaseLatches(cluster, scope);
    }
  }

  private void check() {
    if (directly.direct()) {
      if (!halts.isEmpty()) {
        throw Problem.usage(
            "--direct releases latches in pods: name strategies with --strategy, or give -l or"
                + " --all.");
      }
      return;
    }
    if (selector != null || latch != null) {
      throw Problem.usage("-l and --latch go with --direct only.");
    }
    int ways = (halts.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (strategies.isEmpty() ? 0 : 1);
    if (ways != 1) {
      throw Problem.usage(
          "Say what to release: either HALT..., or --all halts, or --strategy NAME"
              + (ways == 0 ? "." : ", and only one of these."));
    }
  }

  private int deleteHalts(Cluster cluster, Scope scope) {
    List<HaltFacts> found =
        all
            ? cluster.halts(scope).stream().map(HaltFacts::new).toList()
            : halts.stream()
                .map(name -> new HaltFacts(cluster.halt(oneNamespace(scope), name)))
                .toList();
    if (found.isEmpty()) {
      throw Problem.failed("There is no halt " + scope + ".");
    }
    console.print("This releases " + Words.halts(found.size()) + ":");
    table(found).lines().forEach(console::print);
    if (!dryRun) {
      for (HaltFacts halt : found) {
        cluster.delete(halt.halt());
        console.print("halt %s in namespace %s released".formatted(halt.name(), halt.namespace()));
      }
    }
    return Problem.OK;
  }

  private Table table(List<HaltFacts> found) {
    Table table = Table.of("NAMESPACE", "HALT", "LEVEL", "PICKS", "AGE", "REASON");
    for (HaltFacts halt : found) {
      table.row(
          halt.namespace(),
          halt.name(),
          String.valueOf(halt.halt().getSpec().level()),
          halt.picks(),
          Age.of(halt.halt().getMetadata().getCreationTimestamp(), console.clock().instant()),
          halt.halt().getSpec().reason());
    }
    return table;
  }

  private int releaseLatches(Cluster cluster, Scope scope) {
    LatchRelease release = new LatchRelease(cluster, console, oneNamespace(scope));
    List<LatchRelease.Held> held = strategies.stream().distinct().map(release::find).toList();
    console.print("This releases the latch of " + Words.strategies(held.size()) + ":");
    release.table(held).lines().forEach(console::print);
    if (dryRun) {
      return Problem.OK;
    }
    held.forEach(release::ask);
    return wait ? release.await(held, timeout) : Problem.OK;
  }

  private int tellPods(Cluster cluster, Scope scope) {
    Selection selection = new Selection(strategies, Optional.ofNullable(selector), all);
    List<BreakGlass.Target> targets =
        strategies.isEmpty()
            ? selection.strategies(cluster, scope).stream()
                .map(StrategyFacts::new)
                .map(s -> new BreakGlass.Target(s.namespace(), s.name()))
                .toList()
            : selection.names().stream()
                .map(name -> new BreakGlass.Target(oneNamespace(scope), name))
                .toList();
    console.print(
        "This releases the latch in the pods of "
            + Words.strategies(targets.size())
            + ": "
            + Words.few(targets.stream().map(BreakGlass.Target::toString).toList(), 50));
    return dryRun
        ? Problem.OK
        : directly.tell(cluster, console, timeout, targets, controlCommand());
  }

  private List<String> controlCommand() {
    return latch == null ? List.of("release") : List.of("release", latch);
  }

  private static String oneNamespace(Scope scope) {
    return scope
        .namespace()
        .orElseThrow(() -> Problem.usage("-A goes with --all or -l, not with names."));
  }
}
