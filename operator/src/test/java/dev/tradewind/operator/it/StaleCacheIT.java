package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator whose watches are late acts on what was: it must not harm what is. */
final class StaleCacheIT {
  private static final String NAME = "aapl-sma";

  private World world;
  private FaultyApi api;

  @BeforeEach
  void start() {
    world = new World(ApiServer.running(), Map.of("sample-interval", "1s"));
    api = new FaultyApi(world.api.operatorConfig());
    world.startOperator(api.client());
    world.create(NAME);
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    api.releaseWatches();
    world.close();
    api.close();
  }

  @Test
  void aStrategyThatIsGoneAndAnotherOfItsNameIsThere() {
    String before = uid();
    api.holdWatches();
    world.patch(NAME, "{\"metadata\":{\"finalizers\":null}}");
    world.resource(NAME).delete();
    world.awaitGone(NAME);
    world.create(NAME);
    String after = uid();
    assertThat(after).isNotEqualTo(before);
    Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
    assertThat(world.status(NAME).conditions()).as("nobody reports on the wrong one").isEmpty();

    api.releaseWatches();
    world.awaitSettled(NAME);
    World.soon()
        .untilAsserted(() -> assertThat(objects()).allMatch(o -> Labels.belongsTo(o, after)));
    assertThat(world.admin.persistentVolumeClaims().inNamespace(world.namespace).list().getItems())
        .as("the ledger of the old one stays, and the new one has its own")
        .hasSize(2)
        .anyMatch(claim -> Labels.belongsTo(claim, before))
        .anyMatch(claim -> Labels.belongsTo(claim, after));
  }

  @Test
  void aStrategyThatIsBeingDeleted() {
    world.kubelet.book(NAME).position = new BigDecimal("100");
    api.holdWatches();
    world.resource(NAME).delete();
    Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(world.resource(NAME).get()).isNotNull();

    api.releaseWatches();
    world.awaitGone(NAME);
    assertThat(world.kubelet.book(NAME).position).isZero();
    World.soon().until(() -> objects().isEmpty());
    Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(objects()).as("nothing comes back").isEmpty();
  }

  @Test
  void aStateThatIsNotSeenYetIsObeyedAfterwards() {
    FakeBook book = world.kubelet.book(NAME);
    api.holdWatches();
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(book.state().name()).isEqualTo("Running");

    api.releaseWatches();
    world.awaitReason(NAME, ConditionType.Trading, "Flat");
  }

  private String uid() {
    return world.resource(NAME).get().getMetadata().getUid();
  }

  private List<HasMetadata> objects() {
    return Stream.<List<? extends HasMetadata>>of(
            world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems(),
            world.admin.secrets().inNamespace(world.namespace).list().getItems(),
            world.admin.configMaps().inNamespace(world.namespace).list().getItems(),
            world.admin.pods().inNamespace(world.namespace).list().getItems())
        .<HasMetadata>flatMap(List::stream)
        .filter(object -> Labels.strategyOf(object).isPresent())
        .toList();
  }
}
