package dev.tradewind.operator.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the chart's test pod. */
final class VerificationOptionsTest {

  @Test
  void namesTheNamespaceAndWhetherAdmissionIsProven() {
    assertThat(VerificationOptions.parse(List.of("--namespace", "desk-a")))
        .contains(new VerificationOptions("desk-a", false));
    assertThat(VerificationOptions.parse(List.of("--namespace", "desk-a", "--admission")))
        .contains(new VerificationOptions("desk-a", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--admission", "--namespace", "desk-a", "--namespace a b", "--name a"})
  void anythingElseIsNotGuessedAt(String line) {
    assertThat(VerificationOptions.parse(List.of(line.split(" ")))).isEmpty();
  }
}
