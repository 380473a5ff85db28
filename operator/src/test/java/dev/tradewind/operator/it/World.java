package dev.tradewind.operator.it;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.OperatorSettings;
import dev.tradewind.operator.TradewindOperator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A namespace of its own on the real API server, with fake pods and an operator under test. */
final class World implements AutoCloseable {
  final ApiServer api;
  final KubernetesClient admin;
  final String namespace = "it-" + UUID.randomUUID().toString().substring(0, 8);
  final TestSettings settings = TestSettings.withFreePorts();
  final FakeKubelet kubelet;
  private final KubernetesClient operatorClient;
  private final Map<String, String> overrides;
  final ReconcileGate gate = new ReconcileGate();
  private TradewindOperator operator;
  private SimpleMeterRegistry meters;

  World() {
    this(Map.of());
  }

  World(Map<String, String> overrides) {
    this(ApiServer.running(), overrides);
    startOperator();
  }

  /** Without an operator yet. */
  World(ApiServer api, Map<String, String> overrides) {
    this.api = api;
    this.admin = api.admin();
    this.operatorClient = api.operator();
    this.overrides = overrides;
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    kubelet = new FakeKubelet(admin, namespace, settings);
  }

  void startOperator() {
    startOperator(operatorClient);
  }

  /** With a client of its own, so that a test may come between. */
  void startOperator(KubernetesClient client) {
    meters = new SimpleMeterRegistry();
    operator =
        new TradewindOperator(
            client, settings.of(namespace, overrides), "it", () -> {}, meters, gate);
    operator.start();
  }

  TradewindOperator operator() {
    return operator;
  }

  /** What the running operator counts. */
  SimpleMeterRegistry meters() {
    return meters;
  }

  /** The settings of an operator in this world, some of them others. */
  OperatorSettings settings(Map<String, String> others) {
    return settings.of(namespace, others);
  }

  void stopOperator() {
    if (operator != null) {
      operator.close();
      operator = null;
    }
  }

  static final String SPEC =
      """
      {"symbol": "AAPL", "algo": "sma-crossover", "parameters": {"fast": 10, "slow": 30},
       "capital": {"amount": "100000"}, "marketData": {"sourceRef": {"name": "aapl-daily"}}}
      """;

  void create(String name) {
    create(name, UnaryOperator.identity());
  }

  void create(String name, UnaryOperator<TradingStrategySpec> change) {
    TradingStrategy strategy = new TradingStrategy();
    strategy.getMetadata().setName(name);
    strategy.getMetadata().setNamespace(namespace);
    strategy.setSpec(
        change.apply(
            admin.getKubernetesSerialization().unmarshal(SPEC, TradingStrategySpec.class)));
    admin.resource(strategy).create();
  }

  Resource<TradingStrategy> resource(String name) {
    return admin.resources(TradingStrategy.class).inNamespace(namespace).withName(name);
  }

  /** A merge patch, as {@code kubectl patch --type merge}. */
  void patch(String name, String json) {
    resource(name).patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  TradingStrategyStatus status(String name) {
    return Optional.ofNullable(resource(name).get())
        .map(TradingStrategy::getStatus)
        .orElse(TradingStrategyStatus.EMPTY);
  }

  Condition condition(String name, ConditionType type) {
    return status(name)
        .condition(type)
        .orElse(new Condition(type.name(), "none", "none", "", "", null));
  }

  static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  void awaitStatus(String name, Predicate<TradingStrategyStatus> wanted) {
    soon().until(() -> status(name), wanted);
  }

  void awaitReason(String name, ConditionType type, String reason) {
    soon().until(() -> condition(name, type).reason(), reason::equals);
  }

  void awaitReady(String name) {
    awaitStatus(name, s -> s.condition(ConditionType.Ready).filter(Condition::holds).isPresent());
  }

  /** Up, ready, and with nothing under way. */
  void awaitSettled(String name) {
    awaitStatus(
        name,
        s ->
            s.condition(ConditionType.Ready).filter(Condition::holds).isPresent()
                && s.condition(ConditionType.Progressing).filter(c -> !c.holds()).isPresent());
  }

  void awaitGone(String name) {
    soon().until(() -> resource(name).get() == null);
  }

  List<String> writes(Instant since) {
    return api.audit().writes(namespace, since);
  }

  List<Event> events(String name) {
    return admin.resources(Event.class).inNamespace(namespace).list().getItems().stream()
        .filter(e -> e.getRegarding().getName().equals(name))
        .toList();
  }

  /** Somebody else puts a service account of his own in the place of the operator's. */
  void takeServiceAccount() {
    var account = admin.serviceAccounts().inNamespace(namespace).withName("tradewind-strategy");
    account.delete();
    soon().until(() -> account.get() == null);
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("tradewind-strategy")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }

  /** A policy of the cluster's owner; returns when the API server goes by it. */
  void forbidStatefulSetsWithCpu(String cpu) {
    admin
        .resource(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: %1$s}
            spec:
              matchConstraints:
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [statefulsets]}]
              validations:
                - expression: "object.spec.template.spec.containers.all(c, !has(c.resources.requests) || c.resources.requests['cpu'] != '%2$s')"
                  message: "pods of that size are not for this cluster."
            """
                .formatted(namespace, cpu))
        .create();
    admin
        .resource(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: %1$s}
            spec: {policyName: %1$s, validationActions: [Deny]}
            """
                .formatted(namespace))
        .create();
    var set = admin.apps().statefulSets().inNamespace(namespace).list().getItems().getFirst();
    set.getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getResources()
        .setRequests(Map.of("cpu", new Quantity(cpu)));
    soon()
        .until(
            () -> {
              try {
                admin.resource(set).dryRun(true).update();
                return false;
              } catch (KubernetesClientException e) {
                return e.getMessage().contains("not for this cluster");
              }
            });
  }

  @Override
  public void close() {
    gate.open();
    stopOperator();
    kubelet.close();
    operatorClient.close();
  }
}
