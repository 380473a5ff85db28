package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.quality.BadDataException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FleetTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final int STRATEGIES = 5;

  private static BarSeries bars(int size) {
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE);
    for (int i = 0; i < size; i++) {
      long price = 10_000L + i * 37 % 400 - i * 11 % 97;
      bars.add(i * MINUTE, price, price + 3, price - 3, price, 1000);
    }
    return bars.build();
  }

  private static List<Twin> twins(long seed) {
    return IntStream.range(0, STRATEGIES)
        .mapToObj(
            i ->
                Twin.of(
                    EngineSetup.of(
                        List.of(Scenario.AAPL),
                        () -> new RandomStrategy(seed + i, 3),
                        MINUTE,
                        100_000_00)))
        .toList();
  }

  /** In steps of any size, over blocks and the end of the feed. */
  @Property(tries = 20)
  void everyEngineDoesWhatItDoesAlone(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    BarSeries bars = bars(9000 + random.nextInt(500));
    List<Twin> fleet = twins(seed);
    Fleet together = new Fleet(new SeriesFeed(bars, 0), fleet.stream().map(Twin::engine).toList());
    int taken = 0;
    int step;
    do {
      step = 1 + random.nextInt(6000);
      int got = together.step(step);
      taken += got;
      step = got < step ? 0 : step;
    } while (step > 0);
    assertThat(taken).isEqualTo(bars.size());
    assertThat(together.step(1)).isZero();
    List<Twin> each = twins(seed);
    for (int i = 0; i < STRATEGIES; i++) {
      SeriesFeed alone = new SeriesFeed(bars, 0);
      while (alone.advance()) {
        alone.dispatch(each.get(i).engine());
      }
      assertThat(fleet.get(i).state()).isEqualTo(each.get(i).state());
      assertThat(fleet.get(i).engine().counts().fills()).isPositive();
    }
  }

  /** As alone: what came before is traded. */
  @Example
  void theBarsBeforeABadOneAreTraded() {
    List<Twin> fleet = twins(1);
    BarSeries good = bars(10);
    BarStream feed = new BadEnd(new SeriesFeed(good, 0));
    Fleet together = new Fleet(feed, fleet.stream().map(Twin::engine).toList());
    assertThatThrownBy(() -> together.step(20))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("The bar of AAPL at " + good.closeTime(9));
    assertThat(fleet.getFirst().engine().counts().bars()).isEqualTo(9);
    assertThat(fleet.getLast().engine().counts().bars()).isZero();
  }

  @Example
  void noBarsAreNoStep() {
    Fleet fleet = new Fleet(new SeriesFeed(bars(1), 0), List.of());
    assertThatThrownBy(() -> fleet.step(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
    assertThat(fleet.step(1)).isEqualTo(1);
  }

  /** Ten bars, the last of which has no price. */
  private record BadEnd(SeriesFeed bars) implements BarStream {

    @Override
    public boolean advance() {
      return bars.advance();
    }

    @Override
    public boolean advance(long before) {
      return bars.advance(before);
    }

    @Override
    public int instrument() {
      return bars.instrument();
    }

    @Override
    public long openTime() {
      return bars.openTime();
    }

    @Override
    public long closeTime() {
      return bars.closeTime();
    }

    @Override
    public long open() {
      return bars.open();
    }

    @Override
    public long high() {
      return bars.high();
    }

    @Override
    public long low() {
      return bars.openTime() == 9 * MINUTE ? 0 : bars.low();
    }

    @Override
    public long close() {
      return bars.close();
    }

    @Override
    public long volume() {
      return bars.volume();
    }
  }
}
