package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A namespace of one test class, under the enforced restricted Pod Security profile, with prices in
 * it. Closing deletes it, the strategies first: a namespace's deletion does not wait for finalizers
 * to trade.
 */
record Namespace(String name) implements AutoCloseable {

  static Namespace create(String name) {
    removeLeftOver(name);
    Kubectl.apply(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: %s
              labels: {pod-security.kubernetes.io/enforce: restricted}
            """
                .formatted(name))
        .succeeded();
    return new Namespace(name);
  }

  /** A run that was interrupted leaves its namespace behind. */
  private static void removeLeftOver(String name) {
    if (!Kubectl.run("get", "namespace", name, "--ignore-not-found", "-o", "name")
        .out()
        .isBlank()) {
      Kubectl.run("-n", name, "delete", "tradingstrategies", "--all", "--timeout=90s");
      Kubectl.run("delete", "namespace", name, "--timeout=90s").succeeded();
    }
  }

  Namespace withPrices(String symbol) {
    return withFile(pricesOf(symbol), symbol, Path.of("../examples/data", symbol + ".csv.gz"));
  }

  Namespace withFile(String configMap, String symbol, Path file) {
    Kubectl.run(
            "-n",
            name,
            "create",
            "configmap",
            configMap,
            "--from-file=" + symbol + ".csv.gz=" + file)
        .succeeded();
    return this;
  }

  static String pricesOf(String symbol) {
    return "prices-" + symbol.toLowerCase(java.util.Locale.ROOT);
  }

  Strategy strategy(String strategy) {
    return new Strategy(name, strategy);
  }

  /** Names of the objects of some kinds, one a line; {@code more} selects among them. */
  String objects(String kinds, String... more) {
    List<String> call = new ArrayList<>(List.of("-n", name, "get", kinds));
    call.addAll(List.of("--ignore-not-found", "-o", "name"));
    call.addAll(List.of(more));
    return Kubectl.run(call.toArray(String[]::new)).succeeded().out();
  }

  void startDeletion() {
    Kubectl.run("delete", "namespace", name, "--wait=false").succeeded();
  }

  void awaitGone(Duration bound) {
    await()
        .atMost(bound)
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run("get", "namespace", name, "--ignore-not-found")
                            .succeeded()
                            .out())
                    .isBlank());
  }

  @Override
  public void close() {
    Kubectl.run("-n", name, "delete", "tradingstrategies", "--all", "--timeout=90s").succeeded();
    startDeletion();
  }
}
