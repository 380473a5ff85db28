package dev.tradewind.kubectl.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S,0s",
    "PT119S,119s",
    "PT190S,3m10s",
    "PT3M,3m",
    "PT42M,42m",
    "PT3H,3h",
    "PT5H30M,5h30m",
    "PT47H,47h",
    "P3DT5H,3d5h",
    "P30D,30d",
    "P800D,2y70d",
    "PT-5S,0s"
  })
  void agesAreThoseOfKubectl(Duration age, String text) {
    assertThat(Age.of(age)).isEqualTo(text);
  }

  @Test
  void whatHasNoTimeHasNoAge() {
    assertThat(Age.of((String) null, Instant.EPOCH)).isEmpty();
    assertThat(Age.of("yesterday", Instant.EPOCH)).isEmpty();
  }
}
