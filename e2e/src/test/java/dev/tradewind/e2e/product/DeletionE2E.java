package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deleting is trading: the position is closed first, and what is left is what was asked for. */
final class DeletionE2E {

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-deletion").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @ParameterizedTest
  @CsvSource({
    "flatten-retain, Flatten, Retain, background",
    "flatten-delete, Flatten, Delete, foreground",
    "keep-retain, Keep, Retain, orphan"
  })
  void leavesOnlyTheLedgerThatIsToBeKept(
      String name, String onDelete, String retain, String cascade) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: buy-and-hold\nonDelete: %s\nstorage: {retain: %s}\n"
                        .formatted(onDelete, retain)
                    + Strategy.replay("AAPL", 432_000, true)))
        .succeeded();
    strategy.awaitPosition();

    strategy.delete("--cascade=" + cascade);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(objectsOf(name, "statefulsets,pods,configmaps,secrets"))
                    .as("objects left behind")
                    .isBlank());
    boolean kept = retain.equals("Retain");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(objectsOf(name, "persistentvolumeclaims").isBlank()).isEqualTo(!kept));
  }

  @Test
  void withoutAnOperatorItWaitsAndIsDoneInOrderWhenOneIsBack() {
    Strategy strategy = namespace.strategy("unattended");
    Kubectl.apply(
            Strategy.manifest(
                strategy, "AAPL", "algo: buy-and-hold\n" + Strategy.replay("AAPL", 432_000, true)))
        .succeeded();
    strategy.awaitPosition();
    String uid = strategy.resource().at("/metadata/uid").asText();
    try {
      OperatorDeployment.sendAway();
      Kubectl.run("-n", namespace.name(), "delete", "ts", "unattended", "--wait=false").succeeded();

      int bars = strategy.pod().at("/counts/bars").asInt();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(strategy.pod().at("/counts/bars").asInt()).isGreaterThan(bars + 20));
      assertThat(strategy.pod().at("/sample/positions/0/quantity").asInt()).isPositive();
      assertThat(strategy.resource().at("/metadata/deletionTimestamp").asText()).isNotBlank();
    } finally {
      OperatorDeployment.bringBack();
    }

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run(
                                "-n",
                                namespace.name(),
                                "get",
                                "ts",
                                "unattended",
                                "--ignore-not-found")
                            .succeeded()
                            .out())
                    .isBlank());
    assertThat(objectsOf("unattended", "statefulsets,pods,configmaps,secrets")).isBlank();
    assertThat(eventsOf(uid)).as("closed before it went").contains("Nothing is open");
    assertThat(objectsOf("unattended", "persistentvolumeclaims").lines()).hasSize(1);
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

  private static String objectsOf(String name, String kinds) {
    return Kubectl.run(
            "-n",
            namespace.name(),
            "get",
            kinds,
            "-l",
            "tradewind.dev/strategy=" + name,
            "--no-headers",
            "--ignore-not-found")
        .succeeded()
        .out();
  }
}
