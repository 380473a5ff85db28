package dev.tradewind.runtime.ledger;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Renews a claim every {@link Claim#RENEWAL} on a thread of its own, until it is closed or a
 * renewal fails: so the loop may meanwhile do what takes long.
 */
final class ClaimKeeper implements AutoCloseable {

  private final BooleanSupplier renewal;
  private final CountDownLatch closed = new CountDownLatch(1);

  private ClaimKeeper(BooleanSupplier renewal) {
    this.renewal = renewal;
  }

  /**
   * Begins.
   *
   * @param renewal renews once and returns whether that succeeded
   */
  static ClaimKeeper start(BooleanSupplier renewal) {
    ClaimKeeper keeper = new ClaimKeeper(renewal);
    Thread.ofPlatform().name("claim").daemon().start(keeper::run);
    return keeper;
  }

  private void run() {
    try {
      boolean good = true;
      while (good && !closed.await(Claim.RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
        good = renewal.getAsBoolean();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins no renewal any more; one that waits for the disk is not waited for. */
  @Override
  public void close() {
    closed.countDown();
  }
}
