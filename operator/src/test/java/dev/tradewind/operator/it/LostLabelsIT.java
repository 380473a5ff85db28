package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.OnDelete;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod that lost its labels is found again, and one of somebody else's in its place is told. */
final class LostLabelsIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.kubernetes.io/managed-by",
        "tradewind.dev/strategy",
        "app.kubernetes.io/name"
      })
  void aLabelThatWasTakenOffIsPutBackAndAHaltReachesThePod(String label) {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    Pod before = pod().get();

    takeOff(label);

    World.soon().until(() -> pod().get().getMetadata().getLabels(), labels(before)::equals);
    assertThat(pod().get().getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
    world.awaitSettled("aapl-sma");
    new TestHalts(() -> world).create("stop", List.of("aapl-sma"), HaltLevel.Halted);
    world.awaitReason("aapl-sma", ConditionType.Trading, "Halted");
  }

  @Test
  void whileNoOperatorIsThereToo() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.stopOperator();
    Map<String, String> before = labels(pod().get());
    takeOff("app.kubernetes.io/managed-by");

    world.startOperator();

    World.soon().until(() -> pod().get().getMetadata().getLabels(), before::equals);
    world.awaitSettled("aapl-sma");
    assertThat(world.kubelet.book("aapl-sma").epoch()).isEqualTo(1);
  }

  /** Its position is kept, and its book is closed before its objects go. */
  @Test
  void whileItWasDeletedWithoutAnOperatorItIsStoppedFirst() {
    world.create("aapl-sma", spec -> spec.withOnDelete(OnDelete.Keep));
    world.awaitSettled("aapl-sma");
    // Of a StatefulSet of this moment a pod is not looked for yet.
    Awaitility.await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
    world.stopOperator();
    takeOff("app.kubernetes.io/managed-by");
    world.resource("aapl-sma").delete();

    world.startOperator();

    world.awaitGone("aapl-sma");
    assertThat(world.kubelet.book("aapl-sma").stopped).isTrue();
  }

  @Test
  void aPodOfSomebodyElseInTheWayIsNamedAndLeftAlone() {
    var foreign =
        new PodBuilder()
            .withNewMetadata()
            .withName("aapl-sma-0")
            .withNamespace(world.namespace)
            .addToLabels("app", "shop")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("shop")
            .withImage("shop")
            .endContainer()
            .endSpec()
            .build();
    world.admin.resource(foreign).create();

    world.create("aapl-sma");

    World.soon()
        .untilAsserted(
            () -> {
              assertThat(world.condition("aapl-sma", ConditionType.Ready).message())
                  .contains("pod aapl-sma-0", "is in the way", "kubectl delete pod aapl-sma-0");
              assertThat(world.condition("aapl-sma", ConditionType.Degraded).reason())
                  .isEqualTo("ObjectRefused");
              assertThat(world.events("aapl-sma"))
                  .filteredOn(e -> e.getReason().equals("ObjectRefused"))
                  .hasSize(1);
            });
    Instant since = Instant.now();
    Awaitility.await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
    assertThat(world.writes(since)).isEmpty();
    assertThat(labels(pod().get())).isEqualTo(Map.of("app", "shop"));

    pod().withGracePeriod(0).delete();

    world.awaitSettled("aapl-sma");
    assertThat(world.condition("aapl-sma", ConditionType.Degraded).holds()).isFalse();
  }

  private void takeOff(String label) {
    pod()
        .edit(
            pod -> {
              pod.getMetadata().getLabels().remove(label);
              return pod;
            });
  }

  private PodResource pod() {
    return world.admin.pods().inNamespace(world.namespace).withName("aapl-sma-0");
  }

  private static Map<String, String> labels(Pod pod) {
    return pod.getMetadata().getLabels();
  }
}
