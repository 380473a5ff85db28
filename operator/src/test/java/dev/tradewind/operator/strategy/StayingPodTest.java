package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.Wish;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When no change may stop a pod. */
final class StayingPodTest {
  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));

  /** The stop would cancel the closing order. */
  @Test
  void aChangeWaitsUntilThePositionIsClosed() {
    Scene scene =
        new Scene()
            .wants(DesiredState.Flat)
            .recorded(TradingState.Flat, 1L)
            .pod(BookState.Flat, TradingReason.Flattening, "100")
            .changes();
    assertThat(decide(scene).step()).isEqualTo(Step.REST);

    scene.pod(BookState.Flat, TradingReason.Flat, "0");
    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Change)));
  }

  /** Its epoch is as high as that on record again, for each restart opens it once more. */
  @Test
  void aLedgerThatIsNotTheOneThatTradedIsToldOnlyWhatIsStricter() {
    Scene scene = trading().foreignLedger(1).recorded(TradingState.Running, 1L);
    scene.strategy.setSpec(scene.strategy.getSpec().withCapitalAmount("50000"));
    assertThat(decide(scene).step()).isEqualTo(Step.REST);
    assertThat(decide(scene.changes()).step()).isEqualTo(Step.REST);
    assertThat(decide(scene.wants(DesiredState.Flat)).step())
        .isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
  }

  private Plan decide(Scene scene) {
    return runs.decide(scene.seen(), Verdict.VALID);
  }

  private static Scene trading() {
    return new Scene()
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "100");
  }
}
