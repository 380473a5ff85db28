package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Quiet when steady: over paused strategies without position the operator sends no write request
 * but those for its lease. Reads the API server's audit log. {@code QUIET_SECONDS} sets how long it
 * listens, which is long, so it is one of the first.
 */
@Order(1)
final class QuietE2E {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPERATOR = "system:serviceaccount:tradewind-system:";
  private static final List<String> NAMES = List.of("quiet-one", "quiet-two", "quiet-three");
  private static final Duration LONGEST_LEASE_RENEWAL = Duration.ofSeconds(10);
  private static final Duration TELLING = Duration.ofSeconds(2);
  private static final Duration LISTENING =
      Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("QUIET_SECONDS", "60")));

  private static Namespace namespace;

  @BeforeAll
  static void pauseThree() {
    namespace = Namespace.create("e2e-quiet").withPrices("AAPL");
    for (String name : NAMES) {
      Kubectl.apply(
              Strategy.manifest(
                  namespace.strategy(name),
                  "AAPL",
                  "algo: buy-and-hold\nstate: Paused\n" + Strategy.replay("AAPL", 432_000, true)))
          .succeeded();
    }
    NAMES.forEach(name -> namespace.strategy(name).awaitCondition("Trading", "False", "Paused"));
    NAMES.forEach(name -> namespace.strategy(name).awaitReady());
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void nothingIsWrittenOverPausedStrategies() throws IOException {
    Instant from = whenAllIsTold();
    Awaitility.await().pollDelay(LISTENING).atMost(LISTENING.plusSeconds(5)).until(() -> true);
    List<JsonNode> writes = writesSince(from);
    assertThat(writes.stream().filter(QuietE2E::isLease).count())
        .as("renewals of its lease in %s, for a dead operator is quiet, too", LISTENING)
        .isGreaterThan(LISTENING.toSeconds() / LONGEST_LEASE_RENEWAL.toSeconds());
    assertThat(writes.stream().filter(e -> !isLease(e)).map(QuietE2E::request))
        .as("writes by the operator in %s", LISTENING)
        .isEmpty();
  }

  /**
   * A status that says Ready is followed by its Event, which is no write over a steady strategy.
   */
  private static Instant whenAllIsTold() {
    Awaitility.await()
        .atMost(TELLING.multipliedBy(10))
        .until(
            () -> writesSince(Instant.now().minus(TELLING)).stream().allMatch(QuietE2E::isLease));
    return Instant.now();
  }

  /** The audit policy records writes only. */
  private static List<JsonNode> writesSince(Instant from) throws IOException {
    List<JsonNode> writes = new ArrayList<>();
    try (Stream<String> lines = Files.lines(auditLog())) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode event = JSON.readTree(line);
        if (isOperators(event)
            && isSteady(event.at("/objectRef/namespace").asText())
            && Instant.parse(event.path("requestReceivedTimestamp").asText()).isAfter(from)) {
          writes.add(event);
        }
      }
    }
    return writes;
  }

  private static boolean isLease(JsonNode event) {
    return event.at("/objectRef/resource").asText().equals("leases");
  }

  private static String request(JsonNode event) {
    return event.path("verb").asText() + " " + event.path("requestURI").asText();
  }

  /** The three, the operator's own namespace and the whole cluster; elsewhere others may trade. */
  private static boolean isSteady(String where) {
    return where.equals(namespace.name()) || where.equals("tradewind-system") || where.isEmpty();
  }

  private static boolean isOperators(JsonNode event) {
    return event.at("/user/username").asText().startsWith(OPERATOR);
  }

  private static Path auditLog() {
    String path = System.getenv("TRADEWIND_AUDIT_LOG");
    assertThat(path)
        .as("TRADEWIND_AUDIT_LOG, the audit log of the API server; `make test` sets it")
        .isNotBlank();
    return Path.of(path);
  }
}
