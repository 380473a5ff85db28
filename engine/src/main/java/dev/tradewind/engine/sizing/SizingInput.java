package dev.tradewind.engine.sizing;

/** Refuses numbers of which no size can be made. */
final class SizingInput {

  /** Weights up to this are leverage, larger ones are a mistake in the unit. */
  private static final double LARGEST_WEIGHT = 1_000;

  private SizingInput() {}

  static void notNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          what + " is " + value + ": it must be 0 or more, for the side is the order's.");
    }
  }

  static void notNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what
              + " is "
              + value
              + ": it must be a number that is 0 or more, so wait until the estimate has its"
              + " samples before sizing by it.");
    }
  }

  static void weight(String symbol, double value) {
    if (!(Math.abs(value) <= LARGEST_WEIGHT)) {
      throw new IllegalArgumentException(
          "The target weight of "
              + symbol
              + " is "
              + value
              + ": it must be a number from -1000 to 1000, where 1 is all of the equity, so leave"
              + " out an instrument whose signal is no number yet.");
    }
  }
}
