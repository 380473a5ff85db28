package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deleting is trading: the position is closed first, and what is left is what was asked for.
 * Without an operator: {@link OperatorAbsenceE2E}.
 */
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

  private static String objectsOf(String name, String kinds) {
    return namespace.objects(kinds, "-ltradewind.dev/strategy=" + name);
  }
}
