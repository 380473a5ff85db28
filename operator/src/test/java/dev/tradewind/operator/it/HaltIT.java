package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.api.v1alpha1.TradingState;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Halts and latches: whatever is strictest is in force, and lifting it is an act of its own. */
final class HaltIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aHaltStopsWhatItPicksAndReleasesItWhenItGoes() {
    FakeBook halted = trading("aapl-sma");
    FakeBook other = trading("ibm-sma");

    halt("news", names("aapl-sma"), HaltLevel.Halted);
    awaitInForce("news", 1);
    assertThat(halted.state()).isEqualTo(BookState.Halted);
    assertThat(world.status("aapl-sma").effectiveState())
        .isEqualTo(new EffectiveState(TradingState.Halted, "Halt/news"));
    assertThat(world.condition("aapl-sma", ConditionType.Trading).message()).contains("the test");
    assertThat(other.state()).isEqualTo(BookState.Running);

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 2);
    assertThat(halted.state()).isEqualTo(BookState.Halted);

    halts("news").delete();
    World.soon().until(() -> halted.state() == BookState.Paused);
  }

  @Test
  void aHaltFlattensAndPicksAlsoWhatComesLater() {
    FakeBook first = trading("aapl-sma");
    first.position = new BigDecimal("100");
    halt("panic", new TradingHaltSpec(everything(), null, HaltLevel.Flat, "the test"));
    awaitInForce("panic", 1);
    assertThat(first.position).isEqualByComparingTo("0");

    world.create("ibm-sma");
    awaitInForce("panic", 2);
    assertThat(world.kubelet.book("ibm-sma").commands())
        .allMatch(
            c -> !(c instanceof ControlCommand.SetState set) || set.state() == BookState.Flat);
  }

  /** Whoever may change a strategy may change its labels, and lifts no halt by that. */
  @Test
  void aLabelThatComesIsHaltedAtOnceAndOneThatGoesLiftsNothing() {
    world.close();
    world = new World(Map.of("sample-interval", "10m"));
    FakeBook book = trading("aapl-sma");
    var desk = new StrategySelector(Map.of("desk", "a"), null);
    halt("desk-a", new TradingHaltSpec(desk, null, HaltLevel.Halted, "the test"));
    awaitInForce("desk-a", 0);

    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":\"a\"}}}");
    awaitInForce("desk-a", 1);
    assertThat(book.state()).isEqualTo(BookState.Halted);

    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":null}}}");
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 2);
    awaitInForce("desk-a", 1);
    assertThat(book.state()).isEqualTo(BookState.Halted);

    halts("desk-a").delete();
    World.soon().until(() -> book.state() == BookState.Paused);
  }

  @Test
  void aHaltOfTheSameNameThatIsAboutAnotherHoldsNobodyElse() {
    FakeBook book = trading("aapl-sma");
    halt("news", names("aapl-sma"), HaltLevel.Halted);
    awaitInForce("news", 1);
    world.stopOperator();
    halts("news").delete();
    halt("news", names("ibm-sma"), HaltLevel.Halted);
    world.startOperator();

    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aHaltThatWaitsNamesWhoDoesNotObey() {
    FakeBook book = trading("aapl-sma");
    book.flattens = false;
    book.position = new BigDecimal("100");

    halt("panic", names("aapl-sma"), HaltLevel.Flat);
    World.soon().until(() -> "Flat".equals(book.state().name()));
    World.soon()
        .untilAsserted(
            () -> {
              assertThat(halts("panic").get().getStatus().pending()).containsExactly("aapl-sma");
              assertThat(inForce("panic").reason()).isEqualTo("Waiting");
            });

    book.flatten();
    awaitInForce("panic", 1);
  }

  @Test
  void ofTwoHaltsTheStricterCounts() {
    FakeBook book = trading("aapl-sma");
    halt("one", names("aapl-sma"), HaltLevel.Halted);
    halt("two", names("aapl-sma"), HaltLevel.Flat);
    awaitInForce("two", 1);

    halts("two").delete();
    World.soon().until(() -> book.state() == BookState.Halted);
    halts("one").delete();
    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aHaltIsFixedAndSaysWhatItPicks() {
    halt("news", names("aapl-sma"), HaltLevel.Halted);
    refused(
        () ->
            halts("news")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"names\":[\"x\"]}}"),
        "a halt cannot be changed");
    refused(
        () -> halt("both", new TradingHaltSpec(everything(), List.of("x"), HaltLevel.Flat, "x")),
        "exactly one of spec.selector and spec.names");
    refused(
        () -> halt("none", new TradingHaltSpec(null, null, HaltLevel.Flat, "x")),
        "exactly one of spec.selector and spec.names");
  }

  @Test
  void aHaltDoesNotQueueBehindReconciles() {
    FakeBook book = trading("aapl-sma");
    world.gate.shut();
    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":\"a\"}}}");
    world.patch("aapl-sma", "{\"spec\":{\"capital\":{\"amount\":\"100001\"}}}");
    world.gate.awaitHeld();

    halt("news", names("aapl-sma"), HaltLevel.Halted);
    World.soon().until(() -> book.state() == BookState.Halted);
    assertThat(world.status("aapl-sma").effectiveState().state()).isEqualTo(TradingState.Running);

    world.gate.open();
    awaitInForce("news", 1);
    assertThat(book.commands().stream().filter(ControlCommand.SetState.class::isInstance))
        .hasSize(2);
  }

  @Test
  void aLatchIsShownAndReleasedByItsIdOnly() {
    FakeBook book = trading("aapl-sma");
    book.latch(
        new Latch("l-7", HaltLevel.Halted, LatchCause.DailyLoss, "Too much was lost", "2026"));
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "DailyLoss");
    assertThat(world.condition("aapl-sma", ConditionType.RiskBreached).message())
        .contains("spec.resumeHaltId to l-7");
    assertThat(world.status("aapl-sma").latch().id()).isEqualTo("l-7");
    assertThat(world.status("aapl-sma").effectiveState().because()).isEqualTo("Latch/DailyLoss");

    world.patch("aapl-sma", "{\"spec\":{\"resumeHaltId\":\"l-6\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 2);
    assertThat(book.state()).isEqualTo(BookState.Halted);

    world.patch("aapl-sma", "{\"spec\":{\"resumeHaltId\":\"l-7\"}}");
    World.soon().until(() -> book.state() == BookState.Running);
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "WithinLimits");
    assertThat(world.status("aapl-sma").latch()).isNull();

    book.latch(new Latch("l-8", HaltLevel.Halted, LatchCause.DailyLoss, "Again", "2026"));
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "DailyLoss");
    assertThat(book.state()).isEqualTo(BookState.Halted);
  }

  @Test
  void aStrategyUnderAFlatHaltIsDeletedWithoutItsPosition() {
    FakeBook book = trading("aapl-sma");
    world.patch("aapl-sma", "{\"spec\":{\"onDelete\":\"Keep\"}}");
    book.position = new BigDecimal("100");
    book.flattens = false;
    halt("panic", names("aapl-sma"), HaltLevel.Flat);
    World.soon().until(() -> book.state() == BookState.Flat);

    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "Flattening");
    book.flatten();
    world.awaitGone("aapl-sma");
  }

  private FakeBook trading(String name) {
    world.create(name);
    world.awaitSettled(name);
    return world.kubelet.book(name);
  }

  private static StrategySelector everything() {
    return new StrategySelector(null, null);
  }

  private static List<String> names(String... names) {
    return List.of(names);
  }

  private void halt(String name, List<String> names, HaltLevel level) {
    halt(name, new TradingHaltSpec(null, names, level, "the test"));
  }

  private void halt(String name, TradingHaltSpec spec) {
    TradingHalt halt = new TradingHalt();
    halt.getMetadata().setName(name);
    halt.getMetadata().setNamespace(world.namespace);
    halt.setSpec(spec);
    world.admin.resource(halt).create();
  }

  private Resource<TradingHalt> halts(String name) {
    return world.admin.resources(TradingHalt.class).inNamespace(world.namespace).withName(name);
  }

  private Condition inForce(String name) {
    return halts(name).get().getStatus().conditions().getFirst();
  }

  private void awaitInForce(String name, int strategies) {
    World.soon()
        .untilAsserted(
            () -> {
              var status = halts(name).get().getStatus();
              assertThat(status).isNotNull();
              assertThat(status.selected()).isEqualTo(strategies);
              assertThat(status.obeyed()).isEqualTo(strategies);
              assertThat(inForce(name).holds()).isTrue();
            });
  }

  private static void refused(Runnable act, String sentence) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(act::run))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(sentence);
  }
}
