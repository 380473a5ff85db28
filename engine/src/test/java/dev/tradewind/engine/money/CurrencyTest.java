package dev.tradewind.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CurrencyTest {

  @Test
  void precisionIsThatOfTheStandard() {
    assertThat(Currency.of("USD").precision()).isEqualTo(2);
    assertThat(Currency.of("JPY").precision()).isZero();
    assertThat(Currency.of("KWD").precision()).isEqualTo(3);
  }

  @Test
  void whatTheStandardDoesNotKnowHasTwoDigits() {
    assertThat(Currency.of("QQQ").precision()).isEqualTo(2);
    assertThat(Currency.of("XAU").precision()).isEqualTo(2);
  }

  @Test
  void malformedCodesAreRefused() {
    assertThatThrownBy(() -> Currency.of("usd")).hasMessageContaining("three capital letters");
    assertThatThrownBy(() -> new Currency("USD", 9)).hasMessageContaining("0 to 8");
  }
}
