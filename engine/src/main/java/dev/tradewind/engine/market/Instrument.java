package dev.tradewind.engine.market;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;

/**
 * What is traded, and in which units.
 *
 * @param symbol its name at the venue, such as {@code AAPL}
 * @param currency the currency of its price
 * @param priceScale decimals of prices
 * @param quantityScale decimals of quantities and volumes
 * @param tickSize smallest step of the price, at {@code priceScale}
 */
public record Instrument(
    String symbol, Currency currency, int priceScale, int quantityScale, long tickSize) {

  /**
   * Refuses scales below zero or together above {@value Decimal#MAX_SCALE}, and a tick below one.
   */
  public Instrument {
    if (priceScale < 0 || quantityScale < 0 || priceScale + quantityScale > Decimal.MAX_SCALE) {
      throw new IllegalArgumentException(
          symbol + ": scales " + priceScale + " and " + quantityScale + " are out of range.");
    }
    if (tickSize < 1) {
      throw new IllegalArgumentException(symbol + ": tick size " + tickSize + " is below one.");
    }
  }

  /** A share: prices with four decimals and a tick of 0.0001, whole quantities. */
  public static Instrument share(String symbol, Currency currency) {
    return new Instrument(symbol, currency, 4, 0, 1);
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
}
