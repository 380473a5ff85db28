package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Json;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.view.Invocation;
import dev.tradewind.kubectl.view.StrategyFacts;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abandon NAME}: the way out of a deletion that waits for a proof it will not get. */
@Command(
    name = "abandon",
    description = {
      "Let a strategy that is being deleted go without the proof that its position is closed.",
      "Whatever position it has stays open where it is, and nobody trades it any more."
    })
final class AbandonCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClusterOptions options;

  @Parameters(paramLabel = "NAME", description = "The strategy.")
  private String name;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--without-operator",
      description =
          "Take the finalizer away, when no operator is there to do it. The strategy's pod and"
              + " volume stay, and the pod goes on trading, until you delete them.")
  private boolean withoutOperator;

  AbandonCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Cluster cluster = options.open(console)) {
      TradingStrategy strategy = cluster.strategy(cluster.namespace(), name);
      check(strategy);
      consequences(strategy).forEach(console::print);
      confirm();
      if (withoutOperator) {
        removeFinalizer(cluster, strategy);
      } else {
        annotate(cluster, strategy);
      }
    }
    return Problem.OK;
  }

  private void check(TradingStrategy strategy) {
    String namespace = strategy.getMetadata().getNamespace();
    if (strategy.getMetadata().getDeletionTimestamp() == null) {
      throw Problem.failed(
          "The strategy %s is not being deleted, so there is nothing to abandon: first run %s."
              .formatted(
                  name,
                  invocation()
                      .kubectl(namespace, "delete", "tradingstrategy", name, "--wait=false")));
    }
    if (withoutOperator && !finalizers(strategy).contains(TradingStrategy.FINALIZER)) {
      throw Problem.failed(
          "The strategy %s does not have the finalizer %s: something else keeps it."
              .formatted(name, TradingStrategy.FINALIZER));
    }
  }

  private List<String> consequences(TradingStrategy strategy) {
    StrategyFacts facts = new StrategyFacts(strategy);
    List<String> lines = new ArrayList<>();
    lines.add("Abandoning " + facts.namespace() + "/" + name + " gives up:");
    lines.add(
        "  - the proof that its position is closed; the last sample shows "
            + facts.sample(Sample::positionSummary).orElse("nothing"));
    lines.add(
        "  - its orders: "
            + facts.sample(Sample::openOrders).map(o -> o + " were working").orElse("not known"));
    if (withoutOperator) {
      lines.add(
          "  - the clean-up: pod, volume, ConfigMaps and Secret stay. THE POD GOES ON TRADING until"
              + " you run");
      lines.add("      " + cleanUp(facts.namespace()));
    } else {
      lines.add("  - its pod, which the operator removes; its volume as spec.storage.retain says");
    }
    return lines;
  }

  private String cleanUp(String namespace) {
    return invocation()
        .kubectl(
            namespace,
            "delete",
            "statefulset,secret,configmap",
            "-l",
            "app.kubernetes.io/managed-by=tradewind-operator,tradewind.dev/strategy=" + name);
  }

  private void confirm() {
    if (yes) {
      return;
    }
    String answer =
        console
            .person()
            .orElseThrow(
                () ->
                    Problem.usage(
                        "Nobody is there to confirm this: give --yes, or run it in a terminal."))
            .answer("Type the name of the strategy to go on: ")
            .orElse("");
    if (!answer.strip().equals(name)) {
      throw Problem.failed("Not confirmed: nothing was done.");
    }
  }

  private void annotate(Cluster cluster, TradingStrategy strategy) {
    String uid = strategy.getMetadata().getUid();
    cluster.patch(
        strategy,
        PatchType.JSON_MERGE,
        Json.write(
            Map.of(
                "metadata",
                Map.of("uid", uid, "annotations", Map.of(TradingStrategy.ABANDON, uid)))));
    console.print("%s is abandoned: the operator lets it go.".formatted(name));
  }

  private void removeFinalizer(Cluster cluster, TradingStrategy strategy) {
    String place =
        "/metadata/finalizers/" + finalizers(strategy).indexOf(TradingStrategy.FINALIZER);
    cluster.patch(
        strategy,
        PatchType.JSON,
        Json.write(
            List.of(
                Map.of(
                    "op",
                    "test",
                    "path",
                    "/metadata/uid",
                    "value",
                    strategy.getMetadata().getUid()),
                Map.of("op", "test", "path", place, "value", TradingStrategy.FINALIZER),
                Map.of("op", "remove", "path", place))));
    console.print(
        "The finalizer of %s is gone. Now stop its pod: %s"
            .formatted(name, cleanUp(strategy.getMetadata().getNamespace())));
  }

  private static List<String> finalizers(TradingStrategy strategy) {
    List<String> finalizers = strategy.getMetadata().getFinalizers();
    return finalizers == null ? List.of() : finalizers;
  }

  private Invocation invocation() {
    return options.invocation();
  }
}
