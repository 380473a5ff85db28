package dev.tradewind.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiRequestTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/namespaces/desk-a/configmaps, configmaps, create",
    "PUT, /apis/apps/v1/namespaces/api/statefulsets/x, statefulsets, update",
    "DELETE, /api/v1/namespaces/desk-a/pods/x-0, pods, delete",
    "PATCH, /apis/events.k8s.io/v1/namespaces/a/events/x.1, events, patch",
    "PATCH, /apis/coordination.k8s.io/v1/namespaces/a/leases/l, leases, patch",
    "POST, /apis/authorization.k8s.io/v1/selfsubjectrulesreviews, selfsubjectrulesreviews, create",
    "GET, /api/v1/pods?labelSelector=a&watch=true&resourceVersion=7, pods, watch",
    "GET, /api/v1/pods?labelSelector=a, pods, read",
    "GET, /api/v1/namespaces/desk-a, namespaces, read",
    "GET, /k8s/clusters/c-1/api/v1/namespaces/a/secrets/s, secrets, read",
    "GET, /version, other, read",
  })
  void aRequestIsNamedAsInRbac(String method, URI uri, String resource, String verb) {
    ApiRequest request = ApiRequest.of(method, uri, "application/merge-patch+json");

    assertThat(request).isEqualTo(new ApiRequest(resource, verb));
    assertThat(request.writes()).isEqualTo(!method.equals("GET"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/apply-patch+yaml, apply",
    "application/merge-patch+json, patch",
    ", patch"
  })
  void anApplyIsAPatchOfItsOwn(String contentType, String verb) {
    URI uri = URI.create("/apis/tradewind.dev/v1alpha1/namespaces/a/tradingstrategies/x/status");

    assertThat(ApiRequest.of("PATCH", uri, contentType))
        .isEqualTo(new ApiRequest("tradingstrategies/status", verb));
  }

  @ParameterizedTest
  @CsvSource({
    "200, success",
    "201, success",
    "404, refused",
    "409, conflict",
    "422, refused",
    "429, throttled",
    "500, error",
    "503, error"
  })
  void theOutcomeIsOneOfFew(int code, WriteOutcome outcome) {
    assertThat(WriteOutcome.of(code)).isEqualTo(outcome);
  }
}
