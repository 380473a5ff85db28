package dev.tradewind.operator.it;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Stands in for StatefulSet controller and kubelet in one namespace: makes a pod of each
 * StatefulSet, and runs a fake in it.
 */
final class FakeKubelet implements AutoCloseable {
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  private final KubernetesClient admin;
  private final String namespace;
  private final TestSettings settings;
  private final Map<String, FakeBook> books = new ConcurrentHashMap<>();
  private final Map<String, FakePod> processes = new ConcurrentHashMap<>();
  private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean starts = true;
  private volatile boolean schedules = true;
  private volatile FakePod.Fault fault = FakePod.Fault.None;

  FakeKubelet(KubernetesClient admin, String namespace, TestSettings settings) {
    this.admin = admin;
    this.namespace = namespace;
    this.settings = settings;
    var _ = loop.scheduleWithFixedDelay(this::round, 0, 50, TimeUnit.MILLISECONDS);
  }

  /** The ledger of a strategy. */
  FakeBook book(String strategy) {
    return books.computeIfAbsent(strategy, _ -> new FakeBook());
  }

  /** Lets new pods start, or hang in Pending. */
  void starts(boolean next) {
    starts = next;
  }

  /** Lets the scheduler find no node for new pods, or find one again. */
  void findsNoNode(boolean next) {
    starts = !next;
    schedules = !next;
  }

  /** Has running and new pods misbehave. */
  void misbehave(FakePod.Fault next) {
    fault = next;
    processes.values().forEach(process -> process.misbehave(next));
  }

  /** A strategy's process has ended, and the next one is not started yet. */
  void dies(String strategy, int restarts, String reason, Duration life, String lastWords) {
    misbehave(FakePod.Fault.Vanishes);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    admin
        .pods()
        .inNamespace(namespace)
        .withName(strategy + "-0")
        .editStatus(
            pod ->
                new PodBuilder(pod)
                    .editStatus()
                    .editFirstContainerStatus()
                    .withRestartCount(restarts)
                    .withNewState()
                    .withNewWaiting("back-off 10s restarting failed container", "CrashLoopBackOff")
                    .endState()
                    .withNewLastState()
                    .withNewTerminated()
                    .withReason(reason)
                    .withExitCode(reason.equals("Error") ? 1 : 137)
                    .withStartedAt(now.minus(life).toString())
                    .withFinishedAt(now.toString())
                    .withMessage(lastWords)
                    .endTerminated()
                    .endLastState()
                    .endContainerStatus()
                    .endStatus()
                    .build());
  }

  private void round() {
    try {
      var sets = admin.apps().statefulSets().inNamespace(namespace).list().getItems();
      sets.stream().filter(set -> set.getSpec().getReplicas() > 0).forEach(this::ensurePod);
      Set<String> wanted =
          sets.stream()
              .filter(set -> set.getSpec().getReplicas() > 0)
              .map(set -> set.getMetadata().getName() + "-0")
              .collect(Collectors.toSet());
      var pods =
          admin.pods().inNamespace(namespace).list().getItems().stream()
              .filter(FakeKubelet::isStrategys)
              .toList();
      pods.stream()
          .filter(pod -> !wanted.contains(pod.getMetadata().getName()))
          .forEach(pod -> admin.resource(pod).withGracePeriod(0).delete());
      reap(pods.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet()));
      pods.stream()
          .filter(pod -> !schedules && !processes.containsKey(pod.getMetadata().getUid()))
          .forEach(this::unschedulable);
      pods.stream()
          .filter(pod -> starts && !processes.containsKey(pod.getMetadata().getUid()))
          .forEach(this::start);
    } catch (RuntimeException | java.io.IOException e) {
      // The next round tries again, as a kubelet would.
    }
  }

  private static boolean isStrategys(Pod pod) {
    return pod.getMetadata().getAnnotations().containsKey(Labels.STRATEGY_UID);
  }

  private void reap(Set<String> alive) throws java.io.IOException {
    processes.forEach(
        (uid, process) -> {
          if (!alive.contains(uid)) {
            process.close();
            processes.remove(uid);
          }
        });
  }

  private void ensurePod(StatefulSet set) {
    String name = set.getMetadata().getName() + "-0";
    if (admin.pods().inNamespace(namespace).withName(name).get() != null) {
      return;
    }
    // The set of before may be older than the pod's deletion.
    StatefulSet now = admin.resource(set).get();
    if (now == null || now.getSpec().getReplicas() == 0) {
      return;
    }
    try {
      var template = now.getSpec().getTemplate();
      admin
          .resource(
              new PodBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace(namespace)
                  .withLabels(template.getMetadata().getLabels())
                  .withAnnotations(template.getMetadata().getAnnotations())
                  .endMetadata()
                  .withSpec(template.getSpec())
                  .build())
          .create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        refused(now, e.getMessage());
      }
      // Otherwise somebody was faster.
    }
  }

  /** As the StatefulSet controller says it; each time it is the same Event. */
  private void refused(StatefulSet set, String why) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    admin
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName(set.getMetadata().getName() + ".refused")
                .withNamespace(namespace)
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("StatefulSet")
                .withNamespace(namespace)
                .withName(set.getMetadata().getName())
                .withUid(set.getMetadata().getUid())
                .endInvolvedObject()
                .withReason("FailedCreate")
                .withType("Warning")
                .withMessage(why)
                .withLastTimestamp(now)
                .build())
        .createOr(event -> event.update());
  }

  private void unschedulable(Pod pod) {
    if (pod.getStatus() != null && !pod.getStatus().getConditions().isEmpty()) {
      return;
    }
    admin
        .resource(pod)
        .editStatus(
            p ->
                new PodBuilder(p)
                    .editOrNewStatus()
                    .addNewCondition()
                    .withType("PodScheduled")
                    .withStatus("False")
                    .withReason("Unschedulable")
                    .withMessage("0/1 nodes are available: 1 node(s) were unschedulable.")
                    .endCondition()
                    .endStatus()
                    .build());
  }

  private void start(Pod pod) {
    try {
      String strategy = pod.getMetadata().getLabels().get(Labels.STRATEGY);
      int n = ADDRESSES.getAndIncrement();
      String address = "127.0.%d.%d".formatted(n / 250 % 250 + 1, n % 250 + 1);
      ConfigMap file =
          admin
              .configMaps()
              .inNamespace(namespace)
              .withName(pod.getSpec().getVolumes().getFirst().getConfigMap().getName())
              .get();
      var process =
          new FakePod(
              address,
              settings,
              StrategyFile.fromYaml(file.getData().get("strategy.yaml")),
              gate(pod),
              book(strategy),
              fault);
      processes.put(pod.getMetadata().getUid(), process);
      admin
          .resource(pod)
          .editStatus(
              p ->
                  new PodBuilder(p)
                      .withNewStatus()
                      .withPhase("Running")
                      .withPodIP(address)
                      .addNewPodIP(address)
                      .addNewContainerStatus()
                      .withName("strategy")
                      .withImage("")
                      .withImageID("")
                      .withReady(false)
                      .withRestartCount(0)
                      .withStarted(true)
                      .endContainerStatus()
                      .endStatus()
                      .build());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The path of the mount tells the runtime what is there. */
  private FakeGate gate(Pod pod) {
    String name =
        pod.getSpec().getVolumes().stream()
            .filter(volume -> volume.getName().equals("control"))
            .map(volume -> volume.getSecret().getSecretName())
            .findFirst()
            .orElseThrow();
    boolean keys =
        pod.getSpec().getContainers().getFirst().getVolumeMounts().stream()
            .anyMatch(mount -> mount.getMountPath().equals("/etc/tradewind/control-keys"));
    // No kubelet starts a container whose Secret is missing.
    Secret now = secret(name).orElseThrow(() -> new IllegalStateException("no Secret " + name));
    return keys ? FakeGate.ofKeys(() -> secret(name).orElse(now)) : FakeGate.ofCredential(now);
  }

  private Optional<Secret> secret(String name) {
    return Optional.ofNullable(admin.secrets().inNamespace(namespace).withName(name).get());
  }

  @Override
  public void close() {
    loop.shutdownNow();
    processes.values().forEach(FakePod::close);
  }
}
