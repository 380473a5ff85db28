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

  private static void assertRefused(String text, int scale, String message) {
    assertThatThrownBy(() -> Decimal.parse(text, scale)).hasMessage(message);
  }
}
