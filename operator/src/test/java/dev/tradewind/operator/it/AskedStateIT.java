package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked for is told to the pod, whatever else holds it at the moment and whatever else is
 * under way: nothing passes through a looser state.
 */
final class AskedStateIT {
  private static final String NAME = "aapl-sma";

  private final World world = new World();
  private final TestHalts halts = new TestHalts(() -> world);
  private FakeBook book;

  @BeforeEach
  void trade() {
    world.create(NAME);
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aHaltUnderALatchOutlivesTheLatch() {
    latch();
    halts.create("news", List.of(NAME), HaltLevel.Halted);
    halts.awaitInForce("news", 1);

    world.stopOperator();
    book.latch(null);
    assertThat(book.state()).isEqualTo(BookState.Halted);
  }

  @Test
  void aPauseUnderALatchOutlivesTheLatch() {
    latch();
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitStatus(NAME, s -> s.observedGeneration() == 2);
    World.soon().until(() -> book.told == BookState.Paused);
    world.awaitReady(NAME);

    world.patch(NAME, "{\"spec\":{\"state\":\"Running\"}}");
    World.soon().until(() -> book.told == BookState.Running);
    assertThat(book.state()).isEqualTo(BookState.Halted);
  }

  @Test
  void aLatchThatIsReleasedUnderAHaltDoesNotPassThroughRunning() {
    latch();
    halts.create("news", List.of(NAME), HaltLevel.Halted);
    world.patch(NAME, "{\"spec\":{\"resumeHaltId\":\"l-1\"}}");

    awaitCommand(ControlCommand.Release.class);
    assertThat(toldBefore(ControlCommand.Release.class)).isEqualTo(BookState.Halted);
    halts.get("news").delete();
    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aPauseIsToldBeforeTheLatchIsReleasedInTheSamePatch() {
    latch();
    world.patch(NAME, "{\"spec\":{\"resumeHaltId\":\"l-1\",\"state\":\"Paused\"}}");

    World.soon().until(() -> book.state() == BookState.Paused);
    assertThat(toldBefore(ControlCommand.Release.class)).isEqualTo(BookState.Paused);
  }

  @Test
  void aPauseIsToldBeforeThePodIsStoppedForAChange() {
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\",\"parameters\":{\"fast\":5}}}");

    World.soon().until(() -> book.epoch() == 2 && book.state() == BookState.Paused);
    assertThat(toldBefore(ControlCommand.Stop.class)).isEqualTo(BookState.Paused);
    world.awaitSettled(NAME);
  }

  @Test
  void flatDoesNotWaitForTheNewPod() {
    book.position = new BigDecimal("100");
    world.kubelet.starts(false);
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\",\"parameters\":{\"fast\":5}}}");

    awaitCommand(ControlCommand.Stop.class);
    assertThat(toldBefore(ControlCommand.Stop.class)).isEqualTo(BookState.Flat);
  }

  /** The client tries for half a minute before it gives up on such an answer. */
  @Test
  void flatDoesNotWaitForAChangeThatNobodyCanJudge() {
    book.position = new BigDecimal("100");
    var hook =
        world.admin.resource(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: %1$s}
            webhooks:
            - name: broken.example.com
              admissionReviewVersions: [v1]
              sideEffects: None
              failurePolicy: Fail
              timeoutSeconds: 1
              namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
              clientConfig: {url: "https://127.0.0.1:1/x"}
              rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [statefulsets]}]
            """
                .formatted(world.namespace));
    hook.create();
    try {
      awaitRefusal();
      world.patch(NAME, "{\"spec\":{\"state\":\"Flat\",\"parameters\":{\"fast\":5}}}");

      World.soon().until(() -> book.told == BookState.Flat);
      assertThat(book.stopped).isFalse();
    } finally {
      hook.delete();
    }
  }

  private void awaitRefusal() {
    var set = world.admin.apps().statefulSets().inNamespace(world.namespace).withName(NAME).get();
    set.getMetadata().getAnnotations().put("x", "y");
    World.soon()
        .until(
            () -> {
              try {
                world.admin.resource(set).dryRun(true).update();
                return false;
              } catch (KubernetesClientException e) {
                return e.getMessage().contains("failed calling webhook");
              }
            });
  }

  private void latch() {
    book.latch(new Latch("l-1", LatchLevel.Halted, LatchCause.BreakGlass, "it smells", "2026"));
    world.awaitStatus(NAME, s -> s.latch() != null);
  }

  private void awaitCommand(Class<? extends ControlCommand> kind) {
    World.soon().until(() -> book.commands().stream().anyMatch(kind::isInstance));
  }

  /** The state that the pod was told last when the first command of that kind came. */
  private BookState toldBefore(Class<? extends ControlCommand> kind) {
    return book.commands().stream()
        .takeWhile(command -> !kind.isInstance(command))
        .filter(ControlCommand.SetState.class::isInstance)
        .map(command -> ((ControlCommand.SetState) command).state())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /** The stop for a change would cancel the closing order. */
  @Test
  void aChangeDoesNotBreakOffAFlattening() {
    book.flattens = false;
    book.position = new BigDecimal("100");
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitReason(NAME, ConditionType.Trading, "Flattening");
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().during(Duration.ofSeconds(3)).until(() -> !book.stopped);
    book.flattens = true;
    book.position = BigDecimal.ZERO;
    world.awaitStatus(NAME, s -> s.trading().generation() == 3);
  }
}
