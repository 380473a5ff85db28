package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong is said where the user looks, and mending it is enough. A mended file reaches its
 * pod when the kubelet looks again, which may take a minute, so this is one of the first.
 */
@Order(1)
final class BadInputE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-bad-input").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "symbol: \"AAPL\"              | symbol: 7                      | spec.symbol",
        "symbol: \"AAPL\"              | ''                             | symbol",
        "mode: Paper                   | {mode: Paper, note: none}      | note",
        "symbol: \"AAPL\"              | {symbol: \"AAPL\", symbols: [\"IBM\"]} | symbols",
        "algo: sma-crossover           | algorithm: sma-crossover       | algo",
        "amount: \"100000\"            | amount: \"-1\"                 | amount",
        "amount: \"100000\"            | amount: 100000                 | amount",
        "algo: sma-crossover           | algo: sma-crosover             | which is not a built-in"
            + " algo",
        "fast: 10                      | fast: -3                       | spec.parameters.fast is"
            + " -3: it must be a whole number from 1 to 5000.",
        "fast: 10                      | fast: 40                       | fast must be smaller than"
            + " slow",
        "fast: 10                      | fats: 10                       | it has fast, slow,"
            + " quantity, percentOfEquity.",
        "mode: Paper                   | mode: Live                     | mode",
        "state: Running                | state: Sleeping                | state",
        "speed: 432000                 | speed: 0                       | speed",
        "interval: 1d                  | interval: daily                | interval"
      })
  void isRefusedAtApply(String right, String wrong, String named) {
    String manifest = correct("refused").replace(right, flowOrLine(wrong));
    Kubectl.Outcome outcome = Kubectl.apply(manifest);
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.text()).contains(named);
    assertThat(Kubectl.run("-n", namespace.name(), "get", "ts", "refused").exitCode()).isNotZero();
  }

  @Test
  void anOverLongNameIsRefusedAtApply() {
    Kubectl.Outcome outcome = Kubectl.apply(correct("a".repeat(46)));
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.text()).contains("45");
  }

  @Test
  void anAlgoThatNobodyBringsIsAConditionAndAnEvent() {
    Strategy strategy = namespace.strategy("unknown-algo");
    Kubectl.apply(correct("unknown-algo").replace("sma-crossover", "acme/pairs")).succeeded();

    strategy.awaitCondition("SpecValid", "False", "UnknownAlgo", SECONDS);

    assertThat(messageOf(strategy, "SpecValid")).contains("acme/pairs", "sma-crossover");
    awaitEvent("unknown-algo", "acme/pairs");
    assertThat(Kubectl.run("-n", namespace.name(), "get", "pod", "unknown-algo-0").exitCode())
        .isNotZero();
  }

  @Test
  void anInvalidSpecIsAConditionAndTheLastValidOneGoesOnTrading() {
    Strategy strategy = namespace.strategy("invalid-spec");
    Kubectl.apply(correct("invalid-spec")).succeeded();
    strategy.awaitReady();
    String before = strategy.pod().path("specHash").asText();

    strategy.patch("{\"algo\":\"acme/pairs\",\"parameters\":{\"fast\":-3}}");

    strategy.awaitCondition("SpecValid", "False", "UnknownAlgo", SECONDS);
    awaitEvent("invalid-spec", "acme/pairs");
    assertThat(strategy.pod().path("specHash").asText()).isEqualTo(before);
    assertThat(strategy.pod().path("state").asText()).isEqualTo("Running");

    strategy.patch("{\"state\":\"Paused\"}");
    await()
        .atMost(SECONDS)
        .untilAsserted(() -> assertThat(strategy.pod().path("state").asText()).isEqualTo("Paused"));

    strategy.patch(
        "{\"state\":\"Running\",\"algo\":\"sma-crossover\",\"parameters\":{\"fast\":10,\"slow\":30}}");
    strategy.awaitCondition("SpecValid", "True", "Valid", SECONDS);
  }

  @Test
  void aMissingPriceFileKeepsThePodUpAndSaysWhichUntilItComes() {
    Strategy strategy = namespace.strategy("missing-prices");
    Kubectl.apply(correct("missing-prices").replace("prices-aapl", "prices-late")).succeeded();

    strategy.awaitCondition("Ready", "False", "DataUnavailable");
    assertThat(messageOf(strategy, "Ready")).contains("AAPL.csv.gz");
    assertThat(strategy.pod().path("ready").asBoolean()).isFalse();

    namespace.withFile("prices-late", "AAPL", Path.of("../examples/data/AAPL.csv.gz"));
    strategy.awaitCondition("Ready", "True", "AsAsked", Duration.ofMinutes(3));
  }

  @Test
  void aBrokenPriceFileKeepsThePodUpAndSaysWhere(@TempDir Path folder) throws IOException {
    Path broken = folder.resolve("AAPL.csv.gz");
    Files.writeString(broken, "this is not a price file");
    namespace.withFile("prices-broken", "AAPL", broken);
    Strategy strategy = namespace.strategy("broken-prices");
    Kubectl.apply(correct("broken-prices").replace("prices-aapl", "prices-broken")).succeeded();

    strategy.awaitCondition("Ready", "False", "DataUnavailable");
    assertThat(messageOf(strategy, "Ready")).contains("AAPL.csv.gz", "gzip");
  }

  private static String messageOf(Strategy strategy, String condition) {
    return strategy.condition(condition).orElseThrow().path("message").asText();
  }

  private static void awaitEvent(String name, String text) {
    await()
        .atMost(SECONDS)
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run(
                                "-n",
                                namespace.name(),
                                "get",
                                "events",
                                "--field-selector=involvedObject.name=" + name)
                            .succeeded()
                            .out())
                    .contains("Warning", text));
  }

  /** A row whose wrong part is several fields at once writes them in braces. */
  private static String flowOrLine(String wrong) {
    return wrong.startsWith("{")
        ? wrong.substring(1, wrong.length() - 1).replaceFirst(", ", "\n  ")
        : wrong;
  }

  private static String correct(String name) {
    return Strategy.manifest(
        namespace.strategy(name),
        "AAPL",
        """
        algo: sma-crossover
        parameters: {fast: 10, slow: 30}
        mode: Paper
        state: Running
        """
            + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true));
  }
}
