package dev.tradewind.engine.market;

/** What makes a bar believable. Stateless; any thread. */
public final class BarRules {

  private BarRules() {}

  /**
   * What is wrong with the values of a bar.
   *
   * @return a clause such as {@code "low is above high"}, or {@code null} if nothing is
   */
  public static String violation(long open, long high, long low, long close, long volume) {
    if (low <= 0) {
      return open > 0 && high > 0 && close > 0 ? "low is not positive" : "a price is not positive";
    }
    if (low > high) {
      return "low is above high";
    }
    if (open < low || open > high) {
      return "open is outside low to high";
    }
    if (close < low || close > high) {
      return "close is outside low to high";
    }
    return volume < 0 ? "volume is negative" : null;
  }

  /**
   * Refuses unbelievable values.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static void check(long open, long high, long low, long close, long volume) {
    String violation = violation(open, high, low, close, volume);
    if (violation != null) {
      throw new IllegalArgumentException("The bar is refused: " + violation + ".");
    }
  }
}
