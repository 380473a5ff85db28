package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.TradingState;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a spec: its pod is ready, or is not ready in time while there is a spec to go
 * back to. Pure.
 *
 * @param deadline how long a new spec's pod may take
 */
record HistoryRule(Duration deadline) {

  /**
   * The history after a look at the strategy.
   *
   * @param ready the Ready condition of now
   * @param now ISO-8601 UTC
   */
  History next(Observation seen, Plan plan, Finding ready, String now) {
    History before = new History(seen.status().history());
    if (plan.trading() == null) {
      return before;
    }
    History history = before.with(plan.trading(), now);
    if (plan.effective().state() == TradingState.Suspended || !isAboutThePod(seen, plan)) {
      return history;
    }
    if (plan.progress() == Progress.StoppingOld) {
      return isReadyYet(seen) ? history.ready(now) : history;
    }
    if (ready.holds()) {
      return history.ready(now);
    }
    return isTooLate(seen, history) ? history.failed(ready.message(), now) : history;
  }

  private static boolean isAboutThePod(Observation seen, Plan plan) {
    if (seen.stayingPod().isEmpty()) {
      return seen.refusedPodHash().filter(plan.trading().specHash()::equals).isPresent();
    }
    return seen.podHash().filter(plan.trading().specHash()::equals).isPresent()
        && seen.podRollout().equals(Optional.ofNullable(plan.trading().rollout()))
        && seen.podImage().filter(plan.trading().image()::equals).isPresent();
  }

  /** Whether the old pod, which is to go, is ready: without a status nobody else remembers that. */
  private static boolean isReadyYet(Observation seen) {
    return seen.view().answering().filter(pod -> pod.ready() && !pod.stopped()).isPresent();
  }

  private boolean isTooLate(Observation seen, History history) {
    SpecRecord newest = history.records().getFirst();
    return newest.outcome() == Outcome.Starting
        && history
            .lastReady()
            .filter(
                last ->
                    !last.specHash().equals(newest.specHash())
                        || !last.image().equals(newest.image()))
            .isPresent()
        && !seen.waitingSince().plus(deadline).isAfter(seen.now());
  }
}
