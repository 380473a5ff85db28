package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
    assertThat(trades.strikeRate()).isEmpty();
    assertThat(trades.sqn()).isEmpty();
  }

  @Test
  void expectancyCanBeHadFromItsParts() {
    assertThat(TradeStatistics.expectancy(0.45, 1.8, 0.29, -1.7)).isCloseTo(0.317, within(1e-12));
    assertThatThrownBy(() -> TradeStatistics.expectancy(0.7, 1, 0.31, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both together at most 1");
    assertThatThrownBy(() -> TradeStatistics.expectancy(Double.NaN, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsScratchedStrikesButDoesNotWin() {
    repeat(45, 1800);
    repeat(29, -1700);
    repeat(26, 0);
    assertThat(trades.winRate().orElseThrow()).isEqualTo(0.45);
    assertThat(trades.strikeRate().orElseThrow()).isEqualTo(0.71);
  }

  @Test
  void sqnIsTheMeanInStandardErrors() {
    // Mean 3, deviations −2 −1 0 1 2: the variance with ddof 1 is 10 / 4.
    for (long profit : new long[] {1, 2, 3, 4, 5}) {
      trades.add(profit);
    }
    assertThat(trades.sqn().orElseThrow())
        .isCloseTo(Math.sqrt(5) * 3 / Math.sqrt(2.5), within(1e-12));
  }

  @Test
  void withoutSpreadThereIsNoSqn() {
    trades.add(7);
    assertThat(trades.sqn()).as("one trade").isEmpty();
    trades.add(7);
    assertThat(trades.sqn()).as("two equal trades").isEmpty();
    trades.add(8);
    assertThat(trades.sqn()).isPresent();
  }

  private void repeat(int times, long netPnl) {
    for (int i = 0; i < times; i++) {
      trades.add(netPnl);
    }
  }
}
