package dev.tradewind.runtime.document;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;

/** Exact decimals and times of the engine's {@code long}s. Stateless. */
public final class Figures {

  private static final long NANOS = 1_000_000_000L;

  private Figures() {}

  /** A price with all decimals of its scale. */
  public static BigDecimal price(Instrument instrument, long price) {
    return BigDecimal.valueOf(price, instrument.priceScale());
  }

  /** A quantity without superfluous zeros. */
  public static BigDecimal quantity(Instrument instrument, long quantity) {
    return trimmed(BigDecimal.valueOf(quantity, instrument.quantityScale()), 0);
  }

  /** An amount with at least the digits that the currency is counted in. */
  public static BigDecimal money(Currency currency, long amount, int scale) {
    return trimmed(BigDecimal.valueOf(amount, scale), currency.precision());
  }

  /** A market time. */
  public static Instant time(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  /** Epoch nanoseconds of a time, which {@link #time} undoes. */
  public static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
  }

  /** Drops zeros at the end, but keeps so many decimals. */
  private static BigDecimal trimmed(BigDecimal value, int decimals) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < decimals ? stripped.setScale(decimals) : stripped;
  }
}
