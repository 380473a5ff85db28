package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.TradesPage;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a pod runs it, watched and commanded over HTTP. */
final class PodIT {

  private static final String UID = "11111111-2222-3333-4444-555555555555";
  private static final List<String> ROUTES =
      List.of(
          "/health/live",
          "/health/ready",
          "/metrics",
          "/status",
          "/status/trades",
          "/status/fills");
  private static final List<String> OTHER_METHODS =
      List.of("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  @TempDir private Path folder;
  private final Signer current = new Signer(UID);
  private final Signer previous = new Signer(UID);
  private Path file;

  @BeforeEach
  void writeFiles() throws IOException {
    file =
        Files.writeString(
            folder.resolve("strategy.yaml"),
            Manifests.ibm().replace("speed: 1000000000", "speed: 8640000"));
    Files.createDirectories(folder.resolve("control"));
    current.writePublicKey(folder.resolve("control/current"));
    previous.writePublicKey(folder.resolve("control/previous"));
  }

  @Test
  void everyMonitoringRouteTakesGetOnly() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      for (String route : ROUTES) {
        assertThat(pod.monitoring("GET", route).statusCode()).as(route).isEqualTo(200);
      }
      PodStatus before = pod.status();
      for (String route : ROUTES) {
        for (String method : OTHER_METHODS) {
          assertThat(pod.monitoring(method, route).statusCode())
              .as(method + " " + route)
              .isEqualTo(405);
        }
      }
      assertThat(pod.status()).isEqualTo(before);
      assertThat(pod.monitoring("GET", "/control").statusCode()).isEqualTo(404);
      assertThat(pod.monitoring("GET", "/status/fills?limit=0").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void metricsHaveTheNamesAndLabelsOfTheContract() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      run(pod, 1);
      pod.await(status -> status.counts().fills() > 0);
      String metrics = pod.get("/metrics");
      assertThat(families(metrics)).isEqualTo(MetricsContract.FAMILIES);
      assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
          .allMatch(
              line ->
                  line.contains("strategy=\"ibm-trend\"")
                      && line.contains("symbol=\"IBM\"")
                      && line.contains("algo=\"sma-crossover\"")
                      && line.contains("mode=\"Paper\""));
      assertThat(metrics)
          .containsPattern("tradewind_equity\\{[^}]*currency=\"USD\"[^}]*} [0-9.E]+")
          .containsPattern("tradewind_orders_total\\{[^}]*status=\"Filled\"[^}]*} [1-9]")
          .containsPattern("tradewind_fills_total\\{[^}]*side=\"Buy\"[^}]*} [1-9]")
          .containsPattern("tradewind_state\\{[^}]*state=\"Running\"[^}]*} 1.0")
          .containsPattern("tradewind_state\\{[^}]*state=\"Completed\"[^}]*} 0.0")
          .containsPattern("tradewind_event_latency_seconds_bucket\\{[^}]*le=\"0.005\"");
    }
  }

  @Test
  void obeysFlatAndShowsIt() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      run(pod, 1);
      pod.await(status -> !status.sample().flat());
      command(pod, setState(2, "Flat"));
      PodStatus flat = pod.await(status -> status.ready() && status.sample().flat());
      assertThat(flat.state()).isEqualTo(BookState.Flat);
      TradesPage trades = PodJson.read(pod.get("/status/trades"), TradesPage.class);
      FillsPage fills = PodJson.read(pod.get("/status/fills?after=1&limit=1"), FillsPage.class);
      assertThat(trades.total()).isEqualTo(flat.counts().trades());
      assertThat(fills.fills()).singleElement().matches(fill -> fill.number() == 2);
    }
  }

  @Test
  void endsInTimeOnSigtermAndGoesOn() throws Exception {
    PodStatus before;
    try (StrategyProcess pod = pod().awaitReady()) {
      run(pod, 1);
      before = pod.await(status -> status.counts().trades() > 0);
      long begin = System.nanoTime();
      pod.terminate();
      pod.awaitEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      assertThat(pod.output()).contains("Ledger closed");
    }
    assertGoesOn(before);
  }

  @Test
  void goesOnAfterKill9() throws Exception {
    PodStatus before;
    try (StrategyProcess pod = pod().awaitReady()) {
      run(pod, 1);
      before = pod.await(status -> status.counts().trades() > 0);
      pod.kill();
    }
    assertGoesOn(before);
  }

  private void assertGoesOn(PodStatus before) throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      PodStatus after = pod.status();
      assertThat(after.epoch()).isEqualTo(2);
      assertThat(after.state()).isEqualTo(BookState.Running);
      assertThat(after.commandSequence()).isEqualTo(1);
      assertThat(after.counts().bars()).isGreaterThanOrEqualTo(before.counts().bars());
      assertThat(after.counts().trades()).isGreaterThanOrEqualTo(before.counts().trades());
      pod.await(status -> status.counts().bars() > after.counts().bars());
    }
  }

  @Test
  void livesAndSaysWhyWithoutPrices() throws Exception {
    try (StrategyProcess pod = pod("--data", folder.resolve("data").toString())) {
      PodStatus status = pod.await(s -> s.reason() == ReadyReason.DataUnavailable);
      assertThat(status.message()).startsWith("IBM.csv.gz is missing in ");
      assertThat(pod.monitoring("GET", "/health/live").statusCode()).isEqualTo(200);
      assertThat(pod.monitoring("GET", "/health/ready").statusCode()).isEqualTo(503);
      Files.createDirectories(folder.resolve("data"));
      Files.copy(Manifests.EXAMPLE_DATA.resolve("IBM.csv.gz"), folder.resolve("data/IBM.csv.gz"));
      pod.awaitReady();
    }
  }

  @Test
  void livesAndSaysWhyWithoutALedger() throws Exception {
    Path blocked = Files.writeString(folder.resolve("blocked"), "");
    try (StrategyProcess pod = pod("--ledger", blocked.resolve("ledger").toString())) {
      PodStatus status = pod.await(s -> s.reason() == ReadyReason.LedgerUnavailable);
      assertThat(status.ready()).isFalse();
      assertThat(status.sample()).isNull();
      assertThat(pod.monitoring("GET", "/status/trades").statusCode()).isEqualTo(503);
      assertRefused(send(pod, setState(1, "Flat")), 503, "The ledger folder ");
      Files.delete(blocked);
      pod.awaitReady();
    }
  }

  private StrategyProcess pod(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                file.toString(),
                "--supervised",
                "--control-credentials",
                folder.resolve("control").toString()));
    List<String> rest = List.of(more);
    if (!rest.contains("--data")) {
      arguments.addAll(List.of("--data", Manifests.EXAMPLE_DATA.toString()));
    }
    if (!rest.contains("--ledger")) {
      arguments.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
    }
    arguments.addAll(rest);
    return StrategyProcess.run(arguments.toArray(String[]::new));
  }

  private HttpResponse<String> send(StrategyProcess pod, String body) throws Exception {
    return pod.control(current.sign(body), body);
  }

  private void run(StrategyProcess pod, long sequence) throws Exception {
    command(pod, setState(sequence, "Running"));
  }

  private void command(StrategyProcess pod, String body) throws Exception {
    HttpResponse<String> response = send(pod, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static String setState(long sequence, String state) {
    return "{\"uid\":\"%s\",\"sequence\":%d,\"command\":\"SetState\",\"state\":\"%s\"}"
        .formatted(UID, sequence, state);
  }

  private static void assertRefused(HttpResponse<String> response, int status, String sentence)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(PodJson.read(response.body(), ControlAnswer.class).message()).startsWith(sentence);
  }

  private static Set<String> families(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.substring("# TYPE ".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
