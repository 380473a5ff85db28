package dev.tradewind.engine.market;

/** What a {@link BookLevel} speaks of, in the words of FIX market data entries. */
public enum BookEntry {
  /** A level of the buyers. */
  BID,
  /** A level of the sellers. */
  ASK,
  /** All levels of both sides are gone; what comes next builds the book anew. */
  EMPTY_BOOK
}
