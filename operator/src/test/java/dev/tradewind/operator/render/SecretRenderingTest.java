package dev.tradewind.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential that no header can carry would silence a pod for ever. */
final class SecretRenderingTest {
  @Test
  void aLineEndIsNotPartOfACredential() {
    assertThat(SecretRendering.credential(secret("0123456789abcdef-_XYZ\n")))
        .contains("0123456789abcdef-_XYZ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "short", "0123456789\nabcdef01", "geheäim-0123456789"})
  void whatIsNotUsableCountsAsMissing(String credential) {
    assertThat(SecretRendering.credential(secret(credential))).isEmpty();
  }

  @Test
  void whatIsNotBase64CountsAsMissing() {
    Secret secret = new SecretBuilder().withData(Map.of("current", "%%%")).build();
    assertThat(SecretRendering.credential(secret)).isEmpty();
  }

  private static Secret secret(String credential) {
    String encoded =
        Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    return new SecretBuilder().withData(Map.of("current", encoded)).build();
  }
}
