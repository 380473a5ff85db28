package dev.tradewind.engine.market.quality;

/** Why a row or an event cannot be right; the reasons by which skipped rows are counted. */
public enum DataProblem {
  /** A row that is no row: another number of columns, a time that is none. */
  UNREADABLE("unreadable"),
  /** NaN, an infinity, or text that is no number of the allowed digits. */
  NOT_A_NUMBER("not a number"),
  /** A price of zero or below. */
  PRICE_NOT_POSITIVE("price not positive"),
  /** A price that leaves no room for a position's value. */
  PRICE_TOO_LARGE("price too large"),
  /** A low above its high. */
  RANGE_INVERTED("low above high"),
  /** An open or close outside low to high. */
  OUTSIDE_RANGE("open or close outside low to high"),
  /** A quantity below zero, or a trade of nothing. */
  QUANTITY_NOT_POSITIVE("quantity not positive"),
  /** A quantity of which a few would not fit 64 bits. */
  QUANTITY_TOO_LARGE("quantity too large"),
  /** A bid above its ask. */
  QUOTE_CROSSED("bid above ask"),
  /** A time before that of the row before, or an end before its beginning. */
  TIME_UNSORTED("time goes back"),
  /** The time of the row before. */
  TIME_DUPLICATED("time repeated"),
  /** A bar that opens before the one before has closed. */
  TIME_OVERLAPPING("bars overlap"),
  /** A time so far away that it is none. */
  TIME_OUT_OF_RANGE("time out of range"),
  /** No row at all. */
  EMPTY("no data");

  private final String label;

  DataProblem(String label) {
    this.label = label;
  }

  /** A few words for people. */
  public String label() {
    return label;
  }
}
