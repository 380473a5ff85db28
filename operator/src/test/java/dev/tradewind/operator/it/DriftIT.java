package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody else deletes or bends is put right again. */
final class DriftIT {
  /** A merge patch of somebody else. */
  private static final PatchContext FOREIGN =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("kubectl-patch")
          .build();

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whatOthersAddToASpecIsTakenOutAgain() {
    var set = world.admin.apps().statefulSets().inNamespace(world.namespace).withName("aapl-sma");
    set.patch(
        FOREIGN,
        "{\"spec\":{\"template\":{\"spec\":{\"hostNetwork\":true,\"nodeSelector\":{\"foo\":\"bar\"}}}}}");
    var policy =
        world
            .admin
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(world.namespace)
            .withName("tradewind-strategies");
    World.soon()
        .untilAsserted(
            () -> {
              var pod = set.get().getSpec().getTemplate().getSpec();
              assertThat(pod.getHostNetwork()).isNull();
              assertThat(pod.getNodeSelector()).isEmpty();
            });
    policy.patch(FOREIGN, "{\"spec\":{\"podSelector\":{\"matchLabels\":{\"foo\":\"bar\"}}}}");
    World.soon()
        .untilAsserted(
            () ->
                assertThat(policy.get().getSpec().getPodSelector().getMatchLabels())
                    .doesNotContainKey("foo"));

    Instant since = Instant.now();
    Awaitility.await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
    assertThat(world.writes(since)).as("one correction is enough").isEmpty();
  }

  /** An object whose record of owners is gone gets one again, so that later changes are seen. */
  @Test
  void anObjectWithoutARecordOfItsOwnersIsWatchedAllTheSame() {
    var set = world.admin.apps().statefulSets().inNamespace(world.namespace).withName("aapl-sma");
    set.patch(FOREIGN, "{\"metadata\":{\"managedFields\":[{}]}}");
    World.soon().until(() -> !set.get().getMetadata().getManagedFields().isEmpty());
    for (int time = 1; time <= 2; time++) {
      set.patch(FOREIGN, "{\"spec\":{\"template\":{\"spec\":{\"hostNetwork\":true}}}}");
      World.soon()
          .until(() -> set.get().getSpec().getTemplate().getSpec().getHostNetwork() == null);
    }
  }

  @Test
  void bentFieldsOfTheStatefulSetAreStraightened() {
    var set = world.admin.apps().statefulSets().inNamespace(world.namespace).withName("aapl-sma");
    mended(
        set,
        s -> s.getSpec().getUpdateStrategy().setType("RollingUpdate"),
        s -> s.getSpec().getUpdateStrategy().getType());
    mended(
        set,
        s -> s.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("evil:1"),
        s -> s.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage());
    mended(
        set,
        s ->
            s.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getResources()
                .setRequests(Map.of()),
        s ->
            s.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getResources()
                .getRequests());
    mended(
        set,
        s ->
            s.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getSecurityContext()
                .setReadOnlyRootFilesystem(false),
        s ->
            s.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getSecurityContext()
                .getReadOnlyRootFilesystem());
    mended(
        set,
        s -> s.getMetadata().getAnnotations().remove("tradewind.dev/spec-hash"),
        s -> s.getMetadata().getAnnotations().get("tradewind.dev/spec-hash"));
    mended(set, s -> s.getSpec().setReplicas(0), s -> s.getSpec().getReplicas());
  }

  @Test
  void bentSharedObjectsAreStraightened() {
    mended(
        world.admin.services().inNamespace(world.namespace).withName("tradewind-strategies"),
        s -> s.getSpec().setPublishNotReadyAddresses(false),
        s -> s.getSpec().getPublishNotReadyAddresses());
    mended(
        world
            .admin
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(world.namespace)
            .withName("tradewind-strategies"),
        p -> p.getSpec().getIngress().removeLast(),
        p -> p.getSpec().getIngress().size());
    mended(
        world.admin.serviceAccounts().inNamespace(world.namespace).withName("tradewind-strategy"),
        a -> a.setAutomountServiceAccountToken(true),
        a -> a.getAutomountServiceAccountToken());
  }

  @Test
  void deletedObjectsComeBack() {
    comesBack(
        world.admin.services().inNamespace(world.namespace).withName("tradewind-strategies")::get);
    comesBack(
        world
                .admin
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(world.namespace)
                .withName("tradewind-strategies")
            ::get);
    comesBack(
        world.admin.serviceAccounts().inNamespace(world.namespace).withName("tradewind-strategy")
            ::get);
    String hash = world.status("aapl-sma").trading().specHash();
    comesBack(
        world.admin.configMaps().inNamespace(world.namespace).withName("aapl-sma-" + hash)::get);
    comesBack(
        world.admin.apps().statefulSets().inNamespace(world.namespace).withName("aapl-sma")::get);
  }

  private <T extends HasMetadata> void comesBack(Supplier<T> object) {
    T before = object.get();
    world.admin.resource(before).delete();
    World.soon()
        .until(
            () -> object.get(),
            now ->
                now != null && !now.getMetadata().getUid().equals(before.getMetadata().getUid()));
  }

  private <T> void mended(Resource<T> resource, Consumer<T> bend, Function<T, ?> field) {
    Object before = field.apply(resource.get());
    resource.edit(
        object -> {
          bend.accept(object);
          return object;
        });
    assertThat(before).isNotNull();
    World.soon().until(() -> field.apply(resource.get()), now -> Objects.equals(now, before));
  }
}
