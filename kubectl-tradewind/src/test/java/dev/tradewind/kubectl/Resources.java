package dev.tradewind.kubectl;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Resources as a person or an operator writes them. */
public final class Resources {
  private Resources() {}

  /** A strategy without a status. */
  public static TradingStrategy strategy(String namespace, String name, String labels) {
    return Serialization.unmarshal(
        """
        apiVersion: tradewind.dev/v1alpha1
        kind: TradingStrategy
        metadata: {name: %s, namespace: %s, labels: %s}
        spec:
          symbol: "AAPL"
          algo: sma-crossover
          state: Running
          capital: {amount: "100000", currency: USD}
          marketData: {sourceRef: {name: prices}}
        """
            .formatted(name, namespace, labels),
        TradingStrategy.class);
  }

  /** The same with what the API server and the operator add. */
  public static TradingStrategy trading(
      String namespace, String name, String created, String status) {
    TradingStrategy strategy =
        Serialization.unmarshal(
            Serialization.asYaml(strategy(namespace, name, "{}")) + "status: " + status,
            TradingStrategy.class);
    strategy.getMetadata().setCreationTimestamp(created);
    strategy.getMetadata().setGeneration(1L);
    return strategy;
  }

  /** A halt of a namespace, such as {@code names: [a]}, with a status or without ({@code {}}). */
  public static TradingHalt halt(String namespace, String name, String picks, String status) {
    TradingHalt halt =
        Serialization.unmarshal(
            """
            apiVersion: tradewind.dev/v1alpha1
            kind: TradingHalt
            metadata: {name: %s, namespace: %s}
            spec: {%s, level: Halted, reason: drill}
            status: %s
            """
                .formatted(name, namespace, picks, status),
            TradingHalt.class);
    halt.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
    return halt;
  }
}
