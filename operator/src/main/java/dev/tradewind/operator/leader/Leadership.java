package dev.tradewind.operator.leader;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether this replica leads. The elector's requests may hang for longer than the Lease lasts;
 * therefore the end of the lead is watched here by the clock: a leader whose last renewal that the
 * API server took is too old has lost the lead, whatever the elector is waiting for. Safe for many
 * threads.
 */
public final class Leadership implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Duration renewDeadline;
  private final Clock clock;
  private final Runnable lost;
  private final AtomicBoolean leading = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("leadership").daemon().factory());
  private volatile Instant renewed = Instant.MIN;

  /**
   * @param renewDeadline how old the last renewal may become; shorter than the Lease lasts
   * @param lost called once when the lead is lost, not when it is given up at the end
   */
  public Leadership(Duration renewDeadline, Clock clock, Runnable lost) {
    this.renewDeadline = renewDeadline;
    this.clock = clock;
    this.lost = lost;
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** For the elector. */
  public LeaderCallbacks callbacks() {
    return new LeaderCallbacks(() -> leading.set(true), this::lose, _ -> {});
  }

  public boolean leads() {
    return leading.get();
  }

  /** The API server has taken a renewal of that time. */
  void renewed(Instant at) {
    if (at.isAfter(renewed)) {
      renewed = at;
    }
  }

  /** From now on the end of the lead is no loss. */
  public void end() {
    ending.set(true);
  }

  void look() {
    if (leading.get() && clock.instant().isAfter(renewed.plus(renewDeadline))) {
      lose();
    }
  }

  private void lose() {
    if (leading.getAndSet(false) && !ending.get()) {
      lost.run();
    }
  }

  @Override
  public void close() {
    leading.set(false);
    timer.shutdownNow();
  }
}
