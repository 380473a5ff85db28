package dev.tradewind.kubectl.command;

import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.TradesPage;
import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Pods;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.view.OrdersView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orders NAME}: working orders, fills and trades, from the strategy's pod. */
@Command(
    name = "orders",
    description = {
      "Show working orders, fills and trades of one strategy.",
      "They are asked of its pod, through the API server (the right to get pods/proxy)."
    })
final class OrdersCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Console console;

  @Mixin private ClusterOptions options;

  @Parameters(paramLabel = "NAME", description = "The strategy.")
  private String name;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "So many of the last fills and trades. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}.")
  private JsonOutput output;

  OrdersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw Problem.usage("--limit must be from 1 to %d, not %d.".formatted(MOST, limit));
    }
    try (Cluster cluster = options.open(console)) {
      OrdersView view = view(cluster);
      if (output == JsonOutput.json) {
        console.print(PodJson.write(view));
      } else {
        view.lines().forEach(console::print);
      }
    }
    return Problem.OK;
  }

  private OrdersView view(Cluster cluster) {
    // A mistyped name is told as such, not as a missing pod.
    cluster.strategy(cluster.namespace(), name);
    Pods pods = cluster.pods();
    PodStatus status = pods.read(cluster.namespace(), name, "/status", PodStatus.class);
    return new OrdersView(
        status.openOrders(),
        pods.read(
            cluster.namespace(),
            name,
            "/status/fills" + last(status.counts().fills()),
            FillsPage.class),
        pods.read(
            cluster.namespace(),
            name,
            "/status/trades" + last(status.counts().trades()),
            TradesPage.class));
  }

  private String last(long total) {
    return "?after=" + Math.max(0, total - limit) + "&limit=" + limit;
  }
}
