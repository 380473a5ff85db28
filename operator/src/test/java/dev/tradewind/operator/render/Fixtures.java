package dev.tradewind.operator.render;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Strategies to render. */
final class Fixtures {
  static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final String ONE =
      """
      apiVersion: tradewind.dev/v1alpha1
      kind: TradingStrategy
      metadata: {name: aapl-sma, namespace: desk-a, uid: 6a0c1a0e-0000-4000-8000-000000000001}
      spec:
        symbol: "AAPL"
        algo: sma-crossover
        parameters: {fast: 10, slow: 30}
        capital: {amount: "100000"}
        marketData: {sourceRef: {name: aapl-daily}}
      """;

  private Fixtures() {}

  static Rendering one() {
    return one(Rendering.VERSION);
  }

  static Rendering one(int version) {
    return rendering(ONE, version);
  }

  static Rendering several(int version) {
    return rendering(
        ONE.replace("symbol: \"AAPL\"", "symbols: [\"AAPL\", \"BRK.B\"]")
                .replace("aapl-sma", "pair")
            + "  storage: {size: 2Gi, className: fast}\n"
            + "  runtime: {resources: {requests: {cpu: 1000m}, limits: {memory: 256Mi}}}\n",
        version);
  }

  static Rendering terminating(int version) {
    return rendering(
        ONE.replace("aapl-sma", "drained")
            + "  onTerminate: {orders: KeepProtective, position: Flatten, gracePeriod: 2m}\n",
        version);
  }

  private static Rendering rendering(String yaml, int version) {
    TradingStrategy strategy = YAML.unmarshal(yaml, TradingStrategy.class);
    return new Rendering(
        StrategyFile.forPod(strategy),
        "registry.example/tradewind/runtime@sha256:0000",
        null,
        version,
        1,
        strategy.getSpec().withDefaults().storage(),
        PodPorts.DEFAULT);
  }
}
