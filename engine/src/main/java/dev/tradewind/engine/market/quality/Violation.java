package dev.tradewind.engine.market.quality;

/** One rule of believable data that is broken: in which field, and what the rule is. */
public enum Violation {
  ANY_PRICE_NOT_POSITIVE(DataProblem.PRICE_NOT_POSITIVE, "price", "a price is not positive"),
  LOW_NOT_POSITIVE(DataProblem.PRICE_NOT_POSITIVE, "low", "low is not positive"),
  LOW_ABOVE_HIGH(DataProblem.RANGE_INVERTED, "low", "low is above high"),
  HIGH_BELOW_LOW(DataProblem.RANGE_INVERTED, "high", "high is below low"),
  OPEN_OUTSIDE(DataProblem.OUTSIDE_RANGE, "open", "open is outside low to high"),
  CLOSE_OUTSIDE(DataProblem.OUTSIDE_RANGE, "close", "close is outside low to high"),
  HIGH_TOO_LARGE(DataProblem.PRICE_TOO_LARGE, "high", "high is too large"),
  VOLUME_NEGATIVE(DataProblem.QUANTITY_NOT_POSITIVE, "volume", "volume is negative"),
  VOLUME_TOO_LARGE(DataProblem.QUANTITY_TOO_LARGE, "volume", "volume is too large"),

  PRICE_NOT_POSITIVE(DataProblem.PRICE_NOT_POSITIVE, "price", "price is not positive"),
  PRICE_TOO_LARGE(DataProblem.PRICE_TOO_LARGE, "price", "price is too large"),
  QUANTITY_NOT_POSITIVE(DataProblem.QUANTITY_NOT_POSITIVE, "quantity", "quantity is not positive"),
  QUANTITY_NEGATIVE(DataProblem.QUANTITY_NOT_POSITIVE, "quantity", "quantity is negative"),
  QUANTITY_TOO_LARGE(DataProblem.QUANTITY_TOO_LARGE, "quantity", "quantity is too large"),

  BID_NOT_POSITIVE(DataProblem.PRICE_NOT_POSITIVE, "bid", "bid is not positive"),
  ASK_NOT_POSITIVE(DataProblem.PRICE_NOT_POSITIVE, "ask", "ask is not positive"),
  BID_ABOVE_ASK(DataProblem.QUOTE_CROSSED, "bid", "bid is above ask"),
  ASK_TOO_LARGE(DataProblem.PRICE_TOO_LARGE, "ask", "ask is too large"),
  BID_QUANTITY_NEGATIVE(
      DataProblem.QUANTITY_NOT_POSITIVE, "bidQuantity", "bidQuantity is negative"),
  ASK_QUANTITY_NEGATIVE(
      DataProblem.QUANTITY_NOT_POSITIVE, "askQuantity", "askQuantity is negative"),
  BID_QUANTITY_TOO_LARGE(DataProblem.QUANTITY_TOO_LARGE, "bidQuantity", "bidQuantity is too large"),
  ASK_QUANTITY_TOO_LARGE(DataProblem.QUANTITY_TOO_LARGE, "askQuantity", "askQuantity is too large"),

  TIME_BEFORE_LAST(DataProblem.TIME_UNSORTED, "time", "time is before that of the row before"),
  OPEN_TIME_BEFORE_LAST(
      DataProblem.TIME_UNSORTED, "openTime", "openTime is before that of the bar before"),
  OPEN_TIME_REPEATED(
      DataProblem.TIME_DUPLICATED, "openTime", "openTime repeats that of the bar before"),
  OPEN_TIME_OVERLAPS(
      DataProblem.TIME_OVERLAPPING, "openTime", "openTime is before the close of the bar before"),
  CLOSE_TIME_BEFORE_OPEN(DataProblem.TIME_UNSORTED, "closeTime", "closeTime is before openTime"),
  TIME_OUT_OF_RANGE(DataProblem.TIME_OUT_OF_RANGE, "time", "time is too far away"),
  OPEN_TIME_OUT_OF_RANGE(DataProblem.TIME_OUT_OF_RANGE, "openTime", "openTime is too far away"),
  CLOSE_TIME_OUT_OF_RANGE(DataProblem.TIME_OUT_OF_RANGE, "closeTime", "closeTime is too far away");

  private final DataProblem problem;
  private final String field;
  private final String clause;

  Violation(DataProblem problem, String field, String clause) {
    this.problem = problem;
    this.field = field;
    this.clause = clause;
  }

  /** Under which reason it is counted. */
  public DataProblem problem() {
    return problem;
  }

  /** The field that is wrong, as its accessor is called. */
  public String field() {
    return field;
  }

  /** A clause such as {@code "low is above high"}. */
  public String clause() {
    return clause;
  }

  /** A clause that says what would be right. */
  public String allowed() {
    return switch (problem) {
      case PRICE_NOT_POSITIVE, PRICE_TOO_LARGE -> "prices from 1 to " + Limits.LARGEST + " units";
      case QUANTITY_NOT_POSITIVE, QUANTITY_TOO_LARGE ->
          "quantities from "
              + (this == QUANTITY_NOT_POSITIVE ? 1 : 0)
              + " to "
              + Limits.LARGEST
              + " units";
      case RANGE_INVERTED, OUTSIDE_RANGE -> "values with low ≤ open, close ≤ high";
      case QUOTE_CROSSED -> "quotes with bid ≤ ask";
      case TIME_UNSORTED, TIME_DUPLICATED, TIME_OVERLAPPING -> "times from old to new";
      case TIME_OUT_OF_RANGE -> "epoch nanoseconds of the years 1800 to 2259";
      case UNREADABLE, NOT_A_NUMBER -> "plain numbers";
      case EMPTY -> "data of one row or more";
    };
  }
}
