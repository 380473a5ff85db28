package dev.tradewind.bench.latency;

import dev.tradewind.bench.EndlessBars;
import dev.tradewind.bench.EveryBar;
import dev.tradewind.bench.Run;
import dev.tradewind.bench.Workload;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from an event to the order that a strategy makes of it: 100,000 events a
 * second, an order on each. By turns with an empty loop, second by second, so that what the machine
 * does to one it does to the other.
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

  /**
   * Prints one line of JSON, in nanoseconds.
   *
   * @param arguments the file of bars, and how many seconds to measure
   */
  public static void main(String[] arguments) throws PriceFileException {
    Acceptance acceptance = new Acceptance();
    Run run =
        new Run(
            Workload.setup(() -> new EveryBar(0), EndlessBars.SECOND),
            new EndlessBars(Workload.read(Path.of(arguments[0]))),
            acceptance);
    OpenLoop engine = new OpenLoop(PERIOD);
    OpenLoop empty = new OpenLoop(PERIOD);
    int seconds = Integer.parseInt(arguments[1]);
    for (int second = -WARM_UP_SECONDS; second < seconds; second++) {
      if (second == 0) {
        engine.reset();
        empty.reset();
      }
      empty.run(System::nanoTime, RATE);
      engine.run(
          () -> {
            run.step(1);
            return acceptance.time;
          },
          RATE);
    }
    System.out.println(
        "{\"events\": %d, %s, %s, %s, %s}"
            .formatted(
                engine.service().getTotalCount(),
                figures("service", engine.service()),
                figures("schedule", engine.fromSchedule()),
                figures("empty_service", empty.service()),
                figures("empty_schedule", empty.fromSchedule())));
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
