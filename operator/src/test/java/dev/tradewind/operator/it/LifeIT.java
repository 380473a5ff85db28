package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.TradingState;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LifeIT {
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
  void aStrategyComesUpAndTrades() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");

    var status = world.status("aapl-sma");
    assertThat(status.phase()).isEqualTo("Trading");
    assertThat(status.symbolSummary()).isEqualTo("AAPL");
    assertThat(status.effectiveState().state()).isEqualTo(TradingState.Running);
    assertThat(status.trading().image()).isEqualTo(TestSettings.IMAGE);
    assertThat(status.trading().epoch()).isEqualTo(1);
    assertThat(status.sample().positionSummary()).isEqualTo("0");
    assertThat(status.sample().equity()).isEqualTo("100000");
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.conditions())
        .extracting(Condition::type)
        .containsExactly(
            "Ready", "SpecValid", "Trading", "Progressing", "RiskBreached", "Degraded");
  }

  @Test
  void flatClosesThePositionAndShowsIt() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.book("aapl-sma").position = new BigDecimal("100");
    world.awaitStatus("aapl-sma", s -> "100".equals(s.sample().positionSummary()));

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");

    world.awaitStatus(
        "aapl-sma", s -> "0".equals(s.sample().positionSummary()) && "Flat".equals(s.phase()));
    assertThat(world.status("aapl-sma").effectiveState().state()).isEqualTo(TradingState.Flat);
    assertThat(world.condition("aapl-sma", ConditionType.Trading).reason()).isEqualTo("Flat");
  }

  @Test
  void suspendedWaitsForThePositionThenHasNoPodAndComesBack() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    var book = world.kubelet.book("aapl-sma");
    book.position = new BigDecimal("100");
    world.awaitStatus("aapl-sma", s -> "100".equals(s.sample().positionSummary()));

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Suspended\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "PositionOpen");
    assertThat(world.status("aapl-sma").effectiveState().state()).isEqualTo(TradingState.Paused);

    book.flatten();
    world.awaitReason("aapl-sma", ConditionType.Trading, "Suspended");
    World.soon()
        .until(() -> world.admin.pods().inNamespace(world.namespace).list().getItems().isEmpty());
    assertThat(world.condition("aapl-sma", ConditionType.Ready).holds()).isTrue();

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Running\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Trading");
    assertThat(book.epoch()).isEqualTo(2);
  }

  @Test
  void aNewSuspendedStrategyNeverHasAPod() {
    world.create("idle", spec -> spec.withState(DesiredState.Suspended));
    world.awaitReason("idle", ConditionType.Trading, "Suspended");

    assertThat(world.kubelet.book("idle").epoch()).isZero();
    assertThat(world.status("idle").phase()).isEqualTo("Suspended");
  }

  @Test
  void aChangeStopsTheOldPodBeforeTheNewOneStarts() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    String before = world.status("aapl-sma").trading().specHash();

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus("aapl-sma", s -> !before.equals(s.trading().specHash()));
    world.awaitSettled("aapl-sma");

    var book = world.kubelet.book("aapl-sma");
    assertThat(book.commands()).anyMatch(c -> c instanceof ControlCommand.Stop);
    assertThat(book.epoch()).isEqualTo(2);
    assertThat(book.state()).isEqualTo(BookState.Running);
    World.soon()
        .untilAsserted(
            () ->
                assertThat(
                        world
                            .admin
                            .configMaps()
                            .inNamespace(world.namespace)
                            .withLabel("tradewind.dev/strategy")
                            .list()
                            .getItems())
                    .hasSize(1));
  }

  @Test
  void capitalIsADepositAndNoRestart() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");

    world.patch("aapl-sma", "{\"spec\":{\"capital\":{\"amount\":\"120000\"}}}");

    var book = world.kubelet.book("aapl-sma");
    World.soon().until(() -> book.capital.compareTo(new BigDecimal("120000")) == 0);
    assertThat(book.epoch()).isEqualTo(1);
  }

  @Test
  void moreCapitalThanIsFreeIsNotTakenOut() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.book("aapl-sma").free = new BigDecimal("90000");

    world.patch("aapl-sma", "{\"spec\":{\"capital\":{\"amount\":\"50000\"}}}");

    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");
    assertThat(world.condition("aapl-sma", ConditionType.SpecValid).message())
        .contains("spec.capital.amount");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Trading");
  }

  @Test
  void aDeletedPodComesBackAndGoesOn() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");

    world
        .admin
        .pods()
        .inNamespace(world.namespace)
        .withName("aapl-sma-0")
        .withGracePeriod(0)
        .delete();

    world.awaitStatus("aapl-sma", s -> s.trading().epoch() == 2);
    world.awaitReason("aapl-sma", ConditionType.Trading, "Trading");
  }
}
