package dev.tradewind.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.LongSupplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ExactMathTest {

  @Property
  void divisionRoundsAsNamed(
      @ForAll long a, @ForAll long b, @ForAll @LongRange(min = 1) long divisor) {
    assertRounds(
        a, b, divisor, RoundingMode.FLOOR, () -> ExactMath.multiplyDivideFloor(a, b, divisor));
    assertRounds(
        a, b, divisor, RoundingMode.CEILING, () -> ExactMath.multiplyDivideCeiling(a, b, divisor));
    assertRounds(
        a,
        b,
        divisor,
        RoundingMode.HALF_EVEN,
        () -> ExactMath.multiplyDivideHalfEven(a, b, divisor));
  }

  @Property
  void tiesGoToTheEvenNumber(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long a,
      @ForAll @LongRange(min = 1, max = 20) long divisor) {
    assertRounds(
        a,
        1,
        divisor,
        RoundingMode.HALF_EVEN,
        () -> ExactMath.multiplyDivideHalfEven(a, 1, divisor));
  }

  @Property
  void productsCompareAsWholeNumbersDo(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
    assertThat(Integer.signum(ExactMath.compareProducts(a, b, c, d)))
        .isEqualTo(product(a, b).compareTo(product(c, d)));
    assertThat(ExactMath.compareProducts(a, b, b, a)).isZero();
  }

  @Example
  void whatDoesNotFitIsAnError() {
    assertThatThrownBy(() -> ExactMath.multiplyDivideFloor(Long.MAX_VALUE, 2, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  private static void assertRounds(
      long a, long b, long divisor, RoundingMode mode, LongSupplier actual) {
    BigInteger expected =
        new BigDecimal(product(a, b)).divide(BigDecimal.valueOf(divisor), 0, mode).toBigInteger();
    if (expected.bitLength() > 63) {
      assertThatThrownBy(actual::getAsLong).isInstanceOf(ArithmeticException.class);
    } else {
      assertThat(actual.getAsLong()).isEqualTo(expected.longValue());
    }
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
