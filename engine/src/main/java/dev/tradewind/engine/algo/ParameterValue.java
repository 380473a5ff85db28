package dev.tradewind.engine.algo;

import dev.tradewind.engine.money.Decimal;
import java.math.BigDecimal;

/**
 * The value of a parameter, or a bound of it: a number with at most {@value #SCALE} decimals,
 * exactly. Immutable; any thread.
 *
 * <p>It is no {@link BigDecimal}: a process pays 20 to 50 ms for the first one of those, and a
 * strategy that starts needs none.
 *
 * @param millionths the value times 10<sup>{@value #SCALE}</sup>
 */
public record ParameterValue(long millionths) implements Comparable<ParameterValue> {

  /** Decimals that a value may have. */
  public static final int SCALE = 6;

  private static final long ONE = Decimal.powerOfTen(SCALE);

  /** Every whole number up to here is a {@code double}. */
  private static final long EXACT = 1L << 53;

  /**
   * A whole number.
   *
   * @throws ArithmeticException if it does not fit
   */
  public static ParameterValue of(long whole) {
    return new ParameterValue(Math.multiplyExact(whole, ONE));
  }

  /**
   * A number from plain text, such as {@code 0.25}.
   *
   * @throws IllegalArgumentException if it is none, or does not fit
   */
  public static ParameterValue parse(String text) {
    return new ParameterValue(Decimal.parse(text, SCALE));
  }

  /** Whether it has no decimals. */
  public boolean isWhole() {
    return millionths % ONE == 0;
  }

  /**
   * The value times 10<sup>scale</sup>, exactly.
   *
   * @throws ArithmeticException if that is no whole number, or does not fit
   */
  public long scaled(int scale) {
    if (scale >= SCALE) {
      return Math.multiplyExact(millionths, Decimal.powerOfTen(scale - SCALE));
    }
    long by = Decimal.powerOfTen(SCALE - scale);
    if (millionths % by != 0) {
      throw new ArithmeticException(this + " has more than " + scale + " decimals");
    }
    return millionths / by;
  }

  /** The nearest double. */
  public double toDouble() {
    // The quotient of two numbers that are doubles is rounded once.
    return Math.abs(millionths) <= EXACT ? millionths / (double) ONE : toBigDecimal().doubleValue();
  }

  /** The same number. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(toString());
  }

  @Override
  public int compareTo(ParameterValue other) {
    return Long.compare(millionths, other.millionths);
  }

  /** The number as plain text without trailing zeros: {@code 100}, {@code 0.25}. */
  @Override
  public String toString() {
    return Decimal.formatShort(millionths, SCALE);
  }
}
