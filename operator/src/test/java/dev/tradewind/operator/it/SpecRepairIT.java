package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A field that was wrong and is right again leaves no trace. */
@Processors
final class SpecRepairIT {
  private static final int AT_ONCE = 12;

  private World world;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger();

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void ofTheSchema() throws InterruptedException {
    List<SchemaField> fields = SchemaField.ofSpec();
    assertThat(fields).hasSizeGreaterThan(25);
    Together.run(AT_ONCE, fields.stream().<Runnable>map(field -> () -> repair(field)).toList());
    assertThat(refused.get()).isGreaterThan(150);
  }

  private void repair(SchemaField field) {
    String name = "f-" + Integer.toHexString(field.path().hashCode());
    world.create(name);
    world.awaitSettled(name);
    Picture before = Picture.ofNow(world, name);
    TradingStrategy sound = world.resource(name).get();
    for (String wrong : field.wrongValues()) {
      boolean taken = tries(name, field.patch(wrong), field);
      if (taken) {
        world.awaitStatus(name, s -> s.observedGeneration() == generation(name));
        restore(sound);
      }
    }
    world.awaitStatus(name, s -> s.observedGeneration() == generation(name));
    world.awaitSettled(name);
    World.soon()
        .untilAsserted(
            () ->
                assertThat(Picture.ofNow(world, name).differences(before))
                    .as(field.path())
                    .isEmpty());
  }

  private boolean tries(String name, String patch, SchemaField field) {
    try {
      world.patch(name, patch);
      stored.incrementAndGet();
      return true;
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as(patch).isIn(400, 422);
      assertThat(e.getMessage()).as(patch).contains(field.name());
      refused.incrementAndGet();
      return false;
    }
  }

  private void restore(TradingStrategy sound) {
    TradingStrategy now = world.resource(sound.getMetadata().getName()).get();
    now.setSpec(sound.getSpec());
    world.admin.resource(now).update();
  }

  private long generation(String name) {
    return world.resource(name).get().getMetadata().getGeneration();
  }

  @Test
  void ofTheAlgo() throws InterruptedException {
    List<Runnable> repairs = new ArrayList<>();
    for (AlgoDefinition algo : AlgoCatalogue.builtIn().algos()) {
      repairs.add(() -> repair(algo));
    }
    Together.run(AT_ONCE, repairs);
    assertThat(stored.get()).isGreaterThan(40);
  }

  /** A strategy that was never valid, and one that was, end as one that was never wrong. */
  private void repair(AlgoDefinition algo) {
    String fresh = algo.name() + "-a";
    String wrongFirst = algo.name() + "-b";
    create(fresh, algo, "{}");
    world.awaitSettled(fresh);
    Picture wanted = Picture.ofNow(world, fresh);
    boolean first = true;
    for (String parameters : mistakes(algo)) {
      if (first) {
        create(wrongFirst, algo, parameters);
        first = false;
      } else {
        world.patch(wrongFirst, "{\"spec\":{\"parameters\":%s}}".formatted(parameters));
      }
      stored.incrementAndGet();
      long generation = generation(wrongFirst);
      world.awaitStatus(wrongFirst, s -> Objects.equals(s.observedGeneration(), generation));
      assertThat(world.condition(wrongFirst, ConditionType.SpecValid).holds())
          .as(parameters)
          .isFalse();
      TradingStrategy now = world.resource(wrongFirst).get();
      now.getSpec().parameters().clear();
      world.admin.resource(now).update();
      world.awaitSettled(wrongFirst);
      World.soon()
          .untilAsserted(
              () ->
                  assertThat(Picture.ofNow(world, wrongFirst).differences(wanted))
                      .as(parameters)
                      .isEmpty());
    }
  }

  private void create(String name, AlgoDefinition algo, String parameters) {
    String spec =
        World.SPEC
            .replace("sma-crossover", algo.name())
            .replaceAll("\"parameters\": \\{[^}]*}", "\"parameters\": " + parameters);
    JsonNode strategy =
        world
            .admin
            .getKubernetesSerialization()
            .unmarshal(
                """
                {"apiVersion": "tradewind.dev/v1alpha1", "kind": "TradingStrategy",
                 "metadata": {"name": "%s", "namespace": "%s"}, "spec": %s}
                """
                    .formatted(name, world.namespace, spec),
                JsonNode.class);
    world.admin.resource(strategy.toString()).create();
  }

  private static List<String> mistakes(AlgoDefinition algo) {
    List<String> all = new ArrayList<>();
    algo.parameters()
        .forEach(
            parameter -> {
              String field = "{\"%s\": %s}";
              all.add(field.formatted(parameter.name(), "\"many\""));
              all.add(field.formatted(parameter.name(), "[1]"));
              all.add(
                  field.formatted(
                      parameter.name(),
                      parameter
                          .minimum()
                          .toBigDecimal()
                          .subtract(java.math.BigDecimal.ONE)
                          .toPlainString()));
              all.add(
                  field.formatted(
                      parameter.name(),
                      parameter
                          .maximum()
                          .toBigDecimal()
                          .add(java.math.BigDecimal.ONE)
                          .toPlainString()));
            });
    all.add("{\"nonsense\": 1}");
    return all;
  }
}
