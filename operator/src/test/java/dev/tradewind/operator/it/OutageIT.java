package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import io.fabric8.kubernetes.api.model.Pod;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cluster's own memory fails: strategies trade on, and nothing happens twice afterwards. */
final class OutageIT {
  /** Minutes with {@code make test-long}. */
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("tradewind.outage.seconds", 8));

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NAME = "aapl-sma";

  private static ControlPlane plane;
  private static ApiServer api;

  private World world;
  private FakeBook book;

  @BeforeAll
  static void startPlane() {
    plane = new ControlPlane();
    api = ApiServer.of(plane);
  }

  @AfterAll
  static void stopPlane() {
    api.close();
    plane.close();
  }

  @BeforeEach
  void start() {
    world = new World(api, Map.of("health.pulse-interval", "1s"));
    book = world.kubelet.book(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void anApiServerThatIsAwayChangesNothing() {
    world.startOperator();
    world.create(NAME);
    world.awaitSettled(NAME);
    List<ControlCommand> commands = book.commands();
    String pod = pod();

    plane.stopApi();
    book.position = new BigDecimal("70");
    pass(OUTAGE);
    plane.startApi();

    assertThat(world.operator().troubles()).isEmpty();
    World.soon()
        .atMost(PATIENCE)
        .until(() -> world.status(NAME).sample().positionSummary(), "70"::equals);
    assertThat(pod()).isEqualTo(pod);
    assertThat(book.commands()).isEqualTo(commands);
    assertThat(book.epoch()).isOne();

    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    World.soon().atMost(PATIENCE).until(() -> book.position.signum() == 0);
  }

  @Test
  void anEtcdThatFreezesBeyondTheLeaseCostsTheLeadAndNothingElse() throws InterruptedException {
    Map<String, String> election =
        Map.of(
            "TRADEWIND_OPERATOR_LEADER_LEASE_DURATION", "4s",
            "TRADEWIND_OPERATOR_LEADER_RENEW_DEADLINE", "3s",
            "TRADEWIND_OPERATOR_LEADER_RETRY_PERIOD", "500ms");
    List<ControlCommand> commands;
    String pod;
    try (OperatorProcess first = new OperatorProcess(world, election)) {
      world.create(NAME);
      world.awaitSettled(NAME);
      commands = book.commands();
      pod = pod();

      plane.freezeEtcd();
      try {
        pass(OUTAGE);
        first.awaitEnd();
      } finally {
        plane.thawEtcd();
      }
    }
    try (OperatorProcess second = new OperatorProcess(world, election)) {
      World.soon().atMost(PATIENCE).until(() -> second.code("/health/ready") == 200);
      world.awaitSettled(NAME);
      assertThat(pod()).isEqualTo(pod);
      assertThat(book.commands()).isEqualTo(commands);

      world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
      World.soon().atMost(PATIENCE).until(() -> book.state().name().equals("Flat"));
    }
  }

  /** What was written since the snapshot is not there any more; the pods and ledgers are. */
  @Test
  void anOlderSnapshotIsFollowedWithoutLosingALedger() {
    world.startOperator();
    world.create(NAME);
    world.create("leaves");
    world.awaitSettled(NAME);
    world.awaitSettled("leaves");
    book.position = new BigDecimal("70");
    world.stopOperator();
    Path snapshot = plane.snapshot();
    world.startOperator();
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().atMost(PATIENCE).until(() -> book.epoch() == 2);
    world.awaitSettled(NAME);
    world.resource("leaves").delete();
    world.awaitGone("leaves");
    world.create("comes");
    world.awaitSettled("comes");

    plane.restore(snapshot);
    restartIfItAsksFor();

    World.soon()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(world.status(NAME).trading().epoch()).isEqualTo(3);
              assertThat(world.condition(NAME, ConditionType.Ready).holds()).isTrue();
              assertThat(world.condition("leaves", ConditionType.Ready).holds()).isTrue();
            });
    assertThat(world.resource(NAME).get().getSpec().parameters().get("fast").toString())
        .isEqualTo("10");
    assertThat(world.status(NAME).sample().positionSummary()).isEqualTo("70");
    assertThat(world.resource("comes").get()).isNull();
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    World.soon().atMost(PATIENCE).until(() -> book.position.signum() == 0);
  }

  /** As the kubelet does with an operator that says of itself that it does not live. */
  private void restartIfItAsksFor() {
    World.soon()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!world.operator().troubles().isEmpty()) {
                world.stopOperator();
                world.startOperator();
              }
              return world.status(NAME).trading().epoch() == 3;
            });
  }

  private String pod() {
    Pod pod = world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0").get();
    return pod.getMetadata().getUid();
  }

  private static void pass(Duration time) {
    Awaitility.await().atMost(time.plusSeconds(5)).pollDelay(time).until(() -> true);
  }
}
