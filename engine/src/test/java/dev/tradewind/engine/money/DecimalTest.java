package dev.tradewind.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DecimalTest {

  @Property
  void whatIsWrittenReadsBackTheSame(@ForAll long value, @ForAll @IntRange(max = 18) int scale) {
    String text = Decimal.format(value, scale);
    assertThat(text).isEqualTo(BigDecimal.valueOf(value, scale).toPlainString());
    if (value != Long.MIN_VALUE) {
      assertThat(Decimal.parse(text, scale)).isEqualTo(value);
    }
  }

  @Property
  void shortTextHasTheSameValueAndNoTrailingZero(
      @ForAll long value, @ForAll @IntRange(max = 18) int scale) {
    String text = Decimal.formatShort(value, scale);
    assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(value, scale));
    assertThat(text.contains(".") && text.endsWith("0")).isFalse();
  }

  @Property
  void anyTextIsReadRightOrRefused(@ForAll String text) {
    try {
      long value = Decimal.parse(text, 4);
      assertThat(BigDecimal.valueOf(value, 4)).isEqualByComparingTo(new BigDecimal(text));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("\"");
    }
  }

  @Example
  void moreDigitsThanTheScaleAreRefusedNotRounded() {
    assertThat(Decimal.parse("1.2345", 4)).isEqualTo(12345);
    assertRefused("1.23450", 4, "\"1.23450\" has more than 4 decimals");
    assertRefused("1.5", 0, "\"1.5\" is not a whole number");
  }

  @Example
  void whatIsNoPlainDecimalIsRefused() {
    for (String text :
        new String[] {
          "", "-", ".", "1.", ".5", "1e3", "+1", " 1", "1,000", "٣", "NaN", "1.2.3", "--1"
        }) {
      assertThatThrownBy(() -> Decimal.parse(text, 4))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Example
  void whatDoesNotFitIsRefused() {
    assertThat(Decimal.parse("922337203685477.5807", 4)).isEqualTo(Long.MAX_VALUE);
    assertRefused("922337203685477.5808", 4, "\"922337203685477.5808\" is too large");
    assertRefused("9223372036854775807", 1, "\"9223372036854775807\" is too large");
  }

  @Example
  void aDoubleIsTheDecimalThatItWasTypedAs() {
    assertThat(Decimal.ofDouble(0.1, 4)).isEqualTo(1000);
    assertThat(Decimal.ofDouble(-133.0345, 4)).isEqualTo(-1_330_345);
    assertThat(Decimal.ofDouble(1e14, 4)).isEqualTo(1_000_000_000_000_000_000L);
    assertThatThrownBy(() -> Decimal.ofDouble(0.1 + 0.2, 4))
        .hasMessage("0.30000000000000004 has more than 4 decimals");
    assertThat(Decimal.roundDouble(0.1 + 0.2, 4)).isEqualTo(3000);
    assertThat(Decimal.roundDouble(0.00025, 4)).as("a tie goes to the even unit").isEqualTo(2);
    assertThat(Decimal.roundDouble(0.00035, 4)).isEqualTo(4);
  }

  @Example
  void whatIsNoFiniteNumberIsRefused() {
    for (double number : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1.0 / 0}) {
      assertThatThrownBy(() -> Decimal.ofDouble(number, 4))
          .hasMessage(number + " is no finite number");
      assertThatThrownBy(() -> Decimal.roundDouble(number, 4))
          .hasMessage(number + " is no finite number");
    }
    assertThatThrownBy(() -> Decimal.ofDouble(1e15, 4)).hasMessage("1.0E15 is too large");
    assertThatThrownBy(() -> Decimal.roundDouble(-1e300, 4)).hasMessage("-1.0E300 is too large");
  }

  @Property
  void anyDoubleIsReadRightOrRefused(@ForAll double number, @ForAll @IntRange(max = 18) int scale) {
    try {
      long value = Decimal.ofDouble(number, scale);
      assertThat(BigDecimal.valueOf(value, scale).doubleValue()).isEqualTo(number + 0.0);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith(number + " ");
    }
  }

  private static void assertRefused(String text, int scale, String message) {
    assertThatThrownBy(() -> Decimal.parse(text, scale)).hasMessage(message);
  }
}
