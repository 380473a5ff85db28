package dev.tradewind.e2e.product;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A namespace that is deleted with strategies in it goes away; without an operator: {@link
 * OperatorAbsenceE2E}.
 */
final class NamespaceEndE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;

  @Test
  void itGoesWhileTheOperatorIsThere() {
    Namespace namespace = Namespace.create("e2e-namespace-end").withPrices("AAPL");
    Strategy flatten = buyAndHold(namespace.strategy("flatten"), "Flatten");
    Strategy keep = buyAndHold(namespace.strategy("keep"), "Keep");
    flatten.awaitPosition();
    keep.awaitPosition();

    namespace.startDeletion();

    namespace.awaitGone(Duration.ofMinutes(2));
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
