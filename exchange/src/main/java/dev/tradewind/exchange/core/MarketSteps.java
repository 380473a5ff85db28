package dev.tradewind.exchange.core;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.marketdata.ReplayFeed;
import java.util.ArrayList;
import java.util.List;

/**
 * The market in steps: all bars that close at one time are one, so that a time is passed or not.
 * Used by one thread.
 */
public final class MarketSteps {

  private final ReplayFeed feed;
  private ClosedBar next;

  /** A market that stands before its first bar. */
  public MarketSteps(ReplayFeed feed) {
    this.feed = feed;
    look();
  }

  /** When the bars of the next step open; only where it is not {@link #isOver}. */
  long nextOpenTime() {
    return next.openTime();
  }

  /** When the next step closes; only where it is not {@link #isOver}. */
  long nextTime() {
    return next.closeTime();
  }

  /** Whether there is no further bar. */
  boolean isOver() {
    return next == null;
  }

  /** The bars of the next step, in the order of the files; empty where it is over. */
  List<ClosedBar> take() {
    List<ClosedBar> bars = new ArrayList<>();
    while (next != null && (bars.isEmpty() || next.closeTime() == bars.getFirst().closeTime())) {
      bars.add(next);
      look();
    }
    return bars;
  }

  private void look() {
    next = feed.advance() ? feed.bar().copy() : null;
  }
}
