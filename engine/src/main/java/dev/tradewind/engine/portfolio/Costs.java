package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.money.Decimal;

/**
 * What a fill costs beyond its price.
 *
 * @param commission rate on the notional, in units of 0.0001 basis points
 * @param slippage distance of a market order's fill from the open, in the same units
 */
public record Costs(long commission, long slippage) {

  /** A rate of 1, that is 100%, in the units of the rates. */
  public static final long ONE = 100_000_000;

  /** No costs. */
  public static final Costs NONE = new Costs(0, 0);

  private static final int SCALE = 4;

  /** Refuses rates outside 0 to 100% with {@link IllegalArgumentException}. */
  public Costs {
    check("commission", commission);
    check("slippage", slippage);
  }

  /**
   * Costs of basis points as decimal text, such as {@code "1"} or {@code "0.25"}.
   *
   * @throws IllegalArgumentException if one is no decimal, has more than four decimals or is out of
   *     range
   */
  public static Costs ofBasisPoints(String commission, String slippage) {
    return new Costs(Decimal.parse(commission, SCALE), Decimal.parse(slippage, SCALE));
  }

  private static void check(String name, long rate) {
    if (rate < 0 || rate > ONE) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " is "
              + Decimal.format(rate, SCALE)
              + " basis points: it must be from 0 to 10000.");
    }
  }
}
