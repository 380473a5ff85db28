package dev.tradewind.operator.leader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Tells of the renewals that the API server took, with the time that other replicas read there. */
public final class LeaseTraffic implements Interceptor {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Leadership leadership;
  private final String path;

  public LeaseTraffic(Leadership leadership, String namespace) {
    this.leadership = leadership;
    this.path = "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (response.isSuccessful()
        && !request.method().equals("GET")
        && request.uri().getPath().contains(path)) {
      Instant at = renewal(request.bodyString());
      if (at != null) {
        leadership.renewed(at);
      }
    }
  }

  private static Instant renewal(String body) {
    try {
      JsonNode time = JSON.readTree(body).at("/spec/renewTime");
      return time.isTextual() ? Instant.parse(time.asText()) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
