package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.OnDelete;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes the CRD, and every strategy with it: each is closed as if it alone went. */
final class CrdDeletionIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ControlPlane plane;
  private ApiServer api;
  private World world;

  @BeforeEach
  void start() {
    plane = new ControlPlane();
    api = ApiServer.of(plane);
    world = new World(api, Map.of("deletion-timeout", "2s"));
    world.startOperator();
  }

  @AfterEach
  void stop() {
    world.close();
    api.close();
    plane.close();
  }

  @Test
  void positionsAreClosedFirstAndTheCrdMayComeBack() throws IOException {
    world.create("closes");
    world.create("keeps", spec -> spec.withOnDelete(OnDelete.Keep));
    world.create("waits");
    world.awaitSettled("closes");
    world.awaitSettled("keeps");
    world.awaitSettled("waits");
    FakeBook waiting = world.kubelet.book("waits");
    waiting.flattens = false;
    for (String name : new String[] {"closes", "keeps", "waits"}) {
      world.kubelet.book(name).position = new BigDecimal("100");
    }

    deleteCrd();
    world.awaitGone("closes");
    world.awaitGone("keeps");
    world.awaitReason("waits", ConditionType.Deleting, "TimedOut");
    assertThat(world.kubelet.book("closes").position).isZero();
    assertThat(world.kubelet.book("keeps").position).isEqualByComparingTo("100");
    assertThat(crdExists()).as("the CRD waits for its last resource").isTrue();

    waiting.flatten();
    World.soon().atMost(PATIENCE).until(() -> !crdExists());
    assertThat(world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems())
        .isEmpty();
    assertThat(world.admin.persistentVolumeClaims().inNamespace(world.namespace).list().getItems())
        .hasSize(3);

    Rights.install(world.admin);
    World.soon()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              world.create("again");
              return true;
            });
    World.soon()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!world.operator().troubles().isEmpty()) {
                world.stopOperator();
                world.startOperator();
              }
              return world.condition("again", ConditionType.Ready).holds();
            });
  }

  private void deleteCrd() {
    world
        .admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("tradingstrategies.tradewind.dev")
        .delete();
  }

  private boolean crdExists() {
    return world
            .admin
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("tradingstrategies.tradewind.dev")
            .get()
        != null;
  }
}
