package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.api.v1alpha1.TradingState;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Takes one strategy through situations, and sees that each is what must be. One thread's. */
final class Walker {
  static final BigDecimal POSITION = new BigDecimal("100");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final World world;
  private final String name;
  private final FakeBook book;
  private Situation at = new Situation(DesiredState.Running, null, false);
  private String halt;
  private int acts;

  Walker(World world, String name, OnDelete onDelete) {
    this.world = world;
    this.name = name;
    this.book = world.kubelet.book(name);
    world.create(name, spec -> spec.withOnDelete(onDelete));
    // Dozens of lives begin at once.
    World.soon().atMost(PATIENCE).until(() -> world.condition(name, ConditionType.Ready).holds());
    trade();
  }

  FakeBook book() {
    return book;
  }

  /** It has a position again, where it may. */
  void trade() {
    if (at.expected(true) == TradingState.Running) {
      book.position = POSITION;
    }
  }

  void goTo(Situation next) {
    if (next.latched() != at.latched()) {
      if (at.state() == DesiredState.Suspended) {
        step(at.state(DesiredState.Paused));
      }
      latch(next.latched());
    }
    step(next);
  }

  private void latch(boolean latched) {
    if (latched) {
      acts++;
      book.latch(
          new Latch(
              "l-" + acts, LatchLevel.Halted, LatchCause.DailyLoss, "Too much was lost", "2026"));
    } else {
      String id = world.status(name).latch().id();
      world.patch(name, "{\"spec\":{\"resumeHaltId\":\"%s\"}}".formatted(id));
    }
    at = new Situation(at.state(), at.halt(), latched);
    world.awaitStatus(name, status -> (status.latch() != null) == latched);
    awaitInForce();
  }

  private void step(Situation next) {
    if (next.halt() != at.halt()) {
      liftHalt();
      setHalt(next.halt());
    }
    if (next.state() != at.state()) {
      world.patch(name, "{\"spec\":{\"state\":\"%s\"}}".formatted(next.state()));
    }
    at = next;
    awaitInForce();
  }

  private void liftHalt() {
    if (at.halt() != null) {
      world.admin.resources(TradingHalt.class).inNamespace(world.namespace).withName(halt).delete();
    }
  }

  private void setHalt(HaltLevel level) {
    if (level != null) {
      acts++;
      halt = name + "-" + acts;
      TradingHalt next = new TradingHalt();
      next.getMetadata().setName(halt);
      next.getMetadata().setNamespace(world.namespace);
      next.setSpec(new TradingHaltSpec(null, List.of(name), level, "the test"));
      world.admin.resource(next).create();
    }
  }

  private void awaitInForce() {
    World.soon().atMost(PATIENCE).untilAsserted(this::inForce);
  }

  private void inForce() {
    boolean empty = book.position.signum() == 0;
    TradingState expected = at.expected(empty);
    assertThat(world.status(name).effectiveState().state())
        .as("%s in %s", name, at)
        .isEqualTo(expected);
    StatefulSet set =
        world.admin.apps().statefulSets().inNamespace(world.namespace).withName(name).get();
    int replicas = expected == TradingState.Suspended ? 0 : 1;
    assertThat(set.getSpec().getReplicas())
        .as("replicas of %s in %s", name, at)
        .isEqualTo(replicas);
    if (expected != TradingState.Suspended) {
      assertThat(book.state()).as("the pod of %s in %s", name, at).isEqualTo(commanded(expected));
      assertThat(book.told)
          .as("what the pod of %s in %s is told, apart from its latch", name, at)
          .isEqualTo(commanded(at.unlatched().expected(empty)));
    }
    if (at.closes()) {
      assertThat(book.position).as("position of %s in %s", name, at).isZero();
    }
  }

  private static BookState commanded(TradingState state) {
    return state == TradingState.Suspended ? BookState.Paused : BookState.valueOf(state.name());
  }

  void delete() {
    world.resource(name).delete();
    World.soon().atMost(PATIENCE).until(() -> world.resource(name).get() == null);
  }
}
