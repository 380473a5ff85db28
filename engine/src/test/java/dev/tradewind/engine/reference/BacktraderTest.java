package dev.tradewind.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.engine.Backtest;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.RunResult;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.portfolio.Trade;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The crossover of 20 and 100 against a well-known backtester: every trade and every equity point.
 */
class BacktraderTest {

  private static final double CASH_UNIT = 1e8;
  private static final double PRICE_UNIT = 1e4;

  private static EngineSetup setup(Costs costs) {
    AlgoDefinition algo = AlgoCatalogue.builtIn().find("sma-crossover").orElseThrow();
    Binding bound = algo.bind(Map.of("fast", 20, "slow", 100, "quantity", 1));
    return EngineSetup.of(
            List.of(ReferenceBars.INSTRUMENT),
            () -> algo.create(((Binding.Bound) bound).parameters()),
            ReferenceBars.MINUTE,
            (long) (100_000 * CASH_UNIT))
        .withCosts(costs)
        .withParticipation(ExchangeSettings.UNCAPPED);
  }

  private static SeriesFeed feed() {
    return new SeriesFeed(ReferenceBars.series(), 0);
  }

  @Test
  void everyTradeAgrees() {
    RunResult result = Backtest.run(setup(Costs.ofBasisPoints("10", "0")), feed());
    List<String[]> expected = ReferenceTable.rows("backtrader-trades.csv.gz");
    assertThat(result.fills()).hasSize(2 * expected.size());
    assertThat(result.trades()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertAgrees(result.trades().get(i), expected.get(i));
    }
  }

  private static void assertAgrees(Trade trade, String[] expected) {
    assertThat(trade.entryTime()).isEqualTo(ReferenceBars.time(expected[0]));
    assertThat(trade.exitTime()).isEqualTo(ReferenceBars.time(expected[2]));
    assertClose(trade.entryPrice() / PRICE_UNIT, expected[1]);
    assertClose(trade.exitPrice() / PRICE_UNIT, expected[3]);
    assertThat(trade.fees() / CASH_UNIT)
        .isCloseTo(Double.parseDouble(expected[4]) + Double.parseDouble(expected[5]), within(1e-9));
    assertClose(trade.grossPnl() / CASH_UNIT, expected[6]);
    assertClose(trade.netPnl() / CASH_UNIT, expected[7]);
  }

  /** Over the bars between the fills, which backtrader counts as the length of a trade. */
  @Test
  void everyExcursionIsThatOfTheBarsHeld() {
    BarSeries bars = ReferenceBars.series();
    RunResult result = Backtest.run(setup(Costs.ofBasisPoints("10", "0")), feed());
    for (Trade trade : result.trades()) {
      int entry = (int) ((trade.entryTime() - bars.openTime(0)) / ReferenceBars.MINUTE);
      int exit = (int) ((trade.exitTime() - bars.openTime(0)) / ReferenceBars.MINUTE);
      long low = IntStream.range(entry, exit).mapToLong(bars::low).min().orElseThrow();
      long high = IntStream.range(entry, exit).mapToLong(bars::high).max().orElseThrow();
      assertThat(trade.barsHeld()).isEqualTo(exit - entry);
      assertThat(trade.mae())
          .isEqualTo(10_000 * (Math.min(low, bars.open(exit)) - bars.open(entry)));
      assertThat(trade.mfe())
          .isEqualTo(10_000 * (Math.max(high, bars.open(exit)) - bars.open(entry)));
    }
  }

  @Test
  void everyEquityPointAgrees() {
    TradingEngine engine =
        new TradingEngine(setup(Costs.ofBasisPoints("10", "0")), EngineListener.NONE);
    SeriesFeed feed = feed();
    Account account = engine.account();
    for (String[] expected : ReferenceTable.rows("backtrader-equity.csv.gz")) {
      assertThat(feed.advance()).isTrue();
      feed.dispatch(engine);
      assertClose(account.cash() / CASH_UNIT, expected[2]);
      assertClose(account.equity() / CASH_UNIT, expected[3]);
      assertThat(account.quantity(0)).isEqualTo(Long.parseLong(expected[4]));
    }
    assertThat(feed.advance()).isFalse();
  }

  @Test
  void withoutFeesEveryFillIsThatOfThePlainLoop() {
    RunResult result = Backtest.run(setup(Costs.NONE), feed());
    PlainLoop loop = PlainLoop.run(ReferenceBars.series(), 20, 100);
    assertThat(result.fills()).hasSize(loop.fills());
    assertThat(result.account().pnl()).isEqualTo(loop.pnl() * (long) (CASH_UNIT / PRICE_UNIT));
  }

  private static void assertClose(double actual, String expected) {
    assertThat(actual).isCloseTo(Double.parseDouble(expected), within(1e-9));
  }
}
