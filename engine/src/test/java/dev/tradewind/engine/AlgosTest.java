package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.portfolio.Costs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When each algo trades, on closes in whole dollars; a bar opens where the one before closed. */
class AlgosTest {

  private static List<String> fills(String name, Map<String, ?> parameters, long... closes) {
    return fills(result(name, parameters, closes));
  }

  private static List<String> fills(RunResult result) {
    return result.fills().stream()
        .map(f -> f.side().label() + " " + f.quantity() + " in bar " + f.time() / Scenario.DAY)
        .toList();
  }

  private static RunResult result(String name, Map<String, ?> parameters, long... closes) {
    return result(name, parameters, bars(1_000_000, closes));
  }

  private static RunResult result(String name, Map<String, ?> parameters, BarSeries bars) {
    AlgoDefinition algo = AlgoCatalogue.builtIn().find(name).orElseThrow();
    Binding.Bound bound = (Binding.Bound) algo.bind(parameters);
    EngineSetup setup =
        EngineSetup.of(
                List.of(Scenario.AAPL),
                () -> algo.create(bound.parameters()),
                Scenario.DAY,
                10_000 * Scenario.DOLLAR)
            .withCosts(Costs.ofBasisPoints("10", "10"));
    return Backtest.run(setup, new SeriesFeed(bars, 0));
  }

  private static BarSeries bars(long volume, long... closes) {
    BarSeries.Builder bars = new BarSeries.Builder(Scenario.DAY);
    long open = closes[0];
    for (int i = 0; i < closes.length; i++) {
      bars.add(
          i * Scenario.DAY,
          open * Scenario.DOLLAR,
          Math.max(open, closes[i]) * Scenario.DOLLAR,
          Math.min(open, closes[i]) * Scenario.DOLLAR,
          closes[i] * Scenario.DOLLAR,
          volume);
      open = closes[i];
    }
    return bars.build();
  }

  @Test
  void crossoverBuysOnTheCrossAndSellsOnTheCrossBack() {
    Map<String, ?> parameters = Map.of("fast", 1, "slow", 2, "quantity", 5);
    assertThat(fills("sma-crossover", parameters, 10, 9, 10, 11, 9, 9, 9))
        .containsExactly("Buy 5 in bar 3", "Sell 5 in bar 5");
  }

  @Test
  void crossoverDoesNotTakeAFirstComparisonForACross() {
    Map<String, ?> parameters = Map.of("fast", 1, "slow", 2, "quantity", 5);
    assertThat(fills("sma-crossover", parameters, 10, 11, 12, 13)).isEmpty();
  }

  @Test
  void equalAveragesAreNotAbove() {
    Map<String, ?> parameters = Map.of("fast", 1, "slow", 2, "quantity", 5);
    assertThat(fills("sma-crossover", parameters, 10, 10, 11, 11, 11))
        .containsExactly("Buy 5 in bar 3", "Sell 5 in bar 4");
  }

  @Test
  void aPercentageOfTheEquityIsCutToWhatTheCashPays() {
    assertThat(fills("buy-and-hold", Map.of("percentOfEquity", 50), 100, 100))
        .containsExactly("Buy 50 in bar 1");
    assertThat(fills("buy-and-hold", Map.of("percentOfEquity", 100), 100, 100, 100))
        .as("slippage and commission are kept back")
        .containsExactly("Buy 99 in bar 1");
  }

  @Test
  void tooLittleCapitalForOneShareBuysNothing() {
    RunResult result = result("buy-and-hold", Map.of("percentOfEquity", 1), 101, 101, 101);
    assertThat(result.fills()).isEmpty();
    assertThat(result.account().equity()).isEqualTo(10_000 * Scenario.DOLLAR);
  }

  @Test
  void meanReversionBuysFarBelowItsAverageAndSellsFarAboveIt() {
    Map<String, ?> parameters = Map.of("window", 2, "thresholdPercent", 10, "quantity", 10);
    assertThat(fills("mean-reversion", parameters, 100, 100, 80, 60, 60, 80, 100, 100))
        .containsExactly(
            "Buy 10 in bar 3", "Buy 10 in bar 4", "Sell 10 in bar 6", "Sell 10 in bar 7");
  }

  @Test
  void meanReversionNeedsCashToBuyAndSharesToSell() {
    Map<String, ?> parameters = Map.of("window", 2, "thresholdPercent", 10, "quantity", 60);
    assertThat(fills("mean-reversion", parameters, 100, 150, 100, 100, 80, 80))
        .as("nothing to sell in bar 2, cash for one lot only")
        .containsExactly("Buy 60 in bar 3");
  }

  @Test
  void aLotThatWasFilledInPartCanBeSold() {
    Map<String, ?> parameters = Map.of("window", 2, "thresholdPercent", 10, "quantity", 7);
    BarSeries thin = bars(50, 100, 100, 80, 100, 100, 100, 100);
    assertThat(fills(result("mean-reversion", parameters, thin)))
        .as("a tenth of the volume fills: 5 are held when the sell comes, 2 are still to come")
        .containsExactly("Buy 5 in bar 3", "Buy 2 in bar 4", "Sell 3 in bar 4", "Sell 2 in bar 5");
  }

  @Test
  void momentumWeighsTheLastTwoBars() {
    Map<String, ?> parameters = Map.of("weight0", 0.8, "weight1", 0.2, "thresholdPercent", 9);
    assertThat(fills("momentum", parameters, 100, 110, 121, 121, 100, 80, 80))
        .as("0.08 is not enough, 0.10 is, and so is the fall")
        .containsExactly("Buy 10 in bar 3", "Sell 10 in bar 5");
  }
}
