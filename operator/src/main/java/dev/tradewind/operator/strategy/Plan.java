package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Trading;

/**
 * What is to be.
 *
 * @param file that the pod is started with; null when no spec was ever valid
 * @param trading what is in force; null as long as nothing ever was
 * @param effective the state in force
 * @param asked what the pod is told to obey, whatever latch it holds
 * @param replicas 1, or 0 when suspended
 * @param step about the pod
 * @param progress of a change
 */
record Plan(
    StrategyFile file,
    Trading trading,
    EffectiveState effective,
    BookState asked,
    int replicas,
    Step step,
    Progress progress) {

  /** The same with another record of what trades. */
  Plan trading(Trading other) {
    return new Plan(file, other, effective, asked, replicas, step, progress);
  }

  /** The same with another step. */
  Plan step(Step other) {
    return new Plan(file, trading, effective, asked, replicas, other, progress);
  }

  /** Whether there is anything to run. */
  boolean runs() {
    return file != null;
  }
}
