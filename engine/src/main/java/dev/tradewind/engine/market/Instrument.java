package dev.tradewind.engine.market;

import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;

/**
 * What is traded, in which units, and when.
 *
 * @param symbol its name at the venue, such as {@code AAPL}
 * @param currency the currency of its price
 * @param priceScale decimals of prices
 * @param quantityScale decimals of quantities and volumes
 * @param tickSize smallest step of the price, at {@code priceScale}
 * @param multiplier how many units of the underlying one contract is: price × quantity × multiplier
 *     is the value in the currency; 1 for what is no contract
 * @param lotSize smallest step of a quantity, at {@code quantityScale}
 * @param hours when its market is open
 */
public record Instrument(
    String symbol,
    Currency currency,
    int priceScale,
    int quantityScale,
    long tickSize,
    long multiplier,
    long lotSize,
    TradingHours hours) {

  private static final int SHARE_PRICE_SCALE = 4;

  /** Room for what slippage makes of a tick. */
  private static final long LARGEST_TICK = 10_000_000_000L;

  /**
   * Refuses scales below zero or together above {@value Decimal#MAX_SCALE}, a tick, multiplier or
   * lot below one, and a tick above 10<sup>10</sup>.
   */
  public Instrument {
    if (priceScale < 0 || quantityScale < 0 || priceScale + quantityScale > Decimal.MAX_SCALE) {
      throw new IllegalArgumentException(
          symbol + ": scales " + priceScale + " and " + quantityScale + " are out of range.");
    }
    checkPositive(symbol, "tick size", tickSize);
    if (tickSize > LARGEST_TICK) {
      throw new IllegalArgumentException(
          symbol
              + ": tick size "
              + tickSize
              + " is refused: it must be at most "
              + LARGEST_TICK
              + "; use a price scale with fewer decimals.");
    }
    checkPositive(symbol, "multiplier", multiplier);
    checkPositive(symbol, "lot size", lotSize);
  }

  /** What is no contract, can be traded in the smallest quantity, and around the clock. */
  public Instrument(
      String symbol, Currency currency, int priceScale, int quantityScale, long tickSize) {
    this(symbol, currency, priceScale, quantityScale, tickSize, 1, 1, TradingHours.ALWAYS);
  }

  /** A share: prices with four decimals and a tick of 0.0001, whole quantities. */
  public static Instrument share(String symbol, Currency currency) {
    return new Instrument(symbol, currency, SHARE_PRICE_SCALE, 0, 1);
  }

  /** The same with another tick, at the price scale. */
  public Instrument withTickSize(long other) {
    return new Instrument(
        symbol, currency, priceScale, quantityScale, other, multiplier, lotSize, hours);
  }

  /** The same with another contract multiplier. */
  public Instrument withMultiplier(long other) {
    return new Instrument(
        symbol, currency, priceScale, quantityScale, tickSize, other, lotSize, hours);
  }

  /** The same with another lot, at the quantity scale. */
  public Instrument withLotSize(long other) {
    return new Instrument(
        symbol, currency, priceScale, quantityScale, tickSize, multiplier, other, hours);
  }

  /** The same with other trading hours. */
  public Instrument withHours(TradingHours other) {
    return new Instrument(
        symbol, currency, priceScale, quantityScale, tickSize, multiplier, lotSize, other);
  }

  /** Decimals with which both its notionals and its currency's fees are exact. */
  public int cashScale() {
    return Math.max(currency.precision(), priceScale + quantityScale);
  }

  /** {@link Decimal#parse} at the price scale. */
  public long parsePrice(CharSequence text) {
    return Decimal.parse(text, priceScale);
  }

  /** {@link Decimal#parse} at the quantity scale. */
  public long parseQuantity(CharSequence text) {
    return Decimal.parse(text, quantityScale);
  }

  /** {@link Decimal#format} at the price scale. */
  public String formatPrice(long price) {
    return Decimal.format(price, priceScale);
  }

  /** {@link Decimal#format} at the quantity scale. */
  public String formatQuantity(long quantity) {
    return Decimal.format(quantity, quantityScale);
  }

  private static void checkPositive(String symbol, String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(symbol + ": " + what + " " + value + " is below one.");
    }
  }
}
