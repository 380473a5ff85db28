package dev.tradewind.kubectl.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusTextTest {
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
  private static final Invocation PROD = new Invocation(List.of("--context", "prod"));

  private final TradingStrategy latched =
      Resources.trading(
          "desk-a",
          "aapl-sma",
          "2026-01-01T00:00:00Z",
          """
          {observedGeneration: 1, phase: Halted, symbolSummary: AAPL,
           effectiveState: {state: Halted, because: Latch/Drawdown},
           latch: {id: 7f3, level: Halted, cause: Drawdown, message: "Drawdown 10.2% passed 10%.", since: "2026-01-01T23:00:00Z"},
           sample: {time: "2012-01-05T00:00:00Z", positions: [{symbol: AAPL, quantity: "100", averagePrice: "58.12"}],
             equity: "100012.34", pnl: "12.34", realizedPnl: "3.34", unrealizedPnl: "10.00", fees: "1.00", openOrders: 1},
           history: [{specHash: 9f3c, generation: 1, image: "runtime@sha256:1", outcome: Ready, time: "2026-01-01T00:10:00Z"}],
           conditions: [{type: RiskBreached, status: "True", reason: Drawdown, message: "Release it.", lastTransitionTime: "2026-01-01T23:00:00Z"}]}
          """);

  @Test
  void aLatchedStrategyIsExplainedWithTheCommandThatReleasesIt() {
    HaltFacts halt = new HaltFacts(Resources.halt("desk-a", "drill", "names: [aapl-sma]", "{}"));

    assertThat(
            new StatusText(new StrategyFacts(latched), List.of(halt), Optional.empty(), PROD, NOW)
                .lines())
        .containsExactly(
            "desk-a/aapl-sma   AAPL   sma-crossover   Paper   age 24h",
            "State      Halted, because its pod has stopped itself (Drawdown); the spec says"
                + " Running",
            "Phase      Halted   ready: -",
            "Position   AAPL 100 at 58.12",
            "Equity     100012.34 USD   PnL 12.34 (realized 3.34, unrealized 10.00, fees 1.00)",
            "Orders     1 working   sample of 2012-01-05T00:00:00Z, market time",
            "",
            "LATCH      Drawdown, Halted, since 2026-01-01T23:00:00Z (60m ago): Drawdown 10.2%"
                + " passed 10%.",
            "  id       7f3",
            "  release  kubectl tradewind release --strategy aapl-sma -n desk-a --context prod",
            "",
            "HALT    LEVEL    PICKS      AGE   REASON   RELEASE",
            "drill   Halted   aapl-sma   24h   drill    kubectl tradewind release drill -n desk-a"
                + " --context prod",
            "",
            "CONDITION      STATUS   REASON     SINCE   MESSAGE",
            "RiskBreached   True     Drawdown   60m     Release it.",
            "",
            "SPEC   GENERATION   OUTCOME   AGE   IMAGE",
            "9f3c            1   Ready     23h   runtime@sha256:1");
  }

  @Test
  void whatTheOperatorHasNotSeenYetIsSaid() {
    TradingStrategy fresh = Resources.trading("desk-a", "new", "2026-01-01T23:59:00Z", "{}");

    assertThat(
            new StatusText(
                    new StrategyFacts(fresh),
                    List.of(),
                    Optional.of("User \"bob\" may not list halts."),
                    new Invocation(List.of()),
                    NOW)
                .lines())
        .containsExactly(
            "desk-a/new   AAPL   sma-crossover   Paper   age 60s",
            "State      not known yet, because the operator has not said yet; the spec says"
                + " Running",
            "Phase      -   ready: -",
            "Behind     the operator has seen generation none of 1: it is busy, or not running",
            "Sample     none yet",
            "",
            "HALTS      not known: User \"bob\" may not list halts.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Spec | the spec says so",
        "Deletion | it is being deleted",
        "Halt/stop-all | the halt stop-all says so",
        "Latch/BreakGlass | its pod has stopped itself (BreakGlass)",
        "PositionOpen | a position is open, so it cannot be suspended yet",
        "Moon | Moon"
      })
  void everyCauseHasItsWords(String because, String words) {
    assertThat(StatusText.cause(because)).isEqualTo(words);
  }

  @Test
  void theDocumentForProgramsSaysTheSame() {
    HaltFacts halt = new HaltFacts(Resources.halt("desk-a", "drill", "names: [aapl-sma]", "{}"));
    StatusDocument document =
        StatusDocument.of(
            new StatusText(new StrategyFacts(latched), List.of(halt), Optional.empty(), PROD, NOW));

    assertThat(document.latchRelease())
        .isEqualTo("kubectl tradewind release --strategy aapl-sma -n desk-a --context prod");
    assertThat(document.halts())
        .extracting(StatusDocument.Halt::release)
        .containsExactly("kubectl tradewind release drill -n desk-a --context prod");
    assertThat(document.status().latch().id()).isEqualTo("7f3");
  }
}
