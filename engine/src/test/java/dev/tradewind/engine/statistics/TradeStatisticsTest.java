package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TradeStatisticsTest {

  private final TradeStatistics trades = new TradeStatistics();

  @Test
  void expectancyIsTheMeanOfAllTrades() {
    repeat(45, 1800);
    repeat(29, -1700);
    repeat(26, 0);
    assertThat(trades.expectancy().orElseThrow() / 1000).isCloseTo(0.317, within(1e-12));
    assertThat(trades.winRate().orElseThrow()).isEqualTo(0.45);
    assertThat(trades.profitFactor().orElseThrow()).isEqualTo(45 * 1.8 / (29 * 1.7), within(1e-12));
  }

  @Test
  void withoutTradesNothingIsSaid() {
    assertThat(trades.expectancy()).isEmpty();
    assertThat(trades.winRate()).isEmpty();
    assertThat(trades.profitFactor()).isEmpty();
  }

  private void repeat(int times, long netPnl) {
    for (int i = 0; i < times; i++) {
      trades.add(netPnl);
    }
  }
}
