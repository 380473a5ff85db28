package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatusBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is somebody else's is left alone, and what cannot be written is told where people look. */
final class ForeignObjectsIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aSecretOfSomebodyElseIsNeitherReadNorChanged() {
    HasMetadata foreign =
        world
            .admin
            .resource(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName("aapl-sma-control-keys")
                    .withNamespace(world.namespace)
                    .endMetadata()
                    .withData(Map.of("current", "aHVudGVyMg=="))
                    .build())
            .create();

    world.create("aapl-sma");
    refusedBecause("the Secret aapl-sma-control-keys exists already");
    assertThat(world.admin.resource(foreign).get()).isEqualTo(foreign);

    world.admin.resource(foreign).delete();
    world.awaitSettled("aapl-sma");
    assertThat(world.condition("aapl-sma", ConditionType.Degraded).holds()).isFalse();
  }

  @Test
  void anObjectOfSomebodyElseKeepsNoStricterStateFromThePod() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    book.position = new BigDecimal("100");
    world.stopOperator();
    world.takeServiceAccount();
    world.startOperator();
    world.awaitReason("aapl-sma", ConditionType.Degraded, "ObjectRefused");

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");

    World.soon().until(() -> book.position.signum() == 0);
  }

  @Test
  void aServiceOfSomebodyElseIsNotTakenOver() {
    HasMetadata foreign =
        world
            .admin
            .resource(
                new ServiceBuilder()
                    .withNewMetadata()
                    .withName("tradewind-strategies")
                    .withNamespace(world.namespace)
                    .endMetadata()
                    .withNewSpec()
                    .withClusterIP("None")
                    .withSelector(Map.of("app", "shop"))
                    .endSpec()
                    .build())
            .create();

    world.create("aapl-sma");
    refusedBecause("the Service tradewind-strategies exists already");
    assertThat(world.admin.resource(foreign).get()).isEqualTo(foreign);
  }

  @Test
  void aQuotaIsNamedAndLiftingItIsEnough() {
    var quota =
        world.admin.resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("no-secrets")
                .withNamespace(world.namespace)
                .endMetadata()
                .withNewSpec()
                .addToHard("secrets", new Quantity("0"))
                .endSpec()
                .build());
    quota.create();
    quota.editStatus(
        q -> {
          q.setStatus(
              new ResourceQuotaStatusBuilder()
                  .withHard(q.getSpec().getHard())
                  .addToUsed("secrets", new Quantity("0"))
                  .build());
          return q;
        });

    world.create("aapl-sma");
    refusedBecause("exceeded quota: no-secrets");

    quota.delete();
    world.awaitSettled("aapl-sma");
  }

  /** In the condition that says why there is no pod, in Degraded, and in one Event. */
  private void refusedBecause(String sentence) {
    World.soon()
        .untilAsserted(
            () -> {
              assertThat(world.condition("aapl-sma", ConditionType.Ready).message())
                  .containsIgnoringCase(sentence);
              assertThat(world.condition("aapl-sma", ConditionType.Degraded).reason())
                  .isEqualTo("ObjectRefused");
              assertThat(world.events("aapl-sma"))
                  .filteredOn(e -> e.getReason().equals("ObjectRefused"))
                  .hasSize(1)
                  .allMatch(e -> e.getType().equals("Warning"));
            });
    assertThat(world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems())
        .isEmpty();
  }
}
