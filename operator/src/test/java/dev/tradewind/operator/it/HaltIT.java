package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.HaltReference;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.api.v1alpha1.TradingState;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Halts and latches: whatever is strictest is in force, and lifting it is an act of its own. */
final class HaltIT {
  private World world;
  private final TestHalts halts = new TestHalts(() -> world);

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

    halts.create("news", names("aapl-sma"), HaltLevel.Halted);
    halts.awaitInForce("news", 1);
    assertThat(halted.state()).isEqualTo(BookState.Halted);
    assertThat(world.status("aapl-sma").effectiveState())
        .isEqualTo(new EffectiveState(TradingState.Halted, "Halt/news"));
    assertThat(world.condition("aapl-sma", ConditionType.Trading).message()).contains("the test");
    assertThat(other.state()).isEqualTo(BookState.Running);

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 2);
    assertThat(halted.state()).isEqualTo(BookState.Halted);

    halts.get("news").delete();
    World.soon().until(() -> halted.state() == BookState.Paused);
  }

  @Test
  void aHaltFlattensAndPicksAlsoWhatComesLater() {
    FakeBook first = trading("aapl-sma");
    first.position = new BigDecimal("100");
    halts.create("panic", new TradingHaltSpec(everything(), null, HaltLevel.Flat, "the test"));
    halts.awaitInForce("panic", 1);
    assertThat(first.position).isEqualByComparingTo("0");

    world.create("ibm-sma");
    halts.awaitInForce("panic", 2);
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
    halts.create("desk-a", new TradingHaltSpec(desk, null, HaltLevel.Halted, "the test"));
    halts.awaitInForce("desk-a", 0);

    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":\"a\"}}}");
    halts.awaitInForce("desk-a", 1);
    assertThat(book.state()).isEqualTo(BookState.Halted);

    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":null}}}");
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 2);
    halts.awaitInForce("desk-a", 1);
    assertThat(book.state()).isEqualTo(BookState.Halted);

    halts.get("desk-a").delete();
    World.soon().until(() -> book.state() == BookState.Paused);
  }

  @Test
  void aHaltOfTheSameNameThatIsAboutAnotherHoldsNobodyElse() {
    FakeBook book = trading("aapl-sma");
    halts.create("news", names("aapl-sma"), HaltLevel.Halted);
    halts.awaitInForce("news", 1);
    world.stopOperator();
    halts.get("news").delete();
    halts.create("news", names("ibm-sma"), HaltLevel.Halted);
    world.startOperator();

    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aHaltThatWaitsNamesWhoDoesNotObey() {
    FakeBook book = trading("aapl-sma");
    book.flattens = false;
    book.position = new BigDecimal("100");

    halts.create("panic", names("aapl-sma"), HaltLevel.Flat);
    World.soon().until(() -> "Flat".equals(book.state().name()));
    World.soon()
        .untilAsserted(
            () -> {
              assertThat(halts.get("panic").get().getStatus().pending())
                  .containsExactly("aapl-sma");
              assertThat(halts.inForce("panic").reason()).isEqualTo("Waiting");
            });

    book.flatten();
    halts.awaitInForce("panic", 1);
  }

  /** A watch that stumbles over it would take the operator with it. */
  @Test
  void peopleMayWriteInTheirOwnLanguage() {
    FakeBook book = trading("aapl-sma");
    String reason = "Börse geschlossen \u2013 取引停止 \uD83D\uDED1";
    halts.create("boerse", new TradingHaltSpec(null, names("aapl-sma"), HaltLevel.Halted, reason));
    halts.awaitInForce("boerse", 1);
    assertThat(world.condition("aapl-sma", ConditionType.Trading).message()).contains(reason);

    halts.get("boerse").delete();
    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void ofTwoHaltsTheStricterCounts() {
    FakeBook book = trading("aapl-sma");
    halts.create("one", names("aapl-sma"), HaltLevel.Halted);
    halts.create("two", names("aapl-sma"), HaltLevel.Flat);
    halts.awaitInForce("two", 1);

    halts.get("two").delete();
    World.soon().until(() -> book.state() == BookState.Halted);
    halts.get("one").delete();
    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aHaltIsFixedAndSaysWhatItPicks() {
    halts.create("news", names("aapl-sma"), HaltLevel.Halted);
    refused(
        () ->
            halts
                .get("news")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"names\":[\"x\"]}}"),
        "a halt cannot be changed");
    refused(
        () ->
            halts.create(
                "both", new TradingHaltSpec(everything(), List.of("x"), HaltLevel.Flat, "x")),
        "exactly one of spec.selector and spec.names");
    refused(
        () -> halts.create("none", new TradingHaltSpec(null, null, HaltLevel.Flat, "x")),
        "exactly one of spec.selector and spec.names");
  }

  @Test
  void aHaltDoesNotQueueBehindReconciles() {
    FakeBook book = trading("aapl-sma");
    world.gate.shut();
    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":\"a\"}}}");
    world.patch("aapl-sma", "{\"spec\":{\"capital\":{\"amount\":\"100001\"}}}");
    world.gate.awaitHeld();

    halts.create("news", names("aapl-sma"), HaltLevel.Halted);
    World.soon().until(() -> book.state() == BookState.Halted);
    assertThat(world.status("aapl-sma").effectiveState().state()).isEqualTo(TradingState.Running);

    world.gate.open();
    halts.awaitInForce("news", 1);
    assertThat(book.commands().stream().filter(ControlCommand.SetState.class::isInstance))
        .hasSize(2);
  }

  @Test
  void aLatchIsShownAndReleasedByItsIdOnly() {
    FakeBook book = trading("aapl-sma");
    book.latch(
        new Latch("l-7", LatchLevel.Halted, LatchCause.DailyLoss, "Too much was lost", "2026"));
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

    book.latch(new Latch("l-8", LatchLevel.Halted, LatchCause.DailyLoss, "Again", "2026"));
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "DailyLoss");
    assertThat(book.state()).isEqualTo(BookState.Halted);
  }

  @Test
  void aPassedLimitIsShownAsLongAsItIsPassed() {
    FakeBook book = trading("aapl-sma");
    book.breach = LatchCause.Drawdown;
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "Drawdown");
    assertThat(world.condition("aapl-sma", ConditionType.RiskBreached).message())
        .contains("spec.risk.maxDrawdownPercent");
    assertThat(world.status("aapl-sma").effectiveState().because()).isEqualTo("Spec");

    book.breach = null;
    world.awaitReason("aapl-sma", ConditionType.RiskBreached, "WithinLimits");
  }

  @Test
  void aStrategyUnderAFlatHaltIsDeletedWithoutItsPosition() {
    FakeBook book = trading("aapl-sma");
    world.patch("aapl-sma", "{\"spec\":{\"onDelete\":\"Keep\"}}");
    book.position = new BigDecimal("100");
    book.flattens = false;
    halts.create("panic", names("aapl-sma"), HaltLevel.Flat);
    World.soon().until(() -> book.state() == BookState.Flat);

    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "Flattening");
    book.flatten();
    world.awaitGone("aapl-sma");
  }

  /** Each of two halts holds by itself, whichever is the stricter. */
  @Test
  void aLabelThatGoesLiftsNoneOfTwoHalts() {
    FakeBook book = tradingOfDesk("a");
    halts.createOfDesk("risk", "a", HaltLevel.Halted);
    halts.awaitInForce("risk", 1);
    halts.createOfDesk("night", "a", HaltLevel.Flat);
    halts.awaitInForce("night", 1);

    loseLabel();
    halts.get("night").delete();

    World.soon().until(() -> book.state() == BookState.Halted);
    halts.awaitInForce("risk", 1);
    assertThat(world.status("aapl-sma").halts())
        .extracting(HaltReference::name)
        .containsExactly("risk");
    halts.get("risk").delete();
    World.soon().until(() -> book.state() == BookState.Running);
    assertThat(world.status("aapl-sma").halts()).isEmpty();
  }

  /** A state that is stricter than the halt hides it, and does not lift it. */
  @Test
  void aStricterStateAndALabelThatGoesLiftNoHalt() {
    FakeBook book = tradingOfDesk("a");
    halts.createOfDesk("risk", "a", HaltLevel.Halted);
    halts.awaitInForce("risk", 1);
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    World.soon().until(() -> book.state() == BookState.Flat);
    world.awaitStatus("aapl-sma", s -> s.effectiveState().because().equals("Spec"));

    loseLabel();
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Running\"}}");

    World.soon().until(() -> book.state() == BookState.Halted);
    halts.awaitInForce("risk", 1);
    assertThat(book.commands().stream().filter(HaltIT::setsRunning)).hasSize(1);
  }

  /** Whoever deletes a strategy lifts no halt by taking its label away. */
  @Test
  void aDeletionAndALabelThatGoesLiftNoFlatHalt() {
    FakeBook book = tradingOfDesk("a");
    world.patch("aapl-sma", "{\"spec\":{\"onDelete\":\"Keep\"}}");
    book.position = new BigDecimal("100");
    book.flattens = false;
    halts.createOfDesk("panic", "a", HaltLevel.Flat);
    World.soon().until(() -> book.state() == BookState.Flat);
    world.awaitStatus("aapl-sma", s -> s.effectiveState().because().equals("Halt/panic"));
    world.resource("aapl-sma").delete();
    world.awaitReason("aapl-sma", ConditionType.Deleting, "Flattening");

    loseLabel();

    World.soon()
        .during(Duration.ofSeconds(3))
        .until(() -> world.resource("aapl-sma").get() != null && book.state() == BookState.Flat);
    book.flatten();
    world.awaitGone("aapl-sma");
  }

  private FakeBook tradingOfDesk(String desk) {
    FakeBook book = trading("aapl-sma");
    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":\"%s\"}}}".formatted(desk));
    return book;
  }

  private void loseLabel() {
    world.patch("aapl-sma", "{\"metadata\":{\"labels\":{\"desk\":null}}}");
  }

  private static boolean setsRunning(ControlCommand command) {
    return command instanceof ControlCommand.SetState set && set.state() == BookState.Running;
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

  private static void refused(Runnable act, String sentence) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(act::run))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(sentence);
  }

  /** Whoever names one that is not there meant another. */
  @Test
  void aNameThatIsNoStrategysIsTold() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    halts.create("news", List.of("aapl-sma", "ibm-tpyo"), HaltLevel.Halted);
    halts.awaitInForce("news", 1);
    assertThat(halts.get("news").get().getStatus().conditions().getFirst().message())
        .isEqualTo("There is no strategy called ibm-tpyo.");
  }
}
