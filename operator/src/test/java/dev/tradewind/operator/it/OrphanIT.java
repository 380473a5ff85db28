package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A strategy that went past its finalizer leaves a pod that trades. */
final class OrphanIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World(Map.of("health.pulse-interval", "500ms"));
    world.create("aapl-sma");
    world.create("ibm-sma");
    world.awaitSettled("aapl-sma");
    world.awaitSettled("ibm-sma");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whatTradesWithoutAStrategyIsTold() {
    Awaitility.await()
        .during(Duration.ofSeconds(12))
        .atMost(Duration.ofSeconds(15))
        .until(() -> orphans() == 0);

    world.stopOperator(); // Else it puts the finalizer back.
    world
        .resource("aapl-sma")
        .edit(
            strategy -> {
              strategy.getMetadata().setFinalizers(null);
              return strategy;
            });
    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");
    world.startOperator();

    World.soon().until(() -> orphans() == 1);
    assertThat(set("aapl-sma").get()).isNotNull();
    assertThat(set("ibm-sma").get()).isNotNull();

    set("aapl-sma").delete();
    World.soon().until(() -> orphans() == 0);
  }

  private double orphans() {
    return world.meters().get(OperatorMetric.ORPHANS.metricName()).gauge().value();
  }

  private RollableScalableResource<StatefulSet> set(String name) {
    return world.admin.apps().statefulSets().inNamespace(world.namespace).withName(name);
  }
}
