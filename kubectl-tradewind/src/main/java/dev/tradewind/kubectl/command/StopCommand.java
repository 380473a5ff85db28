package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.stop.BreakGlass;
import dev.tradewind.kubectl.stop.Selection;
import dev.tradewind.kubectl.stop.Waiting;
import dev.tradewind.kubectl.view.HaltFacts;
import dev.tradewind.kubectl.view.Invocation;
import dev.tradewind.kubectl.view.StrategyFacts;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code halt} and {@code flatten}: the same way, to two levels. */
@Command
final class StopCommand implements Callable<Integer> {
  private static final int LONGEST_REASON = 256;

  private final Console console;
  private final HaltLevel level;

  @Mixin private ScopeOptions where;
  @Mixin private DirectOptions directly;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Strategies.")
  private List<String> names = List.of();

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      description = "Strategies whose labels match, also ones that come later.")
  private String selector;

  @Option(names = "--all", description = "All strategies, also ones that come later.")
  private boolean all;

  @Option(
      names = "--allow-none",
      description =
          "Create the halt although -l or --all picks no strategy yet, for those that come.")
  private boolean allowNone;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who find their strategies stopped.")
  private String reason;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the halt; else one is made up.")
  private String haltName;

  @Option(
      names = "--wait",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Wait until all obey. Default: ${DEFAULT-VALUE}.")
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

  StopCommand(Console console, HaltLevel level) {
    this.console = console;
    this.level = level;
  }

  private String verb() {
    return level == HaltLevel.Flat ? "flatten" : "halt";
  }

  @Override
  public Integer call() {
    Selection selection = new Selection(names, Optional.ofNullable(selector), all);
    check();
    try (Cluster cluster = where.cluster().open(console)) {
      Scope scope = where.scope(cluster);
      Optional<List<TradingStrategy>> picked = preview(cluster, scope, selection);
      if (dryRun) {
        return Problem.OK;
      }
      return directly.direct()
          ? tellPods(cluster, scope, picked)
          : create(cluster, selection, namespaces(scope, picked));
    }
  }

  private void check() {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.usage("--reason must have 1 to " + LONGEST_REASON + " characters.");
    }
    if (directly.direct() && haltName != null) {
      throw Problem.usage(
          "--direct creates no halt, so there is nothing to name: leave out --name.");
    }
    if (allowNone && (directly.direct() || !names.isEmpty())) {
      throw Problem.usage(
          "--allow-none is for a halt that -l SELECTOR or --all picks strategies for later: leave it out with %s."
              .formatted(directly.direct() ? "--direct" : "names"));
    }
  }

  /** Says what will be stopped; empty when the person may stop but not look. */
  private Optional<List<TradingStrategy>> preview(
      Cluster cluster, Scope scope, Selection selection) {
    List<TradingStrategy> picked;
    try {
      picked = selection.found(cluster, scope);
    } catch (Problem problem) {
      if (!isForbidden(problem)
          || (names.isEmpty() && (directly.direct() || scope.namespace().isEmpty()))) {
        throw problem;
      }
      // Whoever may stop must not be kept from it by not being allowed to look.
      console.tell("warning: the strategies cannot be checked. " + problem.getMessage());
      return Optional.empty();
    }
    if (picked.isEmpty()) {
      return Optional.of(none(scope, selection));
    }
    String does = level == HaltLevel.Flat ? "closes all positions of, and stops," : "halts";
    StrategyList.lines(does, picked).forEach(console::print);
    return Optional.of(picked);
  }

  /** A mistyped label stops nothing, so nothing is picked only where that is meant. */
  private List<TradingStrategy> none(Scope scope, Selection selection) {
    if (allowNone && scope.namespace().isPresent()) {
      console.print(
          "This stops nothing now: %s Strategies that come later are %s."
              .formatted(
                  selection.none(scope), level == HaltLevel.Flat ? "kept flat" : "halted at once"));
      return List.of();
    }
    String wayOut =
        scope.namespace().isPresent()
            ? " If it is meant for strategies that come later, add --allow-none."
            : " If it is meant for strategies that come later, name their namespace with -n in"
                + " place of -A, and add --allow-none.";
    throw Problem.failed(selection.none(scope) + (directly.direct() ? "" : wayOut));
  }

  private static boolean isForbidden(Problem problem) {
    return problem.getCause() instanceof io.fabric8.kubernetes.client.KubernetesClientException e
        && e.getCode() == 403;
  }

  private int tellPods(Cluster cluster, Scope scope, Optional<List<TradingStrategy>> picked) {
    List<BreakGlass.Target> targets =
        picked
            .map(
                list ->
                    list.stream()
                        .map(StrategyFacts::new)
                        .map(s -> new BreakGlass.Target(s.namespace(), s.name()))
                        .toList())
            .orElseGet(
                () ->
                    names.stream()
                        .map(n -> new BreakGlass.Target(scope.namespace().orElseThrow(), n))
                        .toList());
    int result =
        directly.tell(cluster, console, timeout, targets, List.of(verb(), "--reason=" + reason));
    console.print(
        "to release one: "
            + invocation()
                .of(
                    targets.getFirst().namespace(),
                    "release",
                    "--strategy",
                    targets.getFirst().name())
            + "   (without the operator, with --direct)");
    return result;
  }

  private static List<String> namespaces(Scope scope, Optional<List<TradingStrategy>> picked) {
    return scope
        .namespace()
        .map(List::of)
        .orElseGet(
            () ->
                picked.orElseThrow().stream()
                    .map(s -> s.getMetadata().getNamespace())
                    .distinct()
                    .sorted()
                    .toList());
  }

  private int create(Cluster cluster, Selection selection, List<String> namespaces) {
    List<HaltFacts> halts = new ArrayList<>();
    for (String namespace : namespaces) {
      TradingHalt halt = selection.halt(level, reason);
      halt.setMetadata(
          haltName == null
              ? new ObjectMetaBuilder().withGenerateName(verb() + "-").build()
              : new ObjectMetaBuilder().withName(haltName).build());
      HaltFacts created = new HaltFacts(cluster.create(namespace, halt));
      halts.add(created);
      console.print(
          "halt %s created in namespace %s, level %s, for %s"
              .formatted(created.name(), namespace, level, created.picks()));
      // Before the waiting, so that it is there when the waiting is broken off.
      console.print("to release: " + invocation().release(created));
    }
    return wait ? await(cluster, halts) : Problem.OK;
  }

  private int await(Cluster cluster, List<HaltFacts> created) {
    HaltWatch watch = new HaltWatch(cluster, created);
    if (new Waiting(console, timeout).until(watch::allInForce, watch::progress)) {
      if (watch.nothingPicked() && !allowNone) {
        throw Problem.failed(
            "Nothing has been stopped: no strategy is picked. The halt stays, for strategies that"
                + " come later; if it is not meant so, release it.");
      }
      console.print("in force: " + watch.progress());
      return Problem.OK;
    }
    throw Problem.failed(
        "Not in force after %d s: %s. The halt stays. If the operator does not run, repeat this with --direct."
            .formatted(timeout.toSeconds(), watch.progress()));
  }

  private Invocation invocation() {
    return where.cluster().invocation();
  }

  /** Looks again at halts that are not in force yet. */
  private static final class HaltWatch {
    private final Cluster cluster;
    private List<HaltFacts> halts;

    HaltWatch(Cluster cluster, List<HaltFacts> halts) {
      this.cluster = cluster;
      this.halts = halts;
    }

    boolean allInForce() {
      halts =
          halts.stream()
              .map(h -> h.inForce() ? h : new HaltFacts(cluster.halt(h.namespace(), h.name())))
              .toList();
      return halts.stream().allMatch(HaltFacts::inForce);
    }

    boolean nothingPicked() {
      return halts.stream().allMatch(HaltFacts::picksNothing);
    }

    String progress() {
      return halts.size() == 1
          ? halts.getFirst().progress()
          : halts.stream()
              .map(h -> h.namespace() + ": " + h.progress())
              .collect(Collectors.joining("; "));
    }
  }
}
