package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is replaced by one of other parameters, and had no time for a Stop. */
final class ChangedAlgoIT {

  @TempDir private Path ledger;

  private RunningLoop loop(Plan plan) {
    return RunningLoop.start(
        new LoopSettings(plan, Manifests.EXAMPLE_DATA, ledger, 1_000_000, false, "test"));
  }

  @Test
  void whatItWantedToOpenEnds() {
    try (RunningLoop loop = loop(Patient.plan(false))) {
      loop.await(status -> status.openOrders().size() > 2);
    }
    Plan changed = Manifests.plan(Manifests.ibm().replace("fast: 20", "fast: 30"));
    try (RunningLoop loop = loop(changed)) {
      PodStatus begun = loop.await(status -> status.ready() && status.epoch() == 2);
      long bars = begun.counts().bars();
      assertThat(loop.await(status -> status.counts().bars() > bars).openOrders()).isEmpty();
    }
  }

  @Test
  void whatTheSameOneWantedGoesOn() {
    try (RunningLoop loop = loop(Patient.plan(false))) {
      loop.await(status -> status.openOrders().size() > 2);
    }
    try (RunningLoop loop = loop(Patient.plan(false))) {
      assertThat(loop.await(status -> status.ready() && status.epoch() == 2).openOrders())
          .hasSizeGreaterThan(2);
    }
  }
}
