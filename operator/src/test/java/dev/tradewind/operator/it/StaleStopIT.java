package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.ConditionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A change that is taken back while its pod does not answer leaves nothing behind: the stop that
 * never reached the pod counts for no later change.
 */
final class StaleStopIT {
  private static final String NAME = "aapl-sma";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(6);

  private final World world = new World(Map.of("stop-timeout", STOP_TIMEOUT.toSeconds() + "s"));
  private FakeBook book;

  @BeforeEach
  void takeAChangeBack() {
    world.create(NAME);
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
    String pod = podUid();
    world.kubelet.misbehave(FakePod.Fault.Vanishes);
    world.awaitReason(NAME, ConditionType.Degraded, "SampleStale");
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitReason(NAME, ConditionType.Progressing, "StoppingOld");
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":10}}}");
    world.awaitReason(NAME, ConditionType.Progressing, "StartingNew");
    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitSettled(NAME);
    Awaitility.await()
        .atMost(STOP_TIMEOUT.multipliedBy(3))
        .during(STOP_TIMEOUT.plusSeconds(1))
        .until(() -> pod.equals(podUid()));
    assertThat(book.commands()).noneMatch(ControlCommand.Stop.class::isInstance);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theNextChangeStopsThePodAndTellsTheStricterStateFirst() {
    world.kubelet.starts(false);
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\",\"parameters\":{\"fast\":5}}}");

    World.soon().until(() -> book.stopped);
    assertThat(book.told).isEqualTo(BookState.Paused);
  }

  @Test
  void aChangeThatIsImpossibleStopsNothing() {
    String pod = podUid();
    world.patch(NAME, "{\"spec\":{\"marketData\":{\"sourceRef\":{\"name\":\"nowhere\"}}}}");

    world.awaitReason(NAME, ConditionType.SpecValid, "ReferenceNotFound");
    assertThat(podUid()).isEqualTo(pod);
  }

  @Test
  void aDeletionThatKeepsThePositionStopsThePodFirst() {
    book.position = new BigDecimal("100");
    world.patch(NAME, "{\"spec\":{\"onDelete\":\"Keep\"}}");
    world.resource(NAME).delete();

    world.awaitGone(NAME);
    assertThat(book.commands().getLast()).isInstanceOf(ControlCommand.Stop.class);
  }

  private String podUid() {
    var pod = world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0").get();
    return pod == null ? "none" : pod.getMetadata().getUid();
  }
}
