package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Trades from a seed: now and then many at one moment, now and then none for long. */
final class Trades {

  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;

  private Trades() {}

  static List<RecordedTrade> random(Random random, int count, long from) {
    List<RecordedTrade> trades = new ArrayList<>();
    long time = from;
    long price = 1000;
    for (int i = 0; i < count; i++) {
      time += pause(random);
      price = Math.max(1, price + random.nextInt(21) - 10);
      trades.add(new RecordedTrade(2, time, price, 1 + random.nextInt(500), Aggressor.UNKNOWN));
    }
    return trades;
  }

  private static long pause(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> 0;
      case 3 -> MINUTE;
      case 4 -> random.nextLong(40) * MINUTE;
      default -> random.nextLong(30) * SECOND;
    };
  }

  static long volume(List<RecordedTrade> trades) {
    return trades.stream().mapToLong(RecordedTrade::quantity).sum();
  }

  /** Keeps what a builder tells. */
  static final class Told implements Consumer<dev.tradewind.engine.market.Bar> {

    final List<ClosedBar> bars = new ArrayList<>();

    @Override
    public void accept(dev.tradewind.engine.market.Bar bar) {
      bars.add(bar.copy());
    }

    long volume() {
      return bars.stream().mapToLong(ClosedBar::volume).sum();
    }
  }
}
