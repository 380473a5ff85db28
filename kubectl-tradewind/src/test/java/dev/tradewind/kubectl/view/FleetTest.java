package dev.tradewind.kubectl.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.Resources;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetTest {
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  private final List<TradingStrategy> strategies =
      List.of(
          trading("desk-b", "a", "Halted", "-20.5", "2026-01-01T00:00:00Z"),
          trading("desk-a", "z", "Running", "3", "2026-01-01T12:00:00Z"),
          Resources.trading("desk-a", "new", "2026-01-01T23:59:00Z", "{}"),
          trading("desk-a", "b", "Paused", "100", "2025-12-01T00:00:00Z"));

  private static TradingStrategy trading(
      String namespace, String name, String state, String pnl, String created) {
    return Resources.trading(
        namespace,
        name,
        created,
        """
        {phase: Trading, symbolSummary: "AAPL",
         effectiveState: {state: %s, because: Halt/stop},
         trading: {epoch: 3},
         sample: {positionSummary: "100", equity: "100000", pnl: "%s", openOrders: 2},
         conditions: [{type: Ready, status: "True", reason: AsAsked, message: "", lastTransitionTime: x}]}
        """
            .formatted(state, pnl));
  }

  @Test
  void theTableShowsWhatTheResourcesSayAndNothingElse() {
    assertThat(Fleet.of(strategies, Fleet.Order.name).table(true, Fleet.Width.normal, NOW).lines())
        .containsExactly(
            "NAMESPACE   NAME   SYMBOL   ALGO            STATE     PHASE     READY   POSITION  "
                + " EQUITY     PNL   AGE",
            "desk-a      b      AAPL     sma-crossover   Paused    Trading   True         100  "
                + " 100000     100   32d",
            "desk-a      new    AAPL     sma-crossover   -         -         -              -      "
                + "  -       -   60s",
            "desk-a      z      AAPL     sma-crossover   Running   Trading   True         100  "
                + " 100000       3   12h",
            "desk-b      a      AAPL     sma-crossover   Halted    Trading   True         100  "
                + " 100000   -20.5   24h");
  }

  @Test
  void theWideTableSaysWhoHasTheSay() {
    assertThat(
            Fleet.of(strategies.subList(0, 1), Fleet.Order.name)
                .table(false, Fleet.Width.wide, NOW)
                .lines())
        .containsExactly(
            "NAME   SYMBOL   ALGO            STATE    PHASE     READY   POSITION   EQUITY     PNL  "
                + " AGE   WANTED    BECAUSE     ORDERS   EPOCH",
            "a      AAPL     sma-crossover   Halted   Trading   True         100   100000   -20.5  "
                + " 24h   Running   Halt/stop        2       3");
  }

  @ParameterizedTest
  @CsvSource({
    "name,'b,new,z,a'",
    "state,'a,b,z,new'",
    "pnl,'a,z,b,new'",
    "equity,'b,z,a,new'",
    "age,'new,z,a,b'"
  })
  void theOrderIsTheOneAskedFor(Fleet.Order order, String names) {
    assertThat(Fleet.of(strategies, order).strategies())
        .extracting(StrategyFacts::name)
        .containsExactly(names.split(","));
  }

  @Test
  void theSummaryCountsWhatIsNotReady() {
    assertThat(Fleet.of(strategies, Fleet.Order.name).summary())
        .isEqualTo("4 strategies, 1 not ready");
    assertThat(Fleet.of(strategies.subList(0, 1), Fleet.Order.name).summary())
        .isEqualTo("1 strategy, all ready");
  }
}
