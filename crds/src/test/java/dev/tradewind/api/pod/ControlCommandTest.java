package dev.tradewind.api.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlCommandTest {

  /** A command that can be read in two ways is obeyed in none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1,\"state\":1}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1,\"state\":\"1\"}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1.7,\"state\":\"Flat\"}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":\"1\",\"state\":\"Flat\"}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":null,\"state\":\"Flat\"}",
        "{\"command\":\"Stop\",\"uid\":\"u\",\"sequence\":1,\"purpose\":\"Because\"}"
      })
  void whatIsNoCommandIsRefused(String body) {
    assertThatThrownBy(() -> ControlCommand.read(body)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void eachCommandIsWrittenAsDocumented() throws Exception {
    assertRoundTrip(
        new ControlCommand.SetState("u", 13, BookState.Flat),
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":13,\"state\":\"Flat\"}");
    assertRoundTrip(
        new ControlCommand.SetCapital("u", 14, new BigDecimal("120000")),
        "{\"command\":\"SetCapital\",\"uid\":\"u\",\"sequence\":14,\"amount\":\"120000\"}");
    assertRoundTrip(
        new ControlCommand.Stop("u", 15, StopPurpose.Change),
        "{\"command\":\"Stop\",\"uid\":\"u\",\"sequence\":15,\"purpose\":\"Change\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"command\":\"Dance\",\"uid\":\"u\",\"sequence\":1}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1,\"state\":\"Sideways\"}",
        "{\"command\":\"SetState\",\"uid\":\"u\",\"state\":\"Flat\"}",
        "{\"command\":\"SetState\",\"sequence\":1,\"state\":\"Flat\"}",
        "{\"command\":\"SetCapital\",\"uid\":\"u\",\"sequence\":1,\"amount\":\"much\"}",
        "{\"command\":\"Stop\",\"uid\":\"u\",\"sequence\":1,\"purpose\":\"Change\"} and more"
      })
  void anythingElseDoesNotParse(String body) {
    assertThatThrownBy(() -> ControlCommand.read(body)).isInstanceOf(JsonProcessingException.class);
  }

  private static void assertRoundTrip(ControlCommand command, String json) throws Exception {
    assertThat(PodJson.write(command)).isEqualTo(json);
    assertThat(ControlCommand.read(json)).isEqualTo(command);
  }
}
