package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.operator.pod.PodView;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PatienceTest {
  private static final Instant BEGIN = Scene.NOW;
  private static final Instant LATER = BEGIN.plusSeconds(100);

  private final Patience patience = new Patience();

  @Test
  void theTimeOfOnePodCounts() {
    assertThat(patience.since("s", pod("a"), false, false, PodView.UNKNOWN, BEGIN))
        .isEqualTo(BEGIN);
    assertThat(patience.since("s", pod("a"), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(BEGIN);
    assertThat(patience.since("s", pod("b"), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);
    assertThat(patience.since("s", Optional.empty(), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);
  }

  @ParameterizedTest
  @EnumSource(ReadyReason.class)
  void whatIsNotTheSpecsFaultDoesNotCount(ReadyReason reason) {
    boolean counts =
        reason == ReadyReason.Starting
            || reason == ReadyReason.LedgerUnavailable
            || reason == ReadyReason.NodeLost;
    PodView view = new Scene().saying(reason);

    patience.since("s", pod("a"), false, false, view, BEGIN);
    assertThat(patience.since("s", pod("a"), false, false, view, LATER))
        .isEqualTo(counts ? BEGIN : LATER);
  }

  @Test
  void aLostNodeAndABrokenWayToThePodDoNotCount() {
    Pod lost = PodTroubleTest.onLostNode(pod("a").orElseThrow());
    patience.since("s", pod("a"), false, false, PodView.UNKNOWN, BEGIN);
    assertThat(patience.since("s", Optional.of(lost), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);

    Pod content =
        pod("a")
            .orElseThrow()
            .edit()
            .editStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    patience.since("t", pod("a"), false, false, PodView.UNKNOWN, BEGIN);
    assertThat(patience.since("t", Optional.of(content), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);
  }

  @Test
  void aPodThatTheApiServerDoesNotTakeHasHadItsChance() {
    Optional<Pod> none = Optional.empty();
    assertThat(patience.since("s", none, true, false, PodView.UNKNOWN, BEGIN)).isEqualTo(BEGIN);
    assertThat(patience.since("s", none, true, false, PodView.UNKNOWN, LATER)).isEqualTo(BEGIN);
    assertThat(patience.since("s", pod("a"), false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);
  }

  @Test
  void aPodThatNoNodeTakesCountsOnlyIfItNeedsOtherThingsThanTheLastOne() {
    Optional<Pod> unscheduled =
        pod("a")
            .map(
                p ->
                    p.edit()
                        .editStatus()
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .endCondition()
                        .endStatus()
                        .build());
    patience.since("s", unscheduled, false, true, PodView.UNKNOWN, BEGIN);
    assertThat(patience.since("s", unscheduled, false, true, PodView.UNKNOWN, LATER))
        .isEqualTo(LATER);
    patience.since("t", unscheduled, false, false, PodView.UNKNOWN, BEGIN);
    assertThat(patience.since("t", unscheduled, false, false, PodView.UNKNOWN, LATER))
        .isEqualTo(BEGIN);
  }

  private static Optional<Pod> pod(String uid) {
    return Optional.of(
        new PodBuilder()
            .withNewMetadata()
            .withUid(uid)
            .endMetadata()
            .withNewStatus()
            .endStatus()
            .build());
  }
}
