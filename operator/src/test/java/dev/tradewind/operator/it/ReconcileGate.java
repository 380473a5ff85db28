package dev.tradewind.operator.it;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;

/** A clock that holds up every reconcile of a strategy while it is shut, and nobody else. */
final class ReconcileGate extends Clock {
  private static final StackWalker STACK = StackWalker.getInstance();

  private final Clock clock = Clock.systemUTC();
  private volatile CountDownLatch shut = new CountDownLatch(0);
  private final CountDownLatch held = new CountDownLatch(1);

  void shut() {
    shut = new CountDownLatch(1);
  }

  void open() {
    shut.countDown();
  }

  /** Waits until a reconcile stands before the gate. */
  void awaitHeld() {
    World.soon().until(() -> held.getCount() == 0);
  }

  @Override
  public Instant instant() {
    if (shut.getCount() > 0 && isReconciling()) {
      held.countDown();
      await();
    }
    return clock.instant();
  }

  private void await() {
    try {
      shut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReconciling() {
    return STACK.walk(
        frames -> frames.anyMatch(f -> f.getClassName().endsWith("StrategyObserver")));
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("UTC only");
  }
}
