package dev.tradewind.e2e.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of Prometheus' HTTP API that Grafana uses. */
final class PrometheusClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RANGE = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  PrometheusClient(String url) {
    this.url = url.replaceAll("/$", "");
  }

  /** One series of an answer: its labels without the metric's name, and its samples. */
  record Series(Map<String, String> labels, List<Double> values) {

    double last() {
      return values.getLast();
    }
  }

  /** As Grafana would ask: for this moment, or over the last minutes. */
  List<Series> ask(String expression, boolean instant) {
    return instant ? query(expression) : queryRange(expression);
  }

  List<Series> query(String expression) {
    return series(get("/api/v1/query", "query=" + encode(expression)), "value");
  }

  private List<Series> queryRange(String expression) {
    Instant now = Instant.now();
    return series(
        get(
            "/api/v1/query_range",
            "query=%s&start=%s&end=%s&step=5s"
                .formatted(encode(expression), now.minus(RANGE), now)),
        "values");
  }

  List<String> labelValues(String label, String selector) {
    List<String> values = new ArrayList<>();
    get("/api/v1/label/" + label + "/values", "match[]=".replace("[]", "%5B%5D") + encode(selector))
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  private static List<Series> series(JsonNode data, String field) {
    List<Series> all = new ArrayList<>();
    for (JsonNode result : data.path("result")) {
      Map<String, String> labels = new TreeMap<>();
      result
          .path("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
      labels.remove("__name__");
      List<Double> values = new ArrayList<>();
      JsonNode samples = result.path(field);
      if (field.equals("value")) {
        values.add(number(samples));
      } else {
        samples.forEach(sample -> values.add(number(sample)));
      }
      all.add(new Series(labels, values));
    }
    return all;
  }

  private static double number(JsonNode sample) {
    String text = sample.path(1).asText();
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private JsonNode get(String path, String parameters) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path + "?" + parameters))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(answer.body());
      if (!body.path("status").asText().equals("success")) {
        throw new AssertionError("Prometheus refuses: " + answer.body());
      }
      return body.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException("Prometheus does not answer at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Prometheus", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
