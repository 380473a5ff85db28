package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.Limits;

/** Something a company does to its shares. Immutable; any thread. */
public sealed interface CorporateAction {

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /**
   * When it takes effect, epoch nanoseconds: events at or after it are in new shares, or without
   * the dividend. For data in bars it is the open time of the first such bar.
   */
  long time();

  /**
   * Shares become more or fewer.
   *
   * @param numerator shares that one has after it
   * @param denominator for so many that one had before: a split of 4:1 is (4, 1), a reverse split
   *     of 1:10 is (1, 10)
   */
  record Split(int instrument, long time, int numerator, int denominator)
      implements CorporateAction {

    /** Refuses a ratio of anything but positive whole numbers. */
    public Split {
      if (numerator < 1 || denominator < 1) {
        throw new IllegalArgumentException(
            "A split of "
                + numerator
                + ":"
                + denominator
                + " is none: both must be whole numbers of 1 or more.");
      }
    }
  }

  /**
   * Cash is paid out.
   *
   * @param amount for each share that is held before it, at the instrument's price scale
   */
  record CashDividend(int instrument, long time, long amount) implements CorporateAction {

    /** Refuses an amount that is not positive. */
    public CashDividend {
      if (amount < 1 || amount > Limits.LARGEST) {
        throw new IllegalArgumentException(
            "A dividend of "
                + amount
                + " units is none: it must be from 1 to "
                + Limits.LARGEST
                + ".");
      }
    }
  }
}
