package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.BarSeries;
import org.junit.jupiter.api.Test;

class OneFeedTest {

  private static final int BARS = 4000;

  private static BarSeries bars() {
    BarSeries.Builder bars = new BarSeries.Builder(EndlessBars.SECOND);
    for (int i = 0; i < BARS; i++) {
      long price = 10_000L + i * 37 % 400 - i * 11 % 97;
      bars.add(i * EndlessBars.SECOND, price, price + 3, price - 3, price, 1000);
    }
    return bars.build();
  }

  private static TradingEngine engine(int number) {
    return new TradingEngine(
        Workload.crossover(2 + number, 20 + number, EndlessBars.SECOND), EngineListener.NONE);
  }

  /** Whether by blocks or bar by bar: each engine does the same. */
  @Test
  void everyEngineTradesEveryBar() {
    BarSeries bars = bars();
    TradingEngine[] engines = {engine(0), engine(1), engine(2)};
    OneFeed feed = new OneFeed(new EndlessBars(bars), EndlessBars.SECOND, engines);
    feed.step(1000);
    feed.step(1);
    feed.step(BARS - 1001);
    for (int i = 0; i < engines.length; i++) {
      TradingEngine alone = engine(i);
      EndlessBars single = new EndlessBars(bars);
      for (int bar = 0; bar < BARS; bar++) {
        single.advance();
        single.dispatch(alone);
      }
      assertThat(engines[i].counts().bars()).isEqualTo(BARS);
      assertThat(engines[i].counts().fills()).isEqualTo(alone.counts().fills()).isPositive();
      assertThat(engines[i].account().equity()).isEqualTo(alone.account().equity());
    }
  }
}
