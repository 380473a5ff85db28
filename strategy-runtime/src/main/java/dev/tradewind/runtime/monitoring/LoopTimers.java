package dev.tradewind.runtime.monitoring;

import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.loop.LoopListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long the loop takes, as histograms. */
@Singleton
class LoopTimers implements LoopListener {

  private static final Duration[] BUCKETS = {
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Timer commit;
  private final Timer bar;
  private final Timer answer;

  LoopTimers(Trading trading, MeterRegistry registry) {
    BookTags tags = new BookTags(trading.plan());
    commit =
        timer("tradewind_ledger_commit_seconds", "Time to make a turn durable", tags, registry);
    bar =
        timer(
            "tradewind_event_latency_seconds",
            "From a bar's due time until its consequences are durable",
            tags,
            registry);
    answer =
        timer(
            "tradewind_order_round_trip_seconds",
            "From an order's wish until its first answer is durable",
            tags,
            registry);
  }

  @Override
  public void onCommit(Turn turn, long commitNanos) {
    record(commit, commitNanos);
  }

  @Override
  public void onBar(long latencyNanos) {
    record(bar, latencyNanos);
  }

  @Override
  public void onAnswer(long roundTripNanos) {
    record(answer, roundTripNanos);
  }

  /** A bar may come before it is due where the market of a venue is ahead of the replay. */
  private static void record(Timer timer, long nanos) {
    timer.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  private static Timer timer(
      String name, String description, BookTags tags, MeterRegistry registry) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .tags(tags.account())
        .register(registry);
  }
}
