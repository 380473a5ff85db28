package dev.tradewind.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorKindTest {
  @ParameterizedTest
  @CsvSource({
    "0, Unanswered",
    "400, Invalid",
    "401, Forbidden",
    "403, Forbidden",
    "404, NotFound",
    "409, Conflict",
    "422, Invalid",
    "429, Throttled",
    "500, ServerError",
    "503, ServerError"
  })
  void theApisAnswersAreTold(int code, ErrorKind kind) {
    var api = new KubernetesClientException("no", code, null);

    assertThat(ErrorKind.of(new IllegalStateException(api))).isEqualTo(kind);
  }

  @Test
  void anythingElseIsOurs() {
    assertThat(ErrorKind.of(new IllegalStateException("no"))).isEqualTo(ErrorKind.Internal);
  }
}
