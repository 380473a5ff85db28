package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The operator is not needed to trade: its coming and going touches no running pod, and what is
 * deleted meanwhile waits for it. One absence serves all.
 */
@Isolated("sends the operator away")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
final class OperatorAbsenceE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final Strategy TRADING = new Strategy("tradewind-quickstart", "aapl-sma");

  private static Namespace namespace;
  private static Namespace ending;
  private static Strategy deleted;
  private static String deletedUid;
  private static String podsBefore;

  @BeforeAll
  static void sendTheOperatorAway() {
    OperatorDeployment.bringBack();
    namespace = Namespace.create("e2e-operator-absence").withPrices("AAPL");
    deleted = buyAndHold(namespace.strategy("deleted"), "Flatten");
    ending = Namespace.create("e2e-namespace-end-alone").withPrices("AAPL");
    Strategy flatten = buyAndHold(ending.strategy("flatten"), "Flatten");
    Strategy keep = buyAndHold(ending.strategy("keep"), "Keep");
    deleted.awaitPosition();
    flatten.awaitPosition();
    keep.awaitPosition();
    TRADING.awaitReady();
    deletedUid = deleted.resource().at("/metadata/uid").asText();
    podsBefore = Fleet.pods(TRADING.namespace());
    OperatorDeployment.sendAway();
    Kubectl.run("-n", namespace.name(), "delete", "ts", deleted.name(), "--wait=false").succeeded();
    ending.startDeletion();
  }

  @AfterAll
  static void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
    namespace.close();
  }

  @Nested
  @Order(1)
  final class WhileItIsAway {

    @Test
    void strategiesTradeOn() {
      awaitBars(TRADING, 20);
    }

    @Test
    void aDeletedStrategyWaitsAndTradesOn() {
      awaitBars(deleted, 20);
      assertThat(deleted.pod().at("/sample/positions/0/quantity").asInt()).isPositive();
      assertThat(deleted.resource().at("/metadata/deletionTimestamp").asText()).isNotBlank();
    }

    /** Nobody closes anything then: the pods are gone before the operator is back. */
    @Test
    void aDeletedNamespaceKeepsNothingButItsStrategies() {
      await()
          .atMost(BOUND)
          .untilAsserted(
              () ->
                  assertThat(left("pods,statefulsets,configmaps,persistentvolumeclaims"))
                      .isBlank());
      assertThat(left("tradingstrategies").lines()).hasSize(2);
    }

    /** The namespace's own ConfigMap of the cluster's certificates is nobody's here. */
    private static String left(String kinds) {
      return ending.objects(kinds, "--field-selector=metadata.name!=kube-root-ca.crt");
    }

    private static void awaitBars(Strategy strategy, int more) {
      int bars = bars(strategy);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(bars(strategy)).isGreaterThan(bars + more));
    }

    private static int bars(Strategy strategy) {
      return strategy.pod().at("/counts/bars").asInt();
    }
  }

  @Nested
  @Order(2)
  final class WhenItIsBack {

    @BeforeAll
    static void bringItBack() {
      OperatorDeployment.bringBack();
    }

    @Test
    void strategiesObeyAndTheirPodsAreTheOnesOfBefore() {
      TRADING.patch("{\"state\":\"Paused\"}");
      TRADING.awaitCondition("Trading", "False", "Paused", Duration.ofMinutes(1));
      TRADING.patch("{\"state\":\"Running\"}");
      TRADING.awaitCondition("Trading", "True", "Trading");
      assertThat(Fleet.pods(TRADING.namespace())).isEqualTo(podsBefore);
    }

    @Test
    void theDeletedStrategyIsClosedAndGoesInOrder() {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(namespace.objects("tradingstrategies")).isBlank());
      String label = "-ltradewind.dev/strategy=" + deleted.name();
      assertThat(namespace.objects("statefulsets,pods,configmaps,secrets", label)).isBlank();
      assertThat(namespace.objects("persistentvolumeclaims", label).lines()).hasSize(1);
      assertThat(eventsOf(deletedUid)).as("closed before it went").contains("Nothing is open");
    }

    @Test
    void theDeletedNamespaceGoes() {
      ending.awaitGone(BOUND);
    }

    private static String eventsOf(String uid) {
      return Kubectl.run(
              "-n",
              namespace.name(),
              "get",
              "events",
              "--field-selector=involvedObject.uid=" + uid,
              "-o",
              "jsonpath={.items[*].message}")
          .succeeded()
          .out();
    }
  }

  private static Strategy buyAndHold(Strategy strategy, String onDelete) {
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: buy-and-hold\nonDelete: %s\n".formatted(onDelete)
                    + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    return strategy;
  }
}
