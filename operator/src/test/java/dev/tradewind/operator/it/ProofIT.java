package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingState;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S11: that a book holds nothing is proven, never guessed from what is missing. */
final class ProofIT {
  private static final String NAME = "aapl-sma";
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  private final World world = new World(Map.of("deletion-timeout", "2s"));
  private FakeBook book;

  @BeforeEach
  void trade() {
    world.create(NAME);
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
    World.soon().until(() -> book.state() == BookState.Running);
    book.position = new BigDecimal("100");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aLostRecordIsNoneForADeletion() {
    loseTheRecordWithThePodDown();
    world.resource(NAME).delete();

    world.awaitReason(NAME, ConditionType.Deleting, "TimedOut");
    world.kubelet.starts(true);
    world.awaitGone(NAME);
    assertThat(book.position).isEqualByComparingTo("0");
  }

  @Test
  void aLostRecordIsNoneForASuspension() {
    loseTheRecordWithThePodDown();
    world.patch(NAME, "{\"spec\":{\"state\":\"Suspended\"}}");

    world.awaitStatus(NAME, s -> s.effectiveState().because().equals("PositionOpen"));
    World.soon()
        .during(A_WHILE)
        .until(() -> world.status(NAME).effectiveState().state() == TradingState.Paused);
  }

  private void loseTheRecordWithThePodDown() {
    world.stopOperator();
    world.kubelet.starts(false);
    String before = pod().get().getMetadata().getUid();
    pod().withGracePeriod(0).delete();
    World.soon()
        .until(() -> pod().get() != null && !pod().get().getMetadata().getUid().equals(before));
    world
        .resource(NAME)
        .editStatus(
            strategy -> {
              strategy.setStatus(null);
              return strategy;
            });
    world.startOperator();
    world.awaitStatus(NAME, s -> s.observedGeneration() != null);
  }

  /** As after a restore of an old backup, which was made of a book that was Flat. */
  @Test
  void aLedgerThatIsNotTheOneThatTradedIsNone() {
    pod().withGracePeriod(0).delete();
    World.soon().until(() -> book.epoch() == 2);
    world.awaitStatus(NAME, s -> Long.valueOf(2).equals(s.trading().epoch()));
    world.awaitSettled(NAME);
    book.restoreEmpty();
    pod().withGracePeriod(0).delete();
    world.awaitReason(NAME, ConditionType.Ready, "LedgerUnavailable");

    world.resource(NAME).delete();
    world.awaitReason(NAME, ConditionType.Deleting, "TimedOut");
    assertThat(book.commands()).noneMatch(ControlCommand.Stop.class::isInstance);
  }

  /** A resumption that got no further than the pod is on no record. */
  @Test
  void aSuspensionThatIsOverIsNone() {
    book.position = BigDecimal.ZERO;
    world.patch(NAME, "{\"spec\":{\"state\":\"Suspended\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Suspended");
    World.soon().until(() -> pod().get() == null);
    world.patch(NAME, "{\"spec\":{\"state\":\"Running\"}}");
    World.soon().until(() -> pod().get() != null);

    assertThat(world.status(NAME).effectiveState().state())
        .as("off the record before there is a pod")
        .isEqualTo(TradingState.Running);
  }

  /** A node that hangs may keep a pod, that trades, for as long as it likes. */
  @Test
  void aPodThatGoesButTradesIsStoppedToo() {
    pod()
        .edit(
            p -> {
              p.getMetadata().getFinalizers().add("example.com/hanging-node");
              return p;
            });
    pod().delete();
    World.soon().until(() -> pod().get().getMetadata().getDeletionTimestamp() != null);
    new TestHalts(() -> world).create("news", List.of(NAME), HaltLevel.Halted);
    World.soon().until(() -> book.state() == BookState.Halted);

    world.patch(NAME, "{\"spec\":{\"onDelete\":\"Keep\"}}");
    world.resource(NAME).delete();
    World.soon().until(() -> book.stopped);
    pod()
        .edit(
            p -> {
              p.getMetadata().setFinalizers(List.of());
              return p;
            });
    world.awaitGone(NAME);
  }

  private PodResource pod() {
    return world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0");
  }
}
