package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.operator.TradewindOperator;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two watched namespaces with rights of their own, one of which goes. */
final class LostNamespaceIT {
  private static final Duration WATCH_TIMEOUT = Duration.ofSeconds(12);

  private World world;
  private String other;
  private KubernetesClient client;
  private SimpleMeterRegistry meters;
  private TradewindOperator operator;

  @BeforeEach
  void start() {
    world = new World(ApiServer.running(), Map.of());
    other = world.namespace + "-other";
    createOther();
    grant(world.namespace);
    grant(other);
    grantKey();
    Config config = world.api.operatorConfig();
    config.setImpersonateUsername(user());
    client = new KubernetesClientBuilder().withConfig(config).build();
    startOperator();
    world.create("good");
    world.awaitSettled("good");
    createInOther("first");
    awaitReconciledInOther("first");
  }

  @AfterEach
  void stop() {
    operator.close();
    client.close();
    world.close();
  }

  @Test
  void aNamespaceThatGoesLeavesTheOthersAlone() {
    removeOther();

    World.soon().until(() -> operator.leftOut().equals(Set.of(other)));
    assertThat(leftOut()).isEqualTo(1);
    assertThatTheOperatorLivesOn();
    assertThatOthersObey("Paused", "Paused");

    operator.close();
    startOperator();
    assertThat(operator.leftOut()).containsExactly(other);
    assertThatTheOperatorLivesOn();
    assertThatOthersObey("Running", "Trading");

    createOther();
    grant(other);
    World.soon().until(() -> operator.leftOut().isEmpty());
    createInOther("second");
    awaitReconciledInOther("second");
    assertThatTheOperatorLivesOn();
  }

  @Test
  void aRunningOperatorTakesUpWhatItMayReadAgain() {
    binding().delete();
    World.soon().until(() -> operator.leftOut().equals(Set.of(other)));
    assertThatTheOperatorLivesOn();
    createInOther("second");

    grant(other);
    World.soon().until(() -> operator.leftOut().isEmpty());
    awaitReconciledInOther("second");
    World.soon().until(operator::healthy);
    assertThatTheOperatorLivesOn();
    assertThat(leftOut()).isZero();
  }

  /** Longer than its liveness allows a watch to be deaf; a watch is closed and opened meanwhile. */
  private void assertThatTheOperatorLivesOn() {
    Awaitility.await()
        .during(WATCH_TIMEOUT.plusSeconds(6))
        .atMost(WATCH_TIMEOUT.plusSeconds(10))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> operator.troubles().isEmpty());
    World.soon().until(operator::healthy);
  }

  private void assertThatOthersObey(String state, String reason) {
    world.patch("good", "{\"spec\":{\"state\":\"%s\"}}".formatted(state));
    world.awaitReason("good", ConditionType.Trading, reason);
  }

  private double leftOut() {
    return meters.get(OperatorMetric.NAMESPACES_LEFT_OUT.metricName()).gauge().value();
  }

  private void startOperator() {
    meters = new SimpleMeterRegistry();
    var settings =
        world.settings(
            Map.of(
                "watch-namespaces",
                world.namespace + "," + other,
                "health.watch-timeout",
                WATCH_TIMEOUT.toSeconds() + "s"));
    operator = new TradewindOperator(client, settings, "it", () -> {}, meters);
    operator.start();
  }

  private String user() {
    return "operator-of-" + world.namespace;
  }

  private void grant(String namespace) {
    String binding =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: restricted-operator, namespace: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: tradewind-operator}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %s}]
        """
            .formatted(namespace, user());
    world.admin.resource(binding).create();
  }

  /** What the chart grants in the operator's own namespace. */
  private void grantKey() {
    String role =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: %1$s, namespace: default}
        rules:
          - {apiGroups: [""], resources: [secrets], verbs: [create]}
          - {apiGroups: [""], resources: [secrets], resourceNames: [%1$s], verbs: [get, update]}
        """
            .formatted(TestSettings.keySecret(world.namespace));
    world.admin.resource(role).create();
    String binding =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: %1$s, namespace: default}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %2$s}]
        """
            .formatted(TestSettings.keySecret(world.namespace), user());
    world.admin.resource(binding).create();
  }

  private Resource<RoleBinding> binding() {
    return world.admin.rbac().roleBindings().inNamespace(other).withName("restricted-operator");
  }

  private void createOther() {
    world
        .admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(other).endMetadata().build())
        .create();
  }

  /** What the controller of namespaces does in a cluster: the contents go first. */
  private void removeOther() {
    binding().delete();
    strategy("first").edit(LostNamespaceIT::withoutFinalizers);
    strategy("first").delete();
    var namespace = world.admin.namespaces().withName(other);
    namespace.delete();
    World.soon().until(() -> namespace.get().getMetadata().getDeletionTimestamp() != null);
    var going = namespace.get();
    going.getSpec().setFinalizers(null);
    world.admin.raw("/api/v1/namespaces/%s/finalize".formatted(other), "PUT", going);
    World.soon().until(() -> namespace.get() == null);
  }

  private static TradingStrategy withoutFinalizers(TradingStrategy strategy) {
    strategy.getMetadata().setFinalizers(null);
    return strategy;
  }

  private Resource<TradingStrategy> strategy(String name) {
    return world.admin.resources(TradingStrategy.class).inNamespace(other).withName(name);
  }

  private void createInOther(String name) {
    TradingStrategy strategy = new TradingStrategy();
    strategy.getMetadata().setName(name);
    strategy.getMetadata().setNamespace(other);
    strategy.setSpec(
        world.admin.getKubernetesSerialization().unmarshal(World.SPEC, TradingStrategySpec.class));
    world.admin.resource(strategy).create();
  }

  private void awaitReconciledInOther(String name) {
    World.soon()
        .until(
            () -> {
              var status = strategy(name).get().getStatus();
              return status != null && status.observedGeneration() != null;
            });
  }
}
