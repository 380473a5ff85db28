package dev.tradewind.operator.health;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Sends an event the way of all events, again and again: past the lock of the event processor, and
 * through the queue to a thread that reconciles. One at a time.
 */
public final class Pulse implements AutoCloseable {
  private final AtomicReference<Long> sent = new AtomicReference<>();
  private final Runnable event;
  private final Executor threads;
  private final LongSupplier nanoTime;
  private final Timer travel;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pulse").daemon().factory());

  /**
   * @param event hands an event about nothing to the event processor
   * @param threads those that reconcile
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public Pulse(Runnable event, Executor threads, Meters meters, LongSupplier nanoTime) {
    this.event = event;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.travel = meters.timer(OperatorMetric.PULSE_SECONDS);
  }

  public void start(Duration interval) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::beat, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** For how long the last event has been under way; empty when it has arrived. */
  public Optional<Duration> awaited() {
    return Optional.ofNullable(sent.get())
        .map(start -> Duration.ofNanos(nanoTime.getAsLong() - start));
  }

  void beat() {
    long start = nanoTime.getAsLong();
    if (!sent.compareAndSet(null, start)) {
      return;
    }
    try {
      event.run();
      threads.execute(() -> arrived(start));
    } catch (RejectedExecutionException e) {
      sent.set(null); // The operator is being stopped.
    }
  }

  private void arrived(long start) {
    travel.record(nanoTime.getAsLong() - start, TimeUnit.NANOSECONDS);
    sent.set(null);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
