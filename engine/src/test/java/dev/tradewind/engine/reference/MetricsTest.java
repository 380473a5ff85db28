package dev.tradewind.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.engine.statistics.Annualization;
import dev.tradewind.engine.statistics.DailyReturns;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Statistics of daily returns against two libraries. */
class MetricsTest {

  @Test
  void everyStatisticAgrees() {
    for (String[] expected : ReferenceTable.rows("metrics.csv")) {
      DailyReturns returns = returns(expected[1]);
      assertClose(returns.sharpe(), expected[2]);
      assertClose(returns.sortino(), expected[3]);
      assertClose(OptionalDouble.of(-returns.maxDrawdown()), expected[4]);
      assertClose(returns.calmar(), expected[5]);
      assertClose(returns.annual(), expected[6]);
      assertClose(returns.volatility(), expected[7]);
      assertClose(returns.total(), expected[8]);
    }
  }

  @Test
  void publishedExampleAgrees() {
    DailyReturns returns = new DailyReturns(Annualization.MARKET_DAYS);
    for (double percent : new double[] {1, 10, -4, 2, 3, 2, 1, -10}) {
      returns.add(percent / 100);
    }
    assertThat(returns.sharpe().orElseThrow()).isCloseTo(1.7238613961706866, within(1e-12));
    assertThat(returns.sortino().orElseThrow()).isCloseTo(2.605531251673693, within(1e-12));
  }

  private static DailyReturns returns(String seed) {
    DailyReturns returns = new DailyReturns(Annualization.MARKET_DAYS);
    for (String[] row : ReferenceTable.rows("returns.csv.gz")) {
      if (row[0].equals(seed)) {
        returns.add(Double.parseDouble(row[1]));
      }
    }
    return returns;
  }

  private static void assertClose(OptionalDouble actual, String expected) {
    assertThat(actual.orElseThrow()).isCloseTo(Double.parseDouble(expected), within(1e-9));
  }
}
