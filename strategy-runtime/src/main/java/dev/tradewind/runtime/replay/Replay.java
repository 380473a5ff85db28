package dev.tradewind.runtime.replay;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.marketdata.ReplayFeed;
import dev.tradewind.runtime.plan.Plan;

/**
 * A replay in progress: knows the next bar and when it is due. Used by the loop's thread.
 *
 * <p>A bar is due when it has closed, in market time. The clock is anchored at the close of the
 * first bar of a new book, which is therefore due at once, or at the last event of a book that goes
 * on.
 */
public final class Replay {

  private final ReplayFeed feed;
  private boolean more;
  private MarketClock clock;

  private Replay(ReplayFeed feed) {
    this.feed = feed;
  }

  /**
   * A replay that goes on after so many bars of its files; one that no longer loops may thereby be
   * at its end.
   */
  public static Replay after(long position, Prices prices, Plan plan, boolean loop) {
    ReplayFeed feed = prices.feed(plan, loop);
    feed.seek(loop ? position : Math.min(position, feed.barsPerPass()));
    Replay replay = new Replay(feed);
    replay.step();
    return replay;
  }

  /**
   * A replay of other files than before: bars that opened before the book's last event are passed
   * over.
   */
  public static Replay since(long marketTime, Prices prices, Plan plan, boolean loop) {
    Replay replay = after(0, prices, plan, loop);
    while (replay.more && replay.feed.openTime() < marketTime) {
      replay.step();
    }
    return replay;
  }

  /**
   * Lets market time run from here: at {@code marketTime} now, or at the next bar's close if that
   * is unknown (0).
   */
  public void start(long marketTime, long speed, long nanos) {
    long anchor = marketTime == 0 && more ? closeTime() : marketTime;
    clock = new MarketClock(anchor, nanos, speed);
  }

  /** Whether market time runs. */
  public boolean started() {
    return clock != null;
  }

  /** The clock; null before the start. */
  public MarketClock clock() {
    return clock;
  }

  /** Whether there is a next bar. */
  public boolean hasNext() {
    return more;
  }

  /** The next bar; valid until {@link #step}. */
  public Bar next() {
    return feed.bar();
  }

  /** When the next bar closes, market time. */
  public long closeTime() {
    return feed.closeTime();
  }

  /** Bars before the next one. */
  public long position() {
    return more ? feed.position() - 1 : feed.position();
  }

  /** Nanoseconds until the next bar is due; 0 or less if it is. */
  public long nanosUntilNext(long nanos) {
    return clock.due(closeTime()) - nanos;
  }

  /** Goes on to the bar after the next. */
  public void step() {
    more = feed.advance();
  }
}
