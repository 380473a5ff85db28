package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.quality.Violation;

/** Refuses events that make no sense or come out of order, before anything has changed. */
final class Arrivals {

  private final Books books;

  Arrivals(Books books) {
    this.books = books;
  }

  /**
   * Looks at a bar.
   *
   * @param quiet whether the data cannot have ended since the last event
   */
  void check(Bar bar, Trader trader, long closeTime, boolean quiet) {
    if (!quiet) {
      checkOpen();
    }
    if (bar.timeFrame() != Bar.BASE_TIME_FRAME) {
      throw new IllegalArgumentException(
          "A bar of time frame "
              + bar.timeFrame()
              + " was fed: the engine takes bars of the base series and makes the others itself.");
    }
    long openTime = bar.openTime();
    boolean inOrder = closeTime >= books.time && openTime >= trader.lastClose();
    // A series has looked at its bars when it was made; it would cost a third of a backtest again.
    if (!(bar instanceof SeriesFeed)) {
      BarRules.check(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
      inOrder &= closeTime >= openTime;
    }
    if (!inOrder) {
      throw new IllegalArgumentException(
          "The bar of "
              + trader.instrument().symbol()
              + " that opens at "
              + openTime
              + " comes out of order.");
    }
    trader.check(bar);
  }

  /**
   * Looks at an event that is a moment.
   *
   * @param violation of the rules of its kind; {@code null} for none
   */
  void check(String what, Trader trader, long time, Violation violation, boolean quiet) {
    if (!quiet) {
      checkOpen();
    }
    checkTime(what, time);
    if (violation != null) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " of "
              + trader.instrument().symbol()
              + " is refused: "
              + violation.clause()
              + ".");
    }
  }

  /** Looks at an event that has no rules but that of time. */
  void check(String what, long time) {
    checkOpen();
    checkTime(what, time);
  }

  /** Whether events are taken. */
  boolean isOpen() {
    return !books.gate.isStopped() && !books.gate.isCompleted();
  }

  private void checkTime(String what, long time) {
    if (time < books.time) {
      throw new IllegalArgumentException(
          "The " + what + " of " + time + " comes out of order, after " + books.time + ".");
    }
  }

  private void checkOpen() {
    if (!isOpen()) {
      throw new IllegalStateException(
          books.gate.isStopped() ? "The book is stopped." : "The data has ended.");
    }
  }
}
