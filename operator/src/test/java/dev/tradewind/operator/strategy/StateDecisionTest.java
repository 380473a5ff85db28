package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StateDecisionTest {
  private static final Verdict INVALID = Verdict.unknownAlgo("no such algo");

  @ParameterizedTest
  @EnumSource(value = DesiredState.class, names = "Suspended", mode = EnumSource.Mode.EXCLUDE)
  void aValidSpecHasTheSay(DesiredState wanted) {
    var seen = new Scene().wants(wanted).recorded(TradingState.Running, 1L).seen();

    assertThat(StateDecision.living(seen, Verdict.VALID))
        .isEqualTo(new EffectiveState(TradingState.valueOf(wanted.name()), "Spec"));
  }

  @ParameterizedTest(name = "invalid, in force {0}, wanted {1}: {2}")
  @CsvSource({
    "Running, Running, Running",
    "Running, Paused, Paused",
    "Running, Flat, Flat",
    "Paused, Running, Paused",
    "Paused, Flat, Flat",
    "Halted, Running, Halted",
    "Halted, Flat, Flat",
    "Flat, Running, Flat",
    "Flat, Paused, Flat"
  })
  void anInvalidSpecIsObeyedInTheStricterDirectionOnly(
      TradingState inForce, DesiredState wanted, TradingState effective) {
    var seen = new Scene().wants(wanted).recorded(inForce, 1L).seen();

    assertThat(StateDecision.living(seen, INVALID).state()).isEqualTo(effective);
  }

  @ParameterizedTest(name = "spec {0}, halt {1}, latch {2}: {3} because {4}")
  @CsvSource({
    "Running, Halted, , Halted, Halt/news",
    "Running, Flat, , Flat, Halt/news",
    "Running, , Halted, Halted, Latch/DailyLoss",
    "Running, Halted, Flat, Flat, Latch/DailyLoss",
    "Running, Flat, Halted, Flat, Halt/news",
    "Running, Flat, Flat, Flat, Halt/news",
    "Paused, Halted, Halted, Halted, Halt/news",
    "Flat, Halted, Halted, Flat, Spec",
    "Flat, Flat, , Flat, Halt/news",
    "Paused, , , Paused, Spec",
  })
  void theStrictestHasTheSay(
      DesiredState wanted,
      HaltLevel halt,
      LatchLevel latch,
      TradingState effective,
      String because) {
    var scene =
        new Scene()
            .wants(wanted)
            .recorded(TradingState.Running, 1L)
            .pod(BookState.Running, TradingReason.Trading, "100");
    if (halt != null) {
      scene.halted("news", halt);
    }
    if (latch != null) {
      scene.latched(new Latch("l-1", latch, LatchCause.DailyLoss, "Too much was lost", ""));
    }

    assertThat(StateDecision.living(scene.seen(), Verdict.VALID))
        .isEqualTo(new EffectiveState(effective, because));
  }

  @Test
  void aReleasedLatchHasNoSay() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Halted, 1L)
            .pod(BookState.Running, TradingReason.Trading, "100")
            .latched(new Latch("l-2", LatchLevel.Halted, LatchCause.Drawdown, "Too deep", ""));

    assertThat(StateDecision.living(scene.releasing("l-1").seen(), Verdict.VALID).state())
        .isEqualTo(TradingState.Halted);
    assertThat(StateDecision.living(scene.releasing("l-2").seen(), Verdict.VALID))
        .isEqualTo(new EffectiveState(TradingState.Running, "Spec"));
    assertThat(StateDecision.living(scene.seen(), INVALID).state()).isEqualTo(TradingState.Halted);
  }

  @Test
  void aSuspendedStrategyStaysWithoutAPodUnderAHalt() {
    var seen =
        new Scene()
            .wants(DesiredState.Suspended)
            .recorded(TradingState.Suspended, 1L)
            .halted("news", HaltLevel.Flat)
            .seen();

    assertThat(StateDecision.living(seen, Verdict.VALID).state()).isEqualTo(TradingState.Suspended);
  }

  @Test
  void anOpenPositionIsHaltedAlsoWhereSuspendedIsAskedFor() {
    var scene =
        new Scene()
            .wants(DesiredState.Suspended)
            .recorded(TradingState.Paused, 1L)
            .pod(BookState.Paused, TradingReason.Paused, "100")
            .halted("news", HaltLevel.Flat);

    assertThat(StateDecision.living(scene.seen(), Verdict.VALID))
        .isEqualTo(new EffectiveState(TradingState.Flat, "Halt/news"));
  }

  @Test
  void suspendedCountsAsPausedWhileSomethingIsOpen() {
    var scene = new Scene().wants(DesiredState.Suspended).recorded(TradingState.Paused, 1L);
    scene.pod(BookState.Paused, TradingReason.Paused, "100");

    assertThat(StateDecision.living(scene.seen(), Verdict.VALID))
        .isEqualTo(new EffectiveState(TradingState.Paused, "PositionOpen"));
  }

  @Test
  void suspendedComesWithTheClosedEmptyBook() {
    var seen =
        new Scene()
            .wants(DesiredState.Suspended)
            .recorded(TradingState.Paused, 1L)
            .stoppedPod(BookState.Paused, "0")
            .seen();

    assertThat(StateDecision.living(seen, Verdict.VALID).state()).isEqualTo(TradingState.Suspended);
  }

  @Test
  void suspendedStaysSoWithoutAPod() {
    var seen =
        new Scene().wants(DesiredState.Suspended).recorded(TradingState.Suspended, 1L).seen();

    assertThat(StateDecision.living(seen, Verdict.VALID).state()).isEqualTo(TradingState.Suspended);
  }

  @Test
  void aStoppedBookWithAPositionIsNotSuspended() {
    var seen =
        new Scene()
            .wants(DesiredState.Suspended)
            .recorded(TradingState.Paused, 1L)
            .stoppedPod(BookState.Paused, "-1")
            .seen();

    assertThat(StateDecision.living(seen, Verdict.VALID).state()).isEqualTo(TradingState.Paused);
  }
}
