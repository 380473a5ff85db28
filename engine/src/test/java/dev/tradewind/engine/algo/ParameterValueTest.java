package dev.tradewind.engine.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ParameterValueTest {

  /** Everything that can be asked of it is what {@link BigDecimal} says. */
  @Property
  void itIsTheNumberThatItIs(@ForAll long millionths, @ForAll @IntRange(max = 8) int scale) {
    ParameterValue value = new ParameterValue(millionths);
    BigDecimal number = BigDecimal.valueOf(millionths, 6);
    assertThat(value.toBigDecimal()).isEqualByComparingTo(number);
    assertThat(value.toString()).isEqualTo(number.stripTrailingZeros().toPlainString());
    assertThat(value.toDouble()).isEqualTo(number.doubleValue());
    assertThat(value.isWhole()).isEqualTo(number.stripTrailingZeros().scale() <= 0);
    try {
      long scaled = number.movePointRight(scale).longValueExact();
      assertThat(value.scaled(scale)).isEqualTo(scaled);
    } catch (ArithmeticException e) {
      assertThatThrownBy(() -> value.scaled(scale)).isInstanceOf(ArithmeticException.class);
    }
  }

  @Property
  void theyAreInTheOrderOfNumbers(@ForAll long one, @ForAll long other) {
    assertThat(Integer.signum(new ParameterValue(one).compareTo(new ParameterValue(other))))
        .isEqualTo(BigDecimal.valueOf(one, 6).compareTo(BigDecimal.valueOf(other, 6)));
  }

  @Property
  void wholeOnesAndTextAreReadExactly(@ForAll int whole, @ForAll long millionths) {
    assertThat(ParameterValue.of(whole).scaled(0)).isEqualTo(whole);
    Assume.that(millionths != Long.MIN_VALUE);
    assertThat(ParameterValue.parse(new ParameterValue(millionths).toString()))
        .isEqualTo(new ParameterValue(millionths));
  }

  @Example
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ParameterValue.of(9_223_372_036_855L))
        .isInstanceOf(ArithmeticException.class);
    assertThat(ParameterValue.of(9_223_372_036_854L)).hasToString("9223372036854");
    assertThatThrownBy(() -> ParameterValue.parse("0.0000001"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
