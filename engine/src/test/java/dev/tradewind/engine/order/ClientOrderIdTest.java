package dev.tradewind.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClientOrderIdTest {

  @Test
  void hasKeyEpochAndNumber() {
    assertThat(ClientOrderId.of("a1b2c3d4", 35, 36)).isEqualTo("a1b2c3d4" + "000z" + "000010");
    assertThat(ClientOrderId.of("a1b2c3d4", 0, 0)).hasSize(18).matches("[0-9a-z]+");
  }

  @Test
  void tellsTheNumberOfItsOwn() {
    String id = ClientOrderId.of("a1b2c3d4", 7, 2_176_782_335L);
    assertThat(ClientOrderId.sequence("a1b2c3d4", id)).hasValue(2_176_782_335L);
    assertThat(ClientOrderId.sequence("a1b2c3d5", id)).isEmpty();
    assertThat(ClientOrderId.sequence("a1b2c3d4", id + "0")).isEmpty();
    assertThat(ClientOrderId.sequence("a1b2c3d4", id.substring(1))).isEmpty();
    assertThat(ClientOrderId.sequence("a1b2c3d4", "a1b2c3d4000700000Z")).isEmpty();
    assertThat(ClientOrderId.sequence("a1b2c3d4", "a1b2c3d40007 00001")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThat(ClientOrderId.of("a1b2c3d4", 1_679_615, 2_176_782_335L)).endsWith("zzzzzzzzzz");
    assertThatThrownBy(() -> ClientOrderId.of("a1b2c3d4", 1_679_616, 0))
        .hasMessageContaining("4 digits");
    assertThatThrownBy(() -> ClientOrderId.of("a1b2c3d4", 0, -1)).hasMessageContaining("6 digits");
    assertThatThrownBy(() -> ClientOrderId.of("A1b2c3d4", 0, 0))
        .hasMessageContaining("8 characters");
  }
}
