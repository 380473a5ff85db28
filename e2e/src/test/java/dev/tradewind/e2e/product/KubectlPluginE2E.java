package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kubectl tradewind} against real pods, with the operator and around it. */
final class KubectlPluginE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern CREATED = Pattern.compile("^halt (\\S+) created", Pattern.MULTILINE);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-plugin").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void topStatusAndOrdersShowWhatTheStrategyDoes() throws IOException {
    Strategy strategy = buyAndHold("shown");

    assertThat(plugin("top").out()).containsPattern("shown +AAPL +buy-and-hold +Running .* True ");
    assertThat(plugin("status", "shown").out())
        .contains("State      Running, because the spec says so", "CONDITION", "Position   AAPL ");
    JsonNode document = new ObjectMapper().readTree(plugin("status", "shown", "-o", "json").out());
    assertThat(document.at("/status/effectiveState/state").asText()).isEqualTo("Running");
    assertThat(document.path("uid").asText())
        .isEqualTo(strategy.resource().at("/metadata/uid").asText());
    assertThat(plugin("orders", "shown").out())
        .contains("Open orders: ", "Trades: ")
        .containsPattern("1 +\\S+Z +AAPL +Buy ");
  }

  @Test
  void haltAllWaitsUntilEveryPodObeysAndReleaseLetsThemGo() {
    Strategy strategy = buyAndHold("halted");

    Kubectl.Outcome halted = plugin("halt", "--all", "--reason", "drill", "--timeout", "60s");

    assertThat(halted.out()).contains("in force: ");
    assertThat(strategy.pod().path("state").asText()).isEqualTo("Halted");
    assertThat(strategy.status().at("/effectiveState/state").asText()).isEqualTo("Halted");
    assertThat(plugin("status", "halted").out()).contains("because the halt " + nameOf(halted));

    assertThat(plugin("release", nameOf(halted)).out()).contains("released");
    strategy.awaitCondition("Trading", "True", "Trading");
  }

  @Test
  void flattenClosesThePositionOfOneStrategy() {
    Strategy strategy = buyAndHold("flattened");

    Kubectl.Outcome flattened = plugin("flatten", "flattened", "--reason", "end of the day");

    assertThat(flattened.out()).contains("in force: 1 of 1 obey");
    assertThat(strategy.pod().at("/sample/positions/0/quantity").asDouble(0)).isZero();
    plugin("release", nameOf(flattened));
    strategy.awaitPosition();
  }

  @Test
  void aPodStoppedDirectlyIsLatchedUntilItsLatchIsReleased() {
    Strategy strategy = buyAndHold("direct");

    assertThat(plugin("halt", "direct", "--direct", "--reason", "no operator").out())
        .contains("ok       e2e-plugin/direct");

    assertThat(strategy.pod().path("state").asText()).isEqualTo("Halted");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(strategy.status().at("/latch/cause").asText()).isEqualTo("BreakGlass"));
    assertThat(plugin("release", "--strategy", "direct").out()).contains("released: 1 strategy");
    strategy.awaitCondition("Trading", "True", "Trading");
  }

  @Test
  void explainNeedsNoStrategy() {
    assertThat(plugin("explain", "buy-and-hold").out()).contains("percentOfEquity");
  }

  private static String nameOf(Kubectl.Outcome created) {
    Matcher matcher = CREATED.matcher(created.out());
    assertThat(matcher.find()).as(created.text()).isTrue();
    return matcher.group(1);
  }

  private static Kubectl.Outcome plugin(String... arguments) {
    String[] call = new String[arguments.length + (arguments[0].equals("explain") ? 0 : 2)];
    System.arraycopy(arguments, 0, call, 0, arguments.length);
    if (call.length > arguments.length) {
      call[arguments.length] = "-n";
      call[arguments.length + 1] = namespace.name();
    }
    return Kubectl.plugin(call).succeeded();
  }

  private static Strategy buyAndHold(String name) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: buy-and-hold\n" + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    strategy.awaitPosition();
    strategy.awaitReady();
    return strategy;
  }
}
