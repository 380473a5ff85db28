package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.money.Decimal;

/**
 * Collects bars whose values are {@code double}s, as other programs hand them over. Values are
 * rounded HALF_EVEN to the instrument's scales; NaN, infinities and what does not fit are bad data
 * like any other. Used by one thread.
 */
public final class DoubleBars {

  private final Instrument instrument;
  private final DataQuality quality;
  private final BarSeries.Builder bars;

  /**
   * A collection without bars.
   *
   * @param interval length of a bar in nanoseconds
   * @param quality what is done about bad bars
   */
  public DoubleBars(Instrument instrument, long interval, DataQuality quality) {
    this.instrument = instrument;
    this.quality = quality;
    bars = new BarSeries.Builder(interval, quality);
  }

  /**
   * Appends a bar.
   *
   * @throws BadDataException if a value is no finite number, or the bar breaks {@link BarRules} or
   *     the order, and is to be rejected
   */
  public DoubleBars add(
      long openTime, double open, double high, double low, double close, double volume) {
    String fault = fault(open, high, low, close, volume);
    if (fault != null) {
      quality.refuse(
          DataProblem.NOT_A_NUMBER,
          quality.source() + ", row " + quality.row() + ", field " + fault);
      return this;
    }
    bars.add(openTime, price(open), price(high), price(low), price(close), quantity(volume));
    return this;
  }

  /**
   * The bars so far.
   *
   * @throws BadDataException if there is none and that is to be rejected
   */
  public BarSeries build() {
    return bars.build();
  }

  /** How good they were so far. */
  public DataReport report() {
    return quality.report();
  }

  private String fault(double open, double high, double low, double close, double volume) {
    String fault = fault("open", open, instrument.priceScale());
    fault = fault == null ? fault("high", high, instrument.priceScale()) : fault;
    fault = fault == null ? fault("low", low, instrument.priceScale()) : fault;
    fault = fault == null ? fault("close", close, instrument.priceScale()) : fault;
    return fault == null ? fault("volume", volume, instrument.quantityScale()) : fault;
  }

  private static String fault(String field, double value, int scale) {
    try {
      Decimal.roundDouble(value, scale);
      return null;
    } catch (IllegalArgumentException e) {
      return field
          + ": "
          + e.getMessage()
          + ": finite numbers that fit "
          + scale
          + " decimals are allowed.";
    }
  }

  private long price(double value) {
    return Decimal.roundDouble(value, instrument.priceScale());
  }

  private long quantity(double value) {
    return Decimal.roundDouble(value, instrument.quantityScale());
  }
}
