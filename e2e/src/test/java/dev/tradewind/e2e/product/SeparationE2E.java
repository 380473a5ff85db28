package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watching is not touching, and control needs a signature. Talks to the pod's address directly. */
final class SeparationE2E {

  private static final Strategy STRATEGY = new Strategy("tradewind-quickstart", "ibm-hold");

  private String address;

  @BeforeEach
  void findThePod() {
    STRATEGY.awaitReady();
    address = podObject().at("/status/podIP").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /status",
    "PUT, /status",
    "DELETE, /status",
    "POST, /status/trades",
    "POST, /metrics",
    "POST, /health/ready",
    "POST, /control",
    "GET, /control"
  })
  void theMonitoringPortChangesNothing(String method, String path)
      throws IOException, InterruptedException {
    JsonNode before = STRATEGY.pod();
    HttpResponse<String> response =
        send(9000, path, method, "{\"command\":\"SetState\",\"state\":\"Running\"}", null);
    assertThat(response.statusCode()).isBetween(400, 499);
    JsonNode after = STRATEGY.pod();
    assertThat(after.path("state")).isEqualTo(before.path("state"));
    assertThat(after.path("commandSequence")).isEqualTo(before.path("commandSequence"));
  }

  @Test
  void controlRefusesAStranger() throws IOException, InterruptedException {
    String body =
        "{\"uid\":\"%s\",\"sequence\":999999,\"command\":\"SetState\",\"state\":\"Running\"}"
            .formatted(STRATEGY.pod().path("uid").asText());
    assertThat(send(8080, "/control", "POST", body, null).statusCode()).isEqualTo(401);
    assertThat(send(8080, "/control", "POST", body, "guessed").statusCode()).isEqualTo(401);
    assertThat(STRATEGY.pod().path("state").asText()).isEqualTo("Paused");
  }

  @Test
  void aStrategyPodHoldsNoApiCredential() {
    JsonNode pod = podObject();
    assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.at("/spec/containers/0/volumeMounts").toString())
        .doesNotContain("serviceaccount");
  }

  @Test
  void aStrategyPodHoldsNothingThatCommands() {
    JsonNode control =
        StreamSupport.stream(podObject().at("/spec/volumes").spliterator(), false)
            .filter(volume -> volume.path("name").asText().equals("control"))
            .findFirst()
            .orElseThrow();
    String secret = control.at("/secret/secretName").asText();
    assertThat(secret).isEqualTo(STRATEGY.name() + "-control-keys");
    JsonNode data = Kubectl.json("-n", STRATEGY.namespace(), "get", "secret", secret).path("data");
    String current =
        new String(
            Base64.getDecoder().decode(data.path("current").asText()), StandardCharsets.UTF_8);
    assertThat(current).startsWith("-----BEGIN PUBLIC KEY-----").doesNotContain("PRIVATE");
    assertThat(STRATEGY.pod().at("/control/current").asText()).matches("[0-9a-f]{16}");
  }

  private static JsonNode podObject() {
    return Kubectl.json("-n", STRATEGY.namespace(), "get", "pod", STRATEGY.name() + "-0");
  }

  private HttpResponse<String> send(
      int port, String path, String method, String body, String credential)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
              .timeout(Duration.ofSeconds(10))
              .method(method, BodyPublishers.ofString(body));
      if (credential != null) {
        request.header("Authorization", "Bearer " + credential);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
