package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.render.PodPorts;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pod from before commands were signed, under an operator of today. */
final class OlderPodIT {
  private static final String NAME = "aapl-sma";

  private final World world = new World(ApiServer.running(), Map.of());
  private FakeBook book;
  private String podUid;

  /** What an operator of the first render version has left. */
  @BeforeEach
  void trade() {
    world.create(NAME);
    TradingStrategy strategy = world.resource(NAME).get();
    Rendering rendering =
        new Rendering(
            StrategyFile.forPod(strategy),
            TestSettings.IMAGE,
            null,
            1,
            1,
            strategy.getSpec().withDefaults().storage(),
            new PodPorts(world.settings.monitoring(), world.settings.control()));
    world.admin.resource(rendering.secret("0123456789abcdef-credential")).create();
    world.admin.resource(rendering.configMap()).create();
    world.admin.resource(rendering.statefulSet()).create();
    strategy.setStatus(
        new TradingStrategyStatus(
            1L,
            "Trading",
            "AAPL",
            new EffectiveState(TradingState.Running, "Spec"),
            List.of(),
            new Trading(
                rendering.file().specHash(), 1L, 1L, null, TestSettings.IMAGE, 1, null, null),
            null,
            null,
            List.of(),
            List.of()));
    world.admin.resource(strategy).patchStatus();
    book = world.kubelet.book(NAME);
    World.soon().until(() -> book.epoch() == 1);
    podUid = pod();
    world.startOperator();
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void isCommandedByItsCredentialAndStaysAsItIs() {
    World.soon().until(() -> book.state() == BookState.Running);
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon().until(() -> book.state() == BookState.Paused);

    assertThat(pod()).isEqualTo(podUid);
    assertThat(book.epoch()).isEqualTo(1);
    assertThat(keys().get()).isNull();
    assertThat(mounts())
        .contains("/etc/tradewind/control")
        .doesNotContain("/etc/tradewind/control-keys");
    assertThat(world.status(NAME).trading().renderVersion()).isEqualTo(1);
  }

  @Test
  void itsSuccessorObeysSignedCommands() {
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5,\"slow\":30}}}");
    World.soon().until(() -> book.epoch() == 2);
    assertThat(book.commands()).anyMatch(ControlCommand.Stop.class::isInstance);
    world.awaitSettled(NAME);

    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon().until(() -> book.state() == BookState.Paused);
    assertThat(mounts()).contains("/etc/tradewind/control-keys");
    assertThat(world.status(NAME).trading().renderVersion()).isEqualTo(2);
    World.soon().until(() -> credential().get() == null);
    assertThat(keys().get()).isNotNull();
  }

  private Resource<Secret> credential() {
    return world.admin.secrets().inNamespace(world.namespace).withName(NAME + "-control");
  }

  private Resource<Secret> keys() {
    return world.admin.secrets().inNamespace(world.namespace).withName(NAME + "-control-keys");
  }

  private String pod() {
    return world
        .admin
        .pods()
        .inNamespace(world.namespace)
        .withName(NAME + "-0")
        .get()
        .getMetadata()
        .getUid();
  }

  private List<String> mounts() {
    var set = world.admin.apps().statefulSets().inNamespace(world.namespace).withName(NAME).get();
    return set
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getVolumeMounts()
        .stream()
        .map(mount -> mount.getMountPath())
        .toList();
  }
}
