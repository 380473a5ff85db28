package dev.tradewind.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {

  @Test
  void hasDefaults() {
    assertThat(Page.of(null, null)).isEqualTo(new Page(0, 1000));
    assertThat(Page.of("17", "10000")).isEqualTo(new Page(17, 10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "x", "", "1.5", "99999999999999999999"})
  void refusesLimitsOutOfRange(String limit) {
    assertThatThrownBy(() -> Page.of(null, limit))
        .hasMessage("limit must be a whole number from 1 to 10000.");
  }

  @Test
  void refusesToBeginBeforeTheBeginning() {
    assertThatThrownBy(() -> Page.of("-1", null))
        .hasMessageStartingWith("after must be a whole number from 0 to ");
  }
}
