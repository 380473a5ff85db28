package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A ledger that lacks the last process only, or is new when only one has opened the old one: its
 * next process counts up to what is on record.
 */
final class LedgerSetBackIT {
  private static final String NAME = "aapl-sma";

  private final World world = new World(Map.of("stop-timeout", "1s"));
  private FakeBook book;

  /** One process is on record. */
  @BeforeEach
  void trade() {
    world.create(NAME);
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
    world.awaitStatus(NAME, s -> Long.valueOf(1).equals(s.trading().epoch()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void isNotTakenForTheOneThatTraded() {
    suspend();
    book.restoreEmpty();
    int commands = book.commands().size();

    world.patch(NAME, "{\"spec\":{\"state\":\"Running\"}}");

    world.awaitReason(NAME, ConditionType.Ready, "LedgerUnavailable");
    assertThat(world.condition(NAME, ConditionType.Ready).message())
        .contains("1 processes have opened it, and 1 had opened the one that traded");
    assertThat(book.commands()).hasSize(commands);
  }

  @Test
  void isNotTakenByAnotherOperatorEither() {
    world.stopOperator();
    book.restoreEmpty();
    world
        .admin
        .pods()
        .inNamespace(world.namespace)
        .withName(NAME + "-0")
        .withGracePeriod(0)
        .delete();
    World.soon().until(() -> book.epoch() == 1);

    world.startOperator();

    world.awaitReason(NAME, ConditionType.Ready, "LedgerUnavailable");
  }

  @Test
  void theSamePodIsTheSamePodForTheNextOperator() {
    world.stopOperator();
    world.startOperator();

    World.soon()
        .during(Duration.ofSeconds(3))
        .until(
            () -> !world.condition(NAME, ConditionType.Ready).reason().equals("LedgerUnavailable"));
  }

  @Test
  void theOneThatTradedGoesOn() {
    suspend();
    world.patch(NAME, "{\"spec\":{\"state\":\"Running\"}}");

    world.awaitStatus(NAME, s -> Long.valueOf(2).equals(s.trading().epoch()));
    world.awaitSettled(NAME);
  }

  private void suspend() {
    world.patch(NAME, "{\"spec\":{\"state\":\"Suspended\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Suspended");
    World.soon()
        .until(() -> world.admin.pods().inNamespace(world.namespace).list().getItems().isEmpty());
  }
}
