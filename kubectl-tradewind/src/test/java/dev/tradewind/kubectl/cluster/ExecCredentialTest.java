package dev.tradewind.kubectl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecCredentialTest {
  private static final String VERSION = "client.authentication.k8s.io/v1";

  @Test
  void aTokenMayExpire() {
    ExecCredential.Status status =
        ExecCredential.read(
            "login",
            VERSION,
            """
            {"apiVersion":"%s","kind":"ExecCredential",
             "status":{"token":"t","expirationTimestamp":"2026-01-01T00:00:00Z","new":1}}
            """
                .formatted(VERSION));

    assertThat(status.token()).isEqualTo("t");
    assertThat(status.expires()).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "please log in | did not answer with JSON",
        "{} | answered with apiVersion null, where the kubeconfig says"
            + " client.authentication.k8s.io/v1",
        "{\"apiVersion\":\"client.authentication.k8s.io/v1\"} | answered with neither a token nor a"
            + " certificate",
      })
  void anythingElseIsSaidInOneSentence(String answer, String sentence) {
    assertThatThrownBy(() -> ExecCredential.read("login", VERSION, answer))
        .hasMessageContaining("The credential plugin login")
        .hasMessageContaining(sentence);
  }
}
