package dev.tradewind.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PulseTest {
  private final AtomicLong now = new AtomicLong();
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private final AtomicLong events = new AtomicLong();
  private final Pulse pulse = new Pulse(events::incrementAndGet, queue::add, meters, now::get);

  @AfterEach
  void close() {
    pulse.close();
  }

  @Test
  void itWaitsForAThreadAndThenIsOver() {
    pulse.beat();
    now.addAndGet(Duration.ofSeconds(7).toNanos());
    assertThat(pulse.awaited()).contains(Duration.ofSeconds(7));

    queue.remove().run();

    assertThat(pulse.awaited()).isEmpty();
    assertThat(events).hasValue(1);
    assertThat(registry.get(OperatorMetric.PULSE_SECONDS.metricName()).timer().count())
        .isEqualTo(1);
  }

  @Test
  void oneAtATime() {
    pulse.beat();
    pulse.beat();

    assertThat(queue).hasSize(1);
    assertThat(events).hasValue(1);
  }

  @Test
  void anEventThatIsNotTakenIsAwaited() throws InterruptedException {
    Object processor = new Object();
    Pulse stuck =
        new Pulse(
            () -> {
              synchronized (processor) {
                events.incrementAndGet();
              }
            },
            queue::add,
            meters,
            now::get);
    Thread beat;
    synchronized (processor) {
      beat = Thread.ofPlatform().start(stuck::beat);
      while (beat.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      now.addAndGet(Duration.ofSeconds(9).toNanos());
      assertThat(stuck.awaited()).contains(Duration.ofSeconds(9));
      assertThat(queue).isEmpty();
    }
    beat.join();
    stuck.close();
    assertThat(queue).hasSize(1);
  }

  @Test
  void anOperatorThatIsBeingStoppedAwaitsNothing() {
    try (Pulse stopped =
        new Pulse(
            () -> {},
            _ -> {
              throw new RejectedExecutionException();
            },
            meters,
            now::get)) {
      stopped.beat();

      assertThat(stopped.awaited()).isEmpty();
    }
  }
}
