package dev.tradewind.exchange.core;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.exchange.protocol.Report;

/** How far the market is, and its last prices. Used by one thread. */
final class Prices {

  private final long[] last;
  private long time = Report.BEFORE_THE_MARKET;
  private boolean over;

  Prices(int instruments) {
    last = new long[instruments];
  }

  void goTo(long newTime) {
    time = newTime;
  }

  void take(ClosedBar bar) {
    last[bar.instrument()] = bar.close();
  }

  void end() {
    over = true;
  }

  long time() {
    return time;
  }

  boolean isOver() {
    return over;
  }

  /** 0 before the first bar. */
  long last(int instrument) {
    return last[instrument];
  }
}
