package dev.tradewind.bench.latency;

import dev.tradewind.bench.EndlessTicks;
import dev.tradewind.bench.EveryEvent;
import dev.tradewind.bench.Run;
import dev.tradewind.bench.TickFile;
import dev.tradewind.bench.Workload;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from a tick to the order that a strategy makes of it, at 100,000 ticks a second
 * that come whether the engine is ready or not. By turns, a tick makes an order and the next one
 * fills it; a second strategy orders on every tick, after the fill of its order before. Second by
 * second with an empty loop, so that what the machine does to one it does to the others.
 */
public final class TickToOrder {

  private static final int RATE = 100_000;
  private static final long PERIOD = 1_000_000_000L / RATE;
  private static final int WARM_UP_SECONDS = 3;

  private TickToOrder() {}

  /** Hears when the engine took the strategy's order. */
  private static final class Acceptance implements EngineListener {

    private long time;

    @Override
    public void onOrderStatus(Order order) {
      if (order.status() == OrderStatus.WORKING) {
        time = System.nanoTime();
      }
    }
  }

  /** A strategy that orders on every so many ticks, and when its last order was taken. */
  private record Contestant(OpenLoop loop, Run run, Acceptance acceptance) {

    static Contestant of(TradeSeries ticks, int period) {
      Acceptance acceptance = new Acceptance();
      Run run =
          new Run(
              Workload.setup(() -> new EveryEvent(0, period), Workload.MINUTE),
              new EndlessTicks(ticks),
              acceptance);
      return new Contestant(new OpenLoop(PERIOD, period), run, acceptance);
    }

    void trade() {
      loop.run(this::tick, RATE);
    }

    /** A tick without an order is done when the engine returns. */
    private long tick() {
      long before = acceptance.time;
      run.step(1);
      return acceptance.time == before ? System.nanoTime() : acceptance.time;
    }
  }

  /**
   * Prints one line of JSON, in nanoseconds.
   *
   * @param arguments the file of ticks, and how many seconds to measure
   */
  public static void main(String[] arguments) throws IOException {
    TradeSeries ticks = TickFile.read(Path.of(arguments[0]));
    Contestant second = Contestant.of(ticks, 2);
    Contestant every = Contestant.of(ticks, 1);
    OpenLoop empty = new OpenLoop(PERIOD, 1);
    int seconds = Integer.parseInt(arguments[1]);
    for (int i = -WARM_UP_SECONDS; i < seconds; i++) {
      if (i == 0) {
        second.loop.reset();
        every.loop.reset();
        empty.reset();
      }
      empty.run(System::nanoTime, RATE);
      second.trade();
      every.trade();
    }
    System.out.println(
        "{\"orders\": %d, %s, %s, %s, %s}"
            .formatted(
                second.loop.service(0).getTotalCount(),
                figures("order", second.loop, 0),
                figures("fill", second.loop, 1),
                figures("fill_and_order", every.loop, 0),
                figures("empty", empty, 0)));
  }

  private static String figures(String name, OpenLoop loop, int kind) {
    return "\"%1$s\": {%2$s, %3$s}"
        .formatted(
            name,
            figures("service", loop.service(kind)),
            figures("schedule", loop.fromSchedule(kind)));
  }

  private static String figures(String name, Histogram histogram) {
    return "\"%1$s_p50\": %2$d, \"%1$s_p99\": %3$d, \"%1$s_p999\": %4$d, \"%1$s_max\": %5$d"
        .formatted(
            name,
            histogram.getValueAtPercentile(50),
            histogram.getValueAtPercentile(99),
            histogram.getValueAtPercentile(99.9),
            histogram.getMaxValue());
  }
}
