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

  private static final String PROTECTION = "kubernetes.io/pvc-protection";

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

  /** The status is lost, and the StatefulSet too: the claim still says that there was a book. */
  @Test
  void aClaimSpeaksAgainstABookThatWasNeverOpened() {
    world.stopOperator();
    world.kubelet.starts(false);
    world.admin.apps().statefulSets().inNamespace(world.namespace).withName(NAME).delete();
    World.soon()
        .until(
            () ->
                world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0").get()
                    == null);
    world
        .resource(NAME)
        .editStatus(
            s -> {
              s.setStatus(null);
              return s;
            });
    world.startOperator();
    world.awaitStatus(NAME, s -> s.trading() != null);
    world.resource(NAME).delete();
    World.soon().during(Duration.ofSeconds(4)).until(() -> world.resource(NAME).get() != null);
  }

  /** The claim is held by the pod; whoever stops the pod throws the ledger away. */
  @Test
  void aClaimThatIsBeingDeletedKeepsItsPod() {
    String claim =
        world
            .admin
            .persistentVolumeClaims()
            .inNamespace(world.namespace)
            .list()
            .getItems()
            .getFirst()
            .getMetadata()
            .getName();
    var claims = world.admin.persistentVolumeClaims().inNamespace(world.namespace);
    claims
        .withName(claim)
        .edit(c -> c.edit().editMetadata().addToFinalizers(PROTECTION).endMetadata().build());
    claims.withName(claim).delete();
    world.awaitReason(NAME, ConditionType.Degraded, "ClaimTerminating");
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus(NAME, s -> s.observedGeneration() == 2);
    world.patch(NAME, "{\"spec\":{\"state\":\"Suspended\"}}");
    book.position = BigDecimal.ZERO;
    world.awaitStatus(NAME, s -> s.observedGeneration() == 3);
    World.soon().during(Duration.ofSeconds(3)).until(() -> !book.stopped);
    claims
        .withName(claim)
        .edit(c -> c.edit().editMetadata().withFinalizers(List.of()).endMetadata().build());
  }
}
