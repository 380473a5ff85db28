package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger's claim that may not grow is told, and grows when it may. */
final class ClaimGrowthIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World(Map.of("sample-interval", "1s"));
    storageClass(false);
    world
        .admin
        .resource(
            world
                .admin
                .getKubernetesSerialization()
                .unmarshal(
                    """
                    {"apiVersion": "tradewind.dev/v1alpha1", "kind": "TradingStrategy",
                     "metadata": {"name": "aapl-sma", "namespace": "%1$s"},
                     "spec": {"symbol": "AAPL", "algo": "buy-and-hold", "capital": {"amount": "1000"},
                      "marketData": {"sourceRef": {"name": "aapl-daily"}}, "storage": {"className": "%1$s"}}}
                    """
                        .formatted(world.namespace),
                    TradingStrategy.class))
        .create();
    world.awaitSettled("aapl-sma");
    claim()
        .editStatus(
            claim -> {
              claim.setStatus(
                  new PersistentVolumeClaimStatusBuilder()
                      .withPhase("Bound")
                      .addToCapacity("storage", new Quantity("1Gi"))
                      .build());
              return claim;
            });
  }

  @AfterEach
  void stop() {
    world.admin.storage().v1().storageClasses().withName(world.namespace).delete();
    world.close();
  }

  @Test
  void aRefusalIsToldOnceAndAMendedClassHealsIt() {
    world.patch("aapl-sma", "{\"spec\":{\"storage\":{\"size\":\"2Gi\"}}}");

    World.soon()
        .untilAsserted(
            () -> {
              var degraded = world.condition("aapl-sma", ConditionType.Degraded);
              assertThat(degraded.holds()).isTrue();
              assertThat(degraded.reason()).isEqualTo("ObjectRefused");
              assertThat(degraded.message())
                  .contains("aapl-sma-ledger-", "2Gi", "allowVolumeExpansion: true");
              assertThat(world.events("aapl-sma"))
                  .filteredOn(e -> e.getReason().equals("ObjectRefused"))
                  .hasSize(1)
                  .allMatch(e -> e.getType().equals("Warning"));
            });
    assertThat(world.condition("aapl-sma", ConditionType.Ready).holds()).isTrue();

    storageClass(true);

    World.soon()
        .until(
            () -> claim().get().getSpec().getResources().getRequests().get("storage"),
            new Quantity("2Gi")::equals);
    World.soon().until(() -> !world.condition("aapl-sma", ConditionType.Degraded).holds());
  }

  private void storageClass(boolean expands) {
    world
        .admin
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(world.namespace)
                .endMetadata()
                .withProvisioner("none.test")
                .withAllowVolumeExpansion(expands)
                .build())
        .createOr(there -> there.update());
  }

  private Resource<PersistentVolumeClaim> claim() {
    String name =
        "aapl-sma-ledger-"
            + world.resource("aapl-sma").get().getMetadata().getUid().substring(0, 8);
    return world.admin.persistentVolumeClaims().inNamespace(world.namespace).withName(name);
  }
}
