package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cluster lets a pod's conditions say about its node. */
final class PodTroubleTest {

  @ParameterizedTest
  @CsvSource({
    "False, True, true",
    "True, True, false",
    "False, False, false",
  })
  void aPodLosesReadyAloneWhenItsNodeIsGivenUp(String ready, String containers, boolean lost) {
    assertThat(PodTrouble.nodeLost(pod(ready, containers))).isEqualTo(lost);
  }

  @Test
  void aReadinessGateMayTakeReadyAwayToo() {
    Pod gated =
        pod("False", "True")
            .edit()
            .editOrNewSpec()
            .addNewReadinessGate("example.com/registered")
            .endSpec()
            .build();
    assertThat(PodTrouble.nodeLost(gated)).isFalse();
  }

  @Test
  void anEvictionFromALostNodeSaysSo() {
    assertThat(PodTrouble.nodeLost(disrupted("DeletionByTaintManager"))).isTrue();
    assertThat(PodTrouble.nodeLost(disrupted("EvictionByEvictionAPI"))).isFalse();
    assertThat(PodTrouble.nodeLost(new Pod())).isFalse();
  }

  static Pod onLostNode(Pod pod) {
    return pod.edit()
        .editOrNewStatus()
        .withConditions(pod("False", "True").getStatus().getConditions())
        .endStatus()
        .build();
  }

  private static Pod disrupted(String reason) {
    return pod("False", "False")
        .edit()
        .editStatus()
        .addNewCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .withReason(reason)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod pod(String ready, String containersReady) {
    return new PodBuilder()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .addNewCondition()
        .withType("ContainersReady")
        .withStatus(containersReady)
        .endCondition()
        .endStatus()
        .build();
  }
}
