package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReadyReason;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trouble that comes and goes is a series, not a flood. */
final class EventsIT {
  private static final int FLIPS = 20;

  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private List<Event> events(String reason) {
    return world.events("aapl-sma").stream().filter(e -> e.getReason().equals(reason)).toList();
  }

  @Test
  void aTroubleThatComesAndGoesIsOneSeriesAndNewsStillGetsThrough() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    Instant since = Instant.now();

    for (int flip = 0; flip < FLIPS; flip++) {
      book.troubleMessage = "AAPL.csv.gz is missing in /etc/tradewind/data.";
      book.trouble = ReadyReason.DataUnavailable;
      world.awaitReason("aapl-sma", ConditionType.Ready, "DataUnavailable");
      book.trouble = null;
      world.awaitReason("aapl-sma", ConditionType.Ready, "AsAsked");
    }

    List<Event> told = events("DataUnavailable");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getSeries().getCount()).isBetween(2, FLIPS);
    assertThat(told.getFirst().getSeries().getLastObservedTime().getTime()).isNotBlank();
    assertThat(world.writes(since).stream().filter(w -> w.contains(" events/")))
        .as("writes of Events")
        .hasSizeLessThanOrEqualTo(10);

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":50}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");
    World.soon().until(() -> events("InvalidParameter").size() == 1);
  }
}
