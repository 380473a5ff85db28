package dev.tradewind.engine.market.quality;

/** The largest values that are believed. */
public final class Limits {

  /**
   * Of a price, a quantity or a volume, in units of its scale. It leaves room to add up ninety of
   * them, so that no sum is ever taken unchecked.
   */
  public static final long LARGEST = 100_000_000_000_000_000L;

  private Limits() {}
}
