package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.PodView;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether the ledger that a pod has is the one that traded. The pod says that its epoch is 1. */
final class LedgerOnRecordTest {
  private static final String PRESENT = "pod";
  private static final String FORMER = "another pod";

  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));

  @Test
  void thePodThatIsOnRecordShowsTheSameEpochAgainAndAgain() {
    assertThat(onRecord(1, PRESENT).ledgerIsLost()).isFalse();
  }

  @Test
  void anotherPodMustShowAHigherOne() {
    assertThat(onRecord(1, FORMER).ledgerIsLost()).isTrue();
    assertThat(onRecord(0, FORMER).ledgerIsLost()).isFalse();
  }

  @Test
  void whereNoPodIsOnRecordTheSameEpochIsTaken() {
    assertThat(onRecord(1, null).ledgerIsLost()).isFalse();
    assertThat(onRecord(2, null).ledgerIsLost()).isTrue();
  }

  @Test
  void thePodGoesOnRecordTogetherWithItsEpoch() {
    assertThat(trading(onRecord(1, null)).pod()).isEqualTo(PRESENT);

    Trading found = trading(onRecord(1, FORMER));
    assertThat(found.pod()).as("a ledger that did not trade changes nothing").isEqualTo(FORMER);
    assertThat(found.epoch()).isEqualTo(1);
    assertThat(found.foreignEpoch()).isEqualTo(1);
  }

  /** A poll that is missed accepts nothing. */
  @Test
  void aSilentPodsLedgerStaysWhatItWas() {
    Scene scene = scene(5, FORMER);
    PodStatus last = scene.seen().view().status();
    Trading silent =
        trading(
            scene
                .foreignLedger(1)
                .view(new PodView(last, "timed out", Scene.NOW, null, null, null))
                .seen());

    assertThat(silent.epoch()).isEqualTo(5);
    assertThat(silent.foreignEpoch()).isEqualTo(1);
    assertThat(silent.pod()).isEqualTo(FORMER);
  }

  @Test
  void whatAPersonAcceptsIsOnRecordFromThenOn() {
    Scene scene = scene(1, FORMER);
    scene.annotated(Observation.NEW_LEDGER, scene.seen().uid() + "-1");

    assertThat(scene.seen().ledgerIsLost()).isFalse();
    assertThat(trading(scene.seen()).pod()).isEqualTo(PRESENT);
  }

  private Trading trading(Observation seen) {
    return runs.decide(seen, Verdict.VALID).trading();
  }

  private static Observation onRecord(long epoch, String pod) {
    return scene(epoch, pod).seen();
  }

  private static Scene scene(long epoch, String pod) {
    return new Scene()
        .lastPod(pod)
        .recorded(TradingState.Running, epoch)
        .pod(BookState.Running, TradingReason.Trading, "0");
  }
}
