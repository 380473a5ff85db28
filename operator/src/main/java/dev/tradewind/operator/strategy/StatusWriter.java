package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.objects.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes status, and only what is worth a write. Safe for many threads. */
final class StatusWriter {
  /** What became of a report. */
  enum Outcome {
    /** The status says so already. */
    Unchanged,
    /** It was written. */
    Written,
    /** A sample has to wait for its share of the writes. */
    Postponed,
    /** The resource has changed meanwhile: look again. */
    Outdated
  }

  private final SampleRule rule;
  private final WriteBudget budget;
  private final EventRecorder events;
  private final Map<String, Instant> samplesWritten = new ConcurrentHashMap<>();

  StatusWriter(Duration sampleInterval, WriteBudget budget, EventRecorder events) {
    this.rule = new SampleRule(sampleInterval);
    this.budget = budget;
    this.events = events;
  }

  Outcome write(Observation seen, TradingStrategyStatus report, Context<TradingStrategy> context) {
    TradingStrategyStatus before = seen.status();
    TradingStrategyStatus quiet = StatusReport.withSample(report, before.sample());
    boolean due = sampleIsDue(seen, before.sample(), report.sample());
    if (!quiet.equals(before)) {
      budget.spend(seen.now());
      return patch(seen, report, context);
    }
    if (!due) {
      return Outcome.Unchanged;
    }
    return budget.take(seen.now()) ? patch(seen, report, context) : Outcome.Postponed;
  }

  void forget(String uid) {
    samplesWritten.remove(uid);
    events.forget(uid);
  }

  private boolean sampleIsDue(Observation seen, Sample before, Sample after) {
    boolean completed =
        seen.view().answering().filter(p -> p.trading() == TradingReason.Completed).isPresent();
    Instant last = samplesWritten.get(seen.uid());
    return rule.due(before, after, completed, last, seen.now()) == SampleRule.Due.Soon;
  }

  private Outcome patch(
      Observation seen, TradingStrategyStatus status, Context<TradingStrategy> context) {
    TradingStrategy primary = seen.strategy();
    TradingStrategy patch = new TradingStrategy();
    patch.setMetadata(StatusPatch.identity(primary));
    patch.setStatus(status);
    if (!StatusPatch.apply(patch, primary, context)) {
      return Outcome.Outdated;
    }
    samplesWritten.put(seen.uid(), seen.now());
    Notice.between(seen.status(), status).forEach(notice -> events.record(primary, notice));
    return Outcome.Written;
  }
}
