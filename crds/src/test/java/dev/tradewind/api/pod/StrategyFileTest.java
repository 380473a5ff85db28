package dev.tradewind.api.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import org.junit.jupiter.api.Test;

final class StrategyFileTest {
  static final String MINIMAL =
      """
      apiVersion: tradewind.dev/v1alpha1
      kind: TradingStrategy
      metadata: {name: aapl-sma, namespace: desk-a, uid: 6a0c1a0e-0000-4000-8000-000000000001}
      spec:
        symbol: "AAPL"
        algo: sma-crossover
        parameters: {slow: 30, fast: 10}
        capital: {amount: "100000"}
        marketData: {sourceRef: {name: aapl-daily}}
      """;

  @Test
  void everyDefaultIsWrittenOutAndNothingThatIsNotTradingRelevant() throws Exception {
    assertThat(StrategyFile.forPod(strategy(MINIMAL)).toYaml())
        .isEqualTo(
            """
            apiVersion: "tradewind.dev/v1alpha1"
            kind: "TradingStrategy"
            metadata:
              annotations:
                tradewind.dev/spec-hash: "HASH"
              name: "aapl-sma"
              namespace: "desk-a"
              uid: "6a0c1a0e-0000-4000-8000-000000000001"
            spec:
              symbol: "AAPL"
              algo: "sma-crossover"
              parameters:
                fast: 10
                slow: 30
              mode: "Paper"
              capital:
                amount: "100000"
                currency: "USD"
              marketData:
                sourceRef:
                  name: "aapl-daily"
                interval: "1d"
                replay:
                  speed: 1
                  loop: false
              costs:
                commissionBps: "0"
                slippageBps: "0"
              risk: {}
              runtime:
                resources:
                  requests:
                    cpu: "50m"
                    memory: "128Mi"
            """
                .replace("HASH", StrategyFile.forPod(strategy(MINIMAL)).specHash()));
  }

  @Test
  void theHashIsOneForAllTime() throws Exception {
    assertThat(StrategyFile.forPod(strategy(MINIMAL)).specHash()).isEqualTo("7ce185d69a6ae63d");
  }

  @Test
  void aFileReadBackTradesAlike() throws Exception {
    StrategyFile file = StrategyFile.forPod(strategy(MINIMAL));
    StrategyFile again = StrategyFile.fromYaml(file.toYaml());

    assertThat(again.specHash()).isEqualTo(file.specHash());
    assertThat(again.uid()).isEqualTo(file.uid());
    assertThat(again.spec().tradingRelevant().toString()).contains("fast=10", "slow=30", "speed=1");
  }

  @Test
  void onALaptopTheStateIsTheInitialOne() throws Exception {
    assertThat(StrategyFile.of(strategy(MINIMAL)).spec().state()).isEqualTo(DesiredState.Running);
  }

  @Test
  void whatIsNotTradingRelevantDoesNotChangeTheHash() throws Exception {
    String hash = hash(MINIMAL);

    assertThat(hash(MINIMAL.replace("100000", "250000"))).isEqualTo(hash);
    assertThat(hash(MINIMAL + "  state: Paused\n")).isEqualTo(hash);
    assertThat(hash(MINIMAL + "  onDelete: Keep\n")).isEqualTo(hash);
    assertThat(hash(MINIMAL + "  storage: {size: 2Gi}\n")).isEqualTo(hash);
    assertThat(hash(MINIMAL + "  costs: {commissionBps: \"0\"}\n")).isEqualTo(hash);
    assertThat(hash(MINIMAL.replace("fast: 10", "fast: 10.0"))).isEqualTo(hash);
    assertThat(hash(MINIMAL + "  risk: {onBreach: Reject, preventSelfCross: false}\n"))
        .isEqualTo(hash);
    assertThat(hash(MINIMAL.replace("aapl-daily}", "aapl-daily}, badRows: Reject")))
        .isEqualTo(hash);
    assertThat(hash(MINIMAL + "  onTerminate: {position: Keep, gracePeriod: 30s}\n"))
        .isEqualTo(hash);
  }

  @Test
  void whatIsTradingRelevantChangesTheHash() throws Exception {
    String hash = hash(MINIMAL);

    assertThat(hash(MINIMAL.replace("fast: 10", "fast: 11"))).isNotEqualTo(hash);
    assertThat(hash(MINIMAL.replace("sma-crossover", "momentum"))).isNotEqualTo(hash);
    assertThat(hash(MINIMAL + "  costs: {commissionBps: \"1\"}\n")).isNotEqualTo(hash);
    assertThat(hash(MINIMAL + "  risk: {maxPosition: \"5\"}\n")).isNotEqualTo(hash);
    assertThat(hash(MINIMAL + "  onTerminate: {orders: Cancel}\n")).isNotEqualTo(hash);
    assertThat(hash(MINIMAL + "  runtime: {resources: {requests: {cpu: 100m}}}\n"))
        .isNotEqualTo(hash);
  }

  private static String hash(String yaml) throws Exception {
    return StrategyFile.forPod(strategy(yaml)).specHash();
  }

  private static TradingStrategy strategy(String yaml) throws Exception {
    return StrategyYaml.MAPPER.readValue(yaml, TradingStrategy.class);
  }
}
