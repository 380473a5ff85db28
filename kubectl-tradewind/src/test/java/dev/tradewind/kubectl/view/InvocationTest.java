package dev.tradewind.kubectl.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InvocationTest {

  @Test
  void aShownCommandCanBeTypedAsItStands() {
    Invocation invocation = new Invocation(List.of("--kubeconfig", "/my files/it's"));

    assertThat(invocation.of("desk-a", "release", "halt-1"))
        .isEqualTo("kubectl tradewind release halt-1 -n desk-a --kubeconfig '/my files/it'\\''s'");
  }
}
