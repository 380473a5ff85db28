package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;

/** What makes a bar believable. Stateless; any thread. */
public final class BarRules {

  private BarRules() {}

  /**
   * What is wrong with the values of a bar.
   *
   * @return the first rule that is broken, or {@code null} if none is
   */
  public static Violation violation(long open, long high, long low, long close, long volume) {
    if (low <= 0) {
      return open > 0 && high > 0 && close > 0
          ? Violation.LOW_NOT_POSITIVE
          : Violation.ANY_PRICE_NOT_POSITIVE;
    }
    if (low > high) {
      // Where open and close are above the low it is the high that is wrong.
      return low <= Math.min(open, close) ? Violation.HIGH_BELOW_LOW : Violation.LOW_ABOVE_HIGH;
    }
    if (open < low || open > high) {
      return Violation.OPEN_OUTSIDE;
    }
    if (close < low || close > high) {
      return Violation.CLOSE_OUTSIDE;
    }
    if (volume < 0) {
      return Violation.VOLUME_NEGATIVE;
    }
    if (high > Limits.LARGEST) {
      return Violation.HIGH_TOO_LARGE;
    }
    return volume > Limits.LARGEST ? Violation.VOLUME_TOO_LARGE : null;
  }

  /**
   * Refuses unbelievable values.
   *
   * @throws BadDataException naming what is wrong
   */
  public static void check(long open, long high, long low, long close, long volume) {
    Violation violation = violation(open, high, low, close, volume);
    if (violation != null) {
      throw new BadDataException(
          violation.problem(),
          "The bar is refused, "
              + violation.clause()
              + ": "
              + violation.allowed()
              + " are allowed.");
    }
  }
}
