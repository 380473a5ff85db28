package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A strategy that looks at minutes, fives and quarters of an hour at once. */
class TimeFramesTest {

  private static final Instrument AAPL = Instrument.share("AAPL", Currency.of("USD"));
  private static final long MINUTE = 60_000_000_000L;

  private final List<String> seen = new ArrayList<>();

  /** Writes down what it is told, in minutes and whole prices. */
  private final class Watcher implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public List<TimeBins> timeFrames(Instrument instrument) {
      return List.of(TimeBins.ofEpoch(5 * MINUTE), TimeBins.ofEpoch(15 * MINUTE));
    }

    @Override
    public void onBar(Context context, Bar bar) {
      seen.add(
          "%d: frame %d from %d, %d %d %d %d volume %d"
              .formatted(
                  context.time() / MINUTE,
                  bar.timeFrame(),
                  bar.openTime() / MINUTE,
                  bar.open(),
                  bar.high(),
                  bar.low(),
                  bar.close(),
                  bar.volume()));
    }

    @Override
    public void onTrade(Context context, Trade trade) {
      seen.add(context.time() / MINUTE + ": trade at " + trade.price());
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private TradingEngine engine() {
    return new TradingEngine(
        EngineSetup.of(List.of(AAPL), Watcher::new, MINUTE, 10_000_0000L), EngineListener.NONE);
  }

  private static Bar minute(int at, long price) {
    return new ClosedBar(
        0, at * MINUTE, (at + 1) * MINUTE, price, price + 2, price - 2, price + 1, 10);
  }

  /** The longer bars have closed by then, so whoever acts on the minute knows them. */
  @Example
  void longerBarsAreToldJustBeforeTheBarThatEndsThem() {
    TradingEngine engine = engine();
    for (int i = 0; i < 15; i++) {
      engine.onBar(minute(i, 100 + i));
    }
    assertThat(seen.subList(4, 6))
        .containsExactly(
            "5: frame 1 from 0, 100 106 98 105 volume 50",
            "5: frame 0 from 4, 104 106 102 105 volume 10");
    assertThat(seen.subList(16, 19))
        .containsExactly(
            "15: frame 1 from 10, 110 116 108 115 volume 50",
            "15: frame 2 from 0, 100 116 98 115 volume 150",
            "15: frame 0 from 14, 114 116 112 115 volume 10");
    assertThat(engine.counts().bars()).as("bars of the data").isEqualTo(15);
  }

  /** Nobody knows that a bar has ended before something comes after it. */
  @Example
  void aLongerBarThatAGapEndsIsToldWithTheNextBar() {
    TradingEngine engine = engine();
    engine.onBar(minute(1, 100));
    engine.onBar(minute(7, 200));
    assertThat(seen.subList(1, 3))
        .containsExactly(
            "8: frame 1 from 0, 100 102 98 101 volume 10",
            "8: frame 0 from 7, 200 202 198 201 volume 10");
  }

  @Example
  void withoutBarsTheyAreMadeOfTrades() {
    TradingEngine engine = engine();
    engine.onTrade(new RecordedTrade(0, MINUTE, 100, 3, Aggressor.UNKNOWN));
    engine.onTrade(new RecordedTrade(0, 2 * MINUTE, 90, 4, Aggressor.UNKNOWN));
    engine.onTrade(new RecordedTrade(0, 5 * MINUTE, 95, 5, Aggressor.UNKNOWN));
    assertThat(seen)
        .containsExactly(
            "1: trade at 100",
            "2: trade at 90",
            "5: frame 1 from 0, 100 100 90 90 volume 7",
            "5: trade at 95");
  }

  @Example
  void aBarThatLiesInTwoLongerOnesIsRefusedAndChangesNothing() throws IOException {
    TradingEngine engine = engine();
    engine.onBar(minute(1, 100));
    byte[] before = bytes(engine);
    Bar across = new ClosedBar(0, 4 * MINUTE, 6 * MINUTE, 100, 100, 100, 100, 10);
    assertThatThrownBy(() -> engine.onBar(across))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("long bars must be made of bars that divide them");
    assertThat(bytes(engine)).isEqualTo(before);
  }

  @Property(tries = 60)
  void theyGoOnAfterARestart(@ForAll @IntRange(min = 1, max = 39) int cut, @ForAll boolean ofTrades)
      throws IOException {
    TradingEngine undisturbed = engine();
    feed(undisturbed, 0, 40, ofTrades);
    List<String> expected = List.copyOf(seen);
    seen.clear();
    TradingEngine before = engine();
    feed(before, 0, cut, ofTrades);
    TradingEngine after = engine();
    after.restore(new DataInputStream(new ByteArrayInputStream(bytes(before))));
    feed(after, cut, 40, ofTrades);
    assertThat(seen).isEqualTo(expected);
    assertThat(bytes(after)).isEqualTo(bytes(undisturbed));
    seen.clear();
  }

  private static void feed(TradingEngine engine, int from, int to, boolean ofTrades) {
    for (int i = from; i < to; i++) {
      if (ofTrades) {
        engine.onTrade(new RecordedTrade(0, i * MINUTE, 100 + i % 7, 1 + i, Aggressor.UNKNOWN));
      } else {
        engine.onBar(minute(i, 100 + i % 7));
      }
    }
  }

  private static byte[] bytes(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
