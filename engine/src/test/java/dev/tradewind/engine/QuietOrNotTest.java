package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.statistics.RiskDay;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is refused is refused however closely an event is looked at. */
class QuietOrNotTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long PETA = 1_000_000_000_000_000L;

  /** Nothing works, so nothing can fill at a quote that prices have long left behind. */
  @Property(tries = 4)
  void anOldQuoteRefusesNoPriceWhereNothingWorks(@ForAll boolean wakes) {
    TradingEngine engine =
        new TradingEngine(
            EngineSetup.of(List.of(Scenario.AAPL), Huge::new, MINUTE, 4500 * PETA),
            EngineListener.NONE);
    engine.onQuote(new RecordedQuote(0, MINUTE, 5000, 10, 5001, 10));
    for (int i = 2; i < 6; i++) {
      engine.onBar(
          new ClosedBar(0, (i - 1) * MINUTE + 1, i * MINUTE, 4000, 4000, 3900, 3950, 90 * PETA));
    }
    assertThat(engine.account().quantity(0)).isEqualTo(PETA);
    if (wakes) {
      engine.wake();
    }
    engine.onTrade(new RecordedTrade(0, 7 * MINUTE, 3960, 10, Aggressor.UNKNOWN));
    assertThat(engine.counts().events()).isEqualTo(6);
  }

  /** A risk day that ends within the last day that is believed does not move its end. */
  @Example
  void theLastTimeThatIsBelievedIsTheSameForEveryEvent() {
    for (boolean wakes : new boolean[] {true, false}) {
      TradingEngine bars = evening();
      TradingEngine trades = evening();
      for (long time = Limits.LATEST - 9 * MINUTE; time <= Limits.LATEST; time += MINUTE) {
        wake(wakes, bars, trades);
        bars.onBar(bar(time));
        trades.onTrade(new RecordedTrade(0, time, 100, 5, Aggressor.UNKNOWN));
      }
      wake(wakes, bars, trades);
      assertThatThrownBy(() -> bars.onBar(bar(Limits.LATEST + MINUTE / 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is refused");
      RecordedTrade late = new RecordedTrade(0, Limits.LATEST + 1, 100, 5, Aggressor.UNKNOWN);
      assertThatThrownBy(() -> trades.onTrade(late))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is refused");
      assertThat(bars.counts().events()).isEqualTo(10);
      assertThat(trades.counts().events()).isEqualTo(10);
    }
  }

  private static void wake(boolean really, TradingEngine... engines) {
    for (TradingEngine engine : engines) {
      if (really) {
        engine.wake();
      }
    }
  }

  private static Bar bar(long closeTime) {
    return new ClosedBar(0, closeTime - MINUTE / 2, closeTime, 100, 100, 100, 100, 5);
  }

  private static TradingEngine evening() {
    return new TradingEngine(
        EngineSetup.of(List.of(Scenario.AAPL), Idle::new, MINUTE, 1_000_000)
            .withRiskDay(RiskDay.of("America/New_York", "17:00")),
        EngineListener.NONE);
  }

  /** Does nothing. */
  private static class Idle implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {}

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  /** Buys at its first bar what nearly fills 64 bits. */
  private static final class Huge extends Idle {

    private boolean ordered;

    @Override
    public void onBar(Context context, Bar bar) {
      if (!ordered) {
        context.submitLimit(Side.BUY, PETA, 4000);
        ordered = true;
      }
    }
  }
}
