package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.ledger.Turn;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a loop stand still after one of its turns that want orders, before they are sent. */
final class Standstill implements LoopListener {

  private final int at;
  private final CountDownLatch standing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private int turns;

  /** One at that turn, from 1. */
  Standstill(int at) {
    this.at = at;
  }

  @Override
  public void onCommit(Turn turn, long commitNanos) {
    if (!turn.intents().isEmpty() && ++turns == at) {
      standing.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for it. */
  void await() throws InterruptedException {
    assertThat(standing.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Ends it. */
  void end() {
    ended.countDown();
  }
}
