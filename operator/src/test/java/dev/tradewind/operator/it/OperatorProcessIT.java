package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged operator: what it shows on its port and writes into its log. */
final class OperatorProcessIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those that appear only when something happens that need not happen. */
  private static final Set<OperatorMetric> RARE =
      Set.of(OperatorMetric.RECONCILE_RETRIES, OperatorMetric.RECONCILE_ERRORS);

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    world.stopOperator();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** How a line of the metric looks, with its labels. */
  private static Pattern sample(OperatorMetric metric) {
    boolean histogram = metric.type() == OperatorMetric.Type.HISTOGRAM;
    String labels =
        Stream.concat(metric.labels().stream(), histogram ? Stream.of("le") : Stream.empty())
            .map(label -> "(?=[^}]*\\b" + label + "=\"[^\"]+\")")
            .collect(Collectors.joining());
    String name = metric.metricName() + (histogram ? "_bucket" : "");
    String braces = labels.isEmpty() ? "" : "\\{" + labels + "[^}]*\\}";
    return Pattern.compile("(?m)^" + name + braces + " ");
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  private String holder() {
    return world
        .admin
        .leases()
        .inNamespace(world.namespace)
        .withName("tradewind-operator")
        .get()
        .getSpec()
        .getHolderIdentity();
  }

  @Test
  void itIsWatchedLogsInJsonAndGivesTheLeadBack() throws InterruptedException {
    try (OperatorProcess operator = new OperatorProcess(world, Map.of())) {
      World.soon().until(() -> operator.code("/health/live") == 200);
      World.soon().until(() -> operator.code("/health/ready") == 200);
      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");
      assertThat(holder()).isEqualTo("one");
      World.soon()
          .until(() -> operator.get("/metrics").contains("tradewind_operator_pulse_seconds_count"));

      String metrics = operator.get("/metrics");
      assertThat(OperatorMetric.values())
          .filteredOn(metric -> !RARE.contains(metric))
          .allSatisfy(metric -> assertThat(metrics).containsPattern(sample(metric)));
      assertThat(metrics.lines().filter(line -> line.startsWith("tradewind_operator_")))
          .noneMatch(line -> line.contains(world.namespace) || line.contains("aapl-sma"));

      assertThat(operator.end()).isEqualTo(143);
      assertThat(holder()).isNull();
      List<JsonNode> lines = operator.log().stream().map(OperatorProcessIT::parse).toList();
      assertThat(lines)
          .filteredOn(line -> line.path("message").asText().startsWith("created StatefulSet"))
          .hasSize(1)
          .allSatisfy(
              line -> {
                assertThat(line.at("/mdc/namespace").asText()).isEqualTo(world.namespace);
                assertThat(line.at("/mdc/strategy").asText()).isEqualTo("aapl-sma");
                assertThat(line.path("level").asText()).isEqualTo("INFO");
              });
    }
  }

  @Test
  void theSdksOwnLinesNameTheStrategyToo() {
    world
        .admin
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("tradewind-strategies")
                .withNamespace(world.namespace)
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(1)
                .endPort()
                .endSpec()
                .build())
        .create();
    try (OperatorProcess operator = new OperatorProcess(world, Map.of())) {
      world.create("aapl-sma");

      World.soon()
          .until(
              () ->
                  operator.log().stream()
                      .filter(line -> line.startsWith("{"))
                      .map(OperatorProcessIT::parse)
                      .anyMatch(
                          line ->
                              line.path("message").asText().startsWith("Uncaught error")
                                  && line.at("/mdc/strategy").asText().equals("aapl-sma")));
    }
  }

  @Test
  void peopleMayReadItAsText() {
    var text = Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    try (OperatorProcess operator = new OperatorProcess(world, text)) {
      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");

      assertThat(operator.log())
          .anyMatch(
              line ->
                  line.matches(
                      "\\d{4}-.* INFO +\\[.*ObjectWriter\\] "
                          + world.namespace
                          + " aapl-sma created StatefulSet aapl-sma"));
    }
  }
}
