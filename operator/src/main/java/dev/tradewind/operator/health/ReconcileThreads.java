package dev.tradewind.operator.health;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The threads that reconcile, and the queue before them. */
public final class ReconcileThreads extends ThreadPoolExecutor {
  private final Map<Thread, Long> running = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  /**
   * @param threads how many reconciles may run at a time
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public ReconcileThreads(int threads, Meters meters, LongSupplier nanoTime) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name("reconcile-", 1).factory());
    this.nanoTime = nanoTime;
    meters.gauge(OperatorMetric.RECONCILES_QUEUED, () -> getQueue().size());
    meters.gauge(OperatorMetric.RECONCILES_RUNNING, running::size);
    meters.gauge(OperatorMetric.RECONCILE_LONGEST_SECONDS, () -> longest().toNanos() / 1e9);
  }

  /** For how long the oldest of the tasks under way has been running; zero without any. */
  public Duration longest() {
    long now = nanoTime.getAsLong();
    return Duration.ofNanos(
        running.values().stream().mapToLong(start -> now - start).max().orElse(0));
  }

  /** Whether no task runs. */
  public boolean idle() {
    return running.isEmpty();
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    running.put(thread, nanoTime.getAsLong());
    super.beforeExecute(thread, task);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    super.afterExecute(task, failure);
    running.remove(Thread.currentThread());
  }
}
