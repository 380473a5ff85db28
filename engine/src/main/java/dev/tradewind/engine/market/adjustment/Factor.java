package dev.tradewind.engine.market.adjustment;

import dev.tradewind.engine.money.ExactMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A positive ratio by which values are multiplied. Immutable; any thread.
 *
 * <p>It is exact while numerator and denominator fit 64 bits, as those of all splits of a company
 * together do; a longer one, of many dividends, is rounded HALF_EVEN to 18 decimals.
 */
record Factor(BigInteger numerator, BigInteger denominator) {

  static final Factor ONE = new Factor(BigInteger.ONE, BigInteger.ONE);

  private static final int DECIMALS = 18;

  Factor {
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  Factor times(long by, long over) {
    return new Factor(
        numerator.multiply(BigInteger.valueOf(by)), denominator.multiply(BigInteger.valueOf(over)));
  }

  /** The same with a numerator and a denominator of 64 bits at most. */
  Factor rounded() {
    if (fits(numerator) && fits(denominator)) {
      return this;
    }
    BigDecimal ratio =
        new BigDecimal(numerator)
            .divide(new BigDecimal(denominator), DECIMALS, RoundingMode.HALF_EVEN);
    Factor rounded = new Factor(ratio.unscaledValue(), BigInteger.TEN.pow(DECIMALS));
    if (!fits(rounded.numerator) || rounded.numerator.signum() == 0) {
      throw new IllegalArgumentException(
          "The corporate actions together change prices by a factor of "
              + ratio.toPlainString()
              + ": look for a wrong ratio among them.");
    }
    return rounded;
  }

  /**
   * The value times the ratio, rounded HALF_EVEN.
   *
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  long apply(long value) {
    return ExactMath.multiplyDivideHalfEven(value, numerator.longValue(), denominator.longValue());
  }

  private static boolean fits(BigInteger value) {
    return value.bitLength() <= 63;
  }
}
