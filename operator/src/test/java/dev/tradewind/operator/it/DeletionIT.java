package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** S11: deleting is trading. */
final class DeletionIT {
  private World world = new World(Map.of("deletion-timeout", "2s"));

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void thePositionIsClosedAndProvenBeforeAnythingGoes() {
    FakeBook book = trading("aapl-sma", OnDelete.Flatten);
    book.flattens = false;

    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "TimedOut");
    assertThat(world.condition("aapl-sma", ConditionType.Deleting).message())
        .contains("tradewind.dev/abandon=");
    assertThat(
            world
                .admin
                .apps()
                .statefulSets()
                .inNamespace(world.namespace)
                .withName("aapl-sma")
                .get())
        .isNotNull();

    book.flatten();
    world.awaitGone("aapl-sma");
    assertThat(book.commands().getLast()).isInstanceOf(ControlCommand.Stop.class);
    assertNothingIsLeft();
    assertThat(world.admin.persistentVolumeClaims().inNamespace(world.namespace).list().getItems())
        .hasSize(1);
  }

  @Test
  void keepLeavesThePositionInTheLedger() {
    FakeBook book = trading("aapl-sma", OnDelete.Keep);

    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");

    assertThat(book.position).isEqualByComparingTo("100");
    assertThat(book.commands())
        .noneMatch(
            c -> c instanceof ControlCommand.SetState set && set.state().name().equals("Flat"));
    assertNothingIsLeft();
  }

  /** Whoever asks for it: a halt ({@link HaltIT}), the pod's own latch, the spec. */
  @Test
  void keepUnderAFlatLatchClosesThePositionFirst() {
    FakeBook book = trading("aapl-sma", OnDelete.Keep);
    book.flattens = false;
    book.latch(new Latch("bg-1", LatchLevel.Flat, LatchCause.BreakGlass, "out", "2026"));
    world.awaitStatus("aapl-sma", s -> s.effectiveState().state() == TradingState.Flat);

    deletesWhenFlat(book);
  }

  @Test
  void keepWhileTheSpecClosesThePositionLetsItFinish() {
    FakeBook book = trading("aapl-sma", OnDelete.Keep);
    book.flattens = false;
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    World.soon().until(() -> book.state() == BookState.Flat);

    deletesWhenFlat(book);
  }

  private void deletesWhenFlat(FakeBook book) {
    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "Flattening");
    World.soon()
        .during(Duration.ofSeconds(1))
        .until(() -> world.resource("aapl-sma").get() != null && !book.stopped);
    book.flatten();
    world.awaitGone("aapl-sma");
    assertThat(book.position).isEqualByComparingTo("0");
  }

  /** An object that somebody else has made in the way stops no deletion. */
  @Test
  void aStrategyWhoseObjectsAreRefusedIsClosedAndGoes() {
    FakeBook book = trading("aapl-sma", OnDelete.Flatten);
    book.flattens = false;
    world.stopOperator();
    world.takeServiceAccount();
    world.startOperator();
    world.awaitReason("aapl-sma", ConditionType.Degraded, "ObjectRefused");

    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "Flattening");
    world.awaitReason("aapl-sma", ConditionType.Degraded, "ObjectRefused");
    assertThat(book.state()).isEqualTo(BookState.Flat);
    book.flatten();
    world.awaitGone("aapl-sma");
    assertThat(book.commands().getLast()).isInstanceOf(ControlCommand.Stop.class);
  }

  @Test
  void aDeletionWithoutProofIsAbandonedOnRequestOnly() {
    FakeBook book = trading("aapl-sma", OnDelete.Flatten);
    book.flattens = false;
    String uid = world.resource("aapl-sma").get().getMetadata().getUid();
    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "TimedOut");

    world.patch(
        "aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/abandon\":\"another\"}}}");
    World.soon()
        .during(Duration.ofSeconds(2))
        .until(() -> world.resource("aapl-sma").get() != null);
    world.patch(
        "aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/abandon\":\"" + uid + "\"}}}");

    world.awaitGone("aapl-sma");
    assertNothingIsLeft();
  }

  @Test
  void aPodThatNeverCameUpHasNothingToClose() {
    world.kubelet.starts(false);
    world.create("aapl-sma");
    world.awaitReason("aapl-sma", ConditionType.Progressing, "StartingNew");

    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");
    assertNothingIsLeft();
  }

  @Test
  void aPodThatIsDownMustComeUpToCloseItsPosition() {
    FakeBook book = trading("aapl-sma", OnDelete.Flatten);
    world.kubelet.starts(false);
    world
        .admin
        .pods()
        .inNamespace(world.namespace)
        .withName("aapl-sma-0")
        .withGracePeriod(0)
        .delete();
    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "TimedOut");

    world.kubelet.starts(true);
    world.awaitGone("aapl-sma");
    assertThat(book.position).isEqualByComparingTo("0");
  }

  @Test
  void aSuspendedStrategyIsDeletedWithoutAPod() {
    world.create("idle", spec -> spec.withState(DesiredState.Suspended));
    world.awaitReason("idle", ConditionType.Trading, "Suspended");

    world.resource("idle").delete();
    world.awaitGone("idle");
    assertThat(world.kubelet.book("idle").epoch()).isZero();
  }

  @Test
  void sharedObjectsStayForTheOtherStrategies() {
    trading("first", OnDelete.Keep);
    world.create("second");
    world.awaitSettled("second");

    world.resource("first").delete();
    world.awaitGone("first");

    assertThat(world.admin.services().inNamespace(world.namespace).list().getItems()).hasSize(1);
  }

  @Test
  void whatIsSharedGoesWithTheLastAlsoWhenSeveralLeaveTogether() {
    List<String> names = List.of("one", "two", "three", "four");
    names.forEach(name -> trading(name, OnDelete.Keep));

    world.admin.resources(TradingStrategy.class).inNamespace(world.namespace).delete();
    names.forEach(world::awaitGone);

    assertNothingIsLeft();
  }

  @Test
  void theClaimGoesWithTheStrategyWhereThatIsAskedFor() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.patch("aapl-sma", "{\"spec\":{\"storage\":{\"retain\":\"Delete\"}}}");

    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");

    // The claim's own protection keeps the object until the pod, which has no kubelet here, is
    // gone.
    World.soon()
        .until(
            () ->
                world
                    .admin
                    .persistentVolumeClaims()
                    .inNamespace(world.namespace)
                    .list()
                    .getItems()
                    .stream()
                    .allMatch(claim -> claim.getMetadata().getDeletionTimestamp() != null));
  }

  private FakeBook trading(String name, OnDelete onDelete) {
    world.create(name, spec -> spec.withOnDelete(onDelete));
    world.awaitSettled(name);
    FakeBook book = world.kubelet.book(name);
    book.position = new BigDecimal("100");
    world.awaitStatus(name, s -> "100".equals(s.sample().positionSummary()));
    return book;
  }

  private void assertNothingIsLeft() {
    World.soon()
        .untilAsserted(
            () -> {
              var ns = world.namespace;
              assertThat(world.admin.apps().statefulSets().inNamespace(ns).list().getItems())
                  .isEmpty();
              assertThat(world.admin.pods().inNamespace(ns).list().getItems()).isEmpty();
              assertThat(world.admin.secrets().inNamespace(ns).list().getItems()).isEmpty();
              assertThat(
                      world
                          .admin
                          .configMaps()
                          .inNamespace(ns)
                          .withLabel("app.kubernetes.io/part-of")
                          .list()
                          .getItems())
                  .isEmpty();
              assertThat(world.admin.services().inNamespace(ns).list().getItems()).isEmpty();
              assertThat(
                      world
                          .admin
                          .network()
                          .v1()
                          .networkPolicies()
                          .inNamespace(ns)
                          .list()
                          .getItems())
                  .isEmpty();
            });
  }
}
