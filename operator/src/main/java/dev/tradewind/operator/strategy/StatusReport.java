package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.halt.Halts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The status as it should be now, but for the rule when a sample is worth a write. Pure.
 *
 * @param rule of the history
 */
record StatusReport(HistoryRule rule) {

  /**
   * Of a living strategy.
   *
   * @param complaint what of its objects cannot be as it should be, though it can trade
   */
  TradingStrategyStatus living(
      Observation seen, Verdict verdict, Plan plan, Optional<String> complaint) {
    List<Finding> findings = new Findings(seen, verdict, plan).all();
    complaint.ifPresent(why -> findings.replaceAll(finding -> degraded(finding, why)));
    return report(seen, plan, findings);
  }

  /** What else needs a look comes first: it may keep it from trading. */
  private static Finding degraded(Finding finding, String complaint) {
    return finding.type() == ConditionType.Degraded && !finding.holds()
        ? Finding.of(ConditionType.Degraded, true, Findings.REFUSED, complaint)
        : finding;
  }

  /** Of a living one whose objects the API server refuses: what was in force stays on record. */
  TradingStrategyStatus refused(Observation seen, Verdict verdict, Plan plan, String why) {
    Plan asBefore = plan.trading(seen.status().trading());
    return report(seen, asBefore, new Findings(seen, verdict, asBefore, Optional.of(why)).all());
  }

  /**
   * Of one that is being deleted.
   *
   * @param refusal why the API server does not take its objects
   */
  TradingStrategyStatus deleting(
      Observation seen, Verdict verdict, DeletionPlan deletion, Optional<String> refusal) {
    Plan plan = refusal.isPresent() ? withoutNews(seen, deletion.plan()) : deletion.plan();
    List<Finding> findings = new ArrayList<>(new Findings(seen, verdict, plan, refusal).all());
    findings.add(Finding.of(ConditionType.Deleting, true, deletion.reason(), deletion.message()));
    return report(seen, plan, findings);
  }

  /** A spec whose objects could not be written is not in force. */
  private static Plan withoutNews(Observation seen, Plan plan) {
    Trading before = seen.status().trading();
    boolean isNews =
        before != null
            && plan.trading() != null
            && !(before.specHash().equals(plan.trading().specHash())
                && before.image().equals(plan.trading().image())
                && Objects.equals(before.rollout(), plan.trading().rollout()));
    return isNews ? plan.trading(before) : plan;
  }

  /** Of one whose objects are being removed: what it was last, and that it goes. */
  static TradingStrategyStatus removing(Observation seen, String message) {
    TradingStrategyStatus before = seen.status();
    Finding going = Finding.of(ConditionType.Deleting, true, DeletionPlan.REMOVING, message);
    List<Condition> conditions = new ArrayList<>(before.conditions());
    conditions.removeIf(condition -> condition.type().equals(ConditionType.Deleting.name()));
    conditions.add(
        going.since(
            before.condition(ConditionType.Deleting).orElse(null),
            seen.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            seen.generation()));
    return new TradingStrategyStatus(
        seen.generation(),
        Phase.of(conditions, true),
        before.symbolSummary(),
        before.effectiveState(),
        before.halts(),
        before.trading(),
        before.latch(),
        before.sample(),
        before.history(),
        conditions);
  }

  private TradingStrategyStatus report(Observation seen, Plan plan, List<Finding> findings) {
    TradingStrategyStatus before = seen.status();
    String now = seen.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Condition> conditions =
        findings.stream()
            .map(f -> f.since(before.condition(f.type()).orElse(null), now, seen.generation()))
            .toList();
    return new TradingStrategyStatus(
        seen.generation(),
        Phase.of(conditions, plan.runs() || seen.pod().isPresent()),
        String.join(",", seen.strategy().getSpec().allSymbols()),
        plan.effective(),
        seen.halts().stream().map(Halts::reference).toList(),
        plan.trading(),
        seen.latch().orElse(null),
        sample(seen).orElse(before.sample()),
        rule.next(seen, plan, findings.getFirst(), now).records(),
        conditions);
  }

  private static Optional<Sample> sample(Observation seen) {
    return seen.view().answering().map(Samples::of);
  }

  /** The same status with another sample. */
  static TradingStrategyStatus withSample(TradingStrategyStatus status, Sample sample) {
    return new TradingStrategyStatus(
        status.observedGeneration(),
        status.phase(),
        status.symbolSummary(),
        status.effectiveState(),
        status.halts(),
        status.trading(),
        status.latch(),
        sample,
        status.history(),
        status.conditions());
  }
}
