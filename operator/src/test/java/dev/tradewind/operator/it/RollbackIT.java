package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A spec whose pod does not come up gives way to the last one that did. */
final class RollbackIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World(Map.of("progress-deadline", "3s", "stop-timeout", "1s"));
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aPodThatNeverStartsIsGivenUp() {
    String old = hash();
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus("aapl-sma", s -> !s.trading().specHash().equals(old));
    String failed = hash();

    World.soon().until(() -> outcomes().contains(Outcome.Failed));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");

    assertThat(hash()).isEqualTo(old);
    assertThat(history()).extracting(SpecRecord::specHash).containsExactly(old, failed, old);
    assertThat(world.condition("aapl-sma", ConditionType.Progressing).message())
        .contains(failed, "tradewind.dev/rollout");
    World.soon()
        .untilAsserted(
            () ->
                assertThat(world.events("aapl-sma"))
                    .filteredOn(e -> e.getReason().equals("RolledBack"))
                    .hasSize(1));

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
    assertThat(hash()).as("a change of state is no new try").isEqualTo(old);

    world.patch(
        "aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/rollout\":\"again\"}}}");
    World.soon().until(() -> hash().equals(failed) && outcomes().getFirst() == Outcome.Ready);
  }

  @Test
  void aFurtherSpecIsTriedAtOnce() {
    String old = hash();
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> outcomes().contains(Outcome.Failed));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":6}}}");
    world.awaitReason("aapl-sma", ConditionType.Progressing, "UpToDate");
    world.awaitSettled("aapl-sma");
    assertThat(hash()).isNotEqualTo(old);
  }

  @Test
  void missingDataIsNotTheSpecsFault() {
    FakeBook book = world.kubelet.book("aapl-sma");
    book.trouble = ReadyReason.DataUnavailable;
    book.troubleMessage = "AAPL.csv.gz is missing.";
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> book.epoch() == 2);

    World.soon().during(Duration.ofSeconds(5)).until(() -> !outcomes().contains(Outcome.Failed));

    book.trouble = null;
    book.troubleMessage = "";
    world.awaitSettled("aapl-sma");
  }

  private String hash() {
    return world.status("aapl-sma").trading().specHash();
  }

  private List<SpecRecord> history() {
    return world.status("aapl-sma").history();
  }

  private List<Outcome> outcomes() {
    return history().stream().map(SpecRecord::outcome).toList();
  }
}
