package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.render.Rendering;
import java.util.Objects;
import java.util.Optional;

/**
 * Which spec should trade: the resource's, the last valid one, or, after a failure, the last one
 * whose pod was ready. Pure.
 */
final class TargetDecision {
  private final String image;

  /**
   * @param image for what is new
   */
  TargetDecision(String image) {
    this.image = image;
  }

  /** What should trade while the strategy lives; empty when no valid spec is to be found. */
  Optional<Target> living(Observation seen, Verdict verdict) {
    return verdict.valid() ? Optional.of(wanted(seen)) : holding(seen, verdict);
  }

  /** What should trade while nothing may change; empty when no valid spec is to be found. */
  Optional<Target> holding(Observation seen, Verdict verdict) {
    return seen.fileInForce()
        .map(file -> Target.inForce(file, seen.inForce().orElseThrow()))
        .or(() -> verdict.valid() ? Optional.of(wanted(seen)) : Optional.empty());
  }

  private Target wanted(Observation seen) {
    StrategyFile file = StrategyFile.forPod(seen.strategy());
    String rollout = seen.annotation(TradingStrategy.ROLLOUT).orElse(null);
    History history = new History(seen.status().history());
    if (history.failed(file.specHash(), image, rollout)
        || hasFailed(seen, file, rollout, history)) {
      return history
          .lastReady()
          .flatMap(last -> fallback(seen, last))
          .or(() -> seen.fileInForce().map(f -> Target.inForce(f, seen.inForce().orElseThrow())))
          .orElseGet(() -> anew(seen, file, rollout, history));
    }
    return anew(seen, file, rollout, history);
  }

  /** Whether what is in force is what is wanted, and has failed, with whatever image. */
  private static boolean hasFailed(
      Observation seen, StrategyFile file, String rollout, History history) {
    return seen.inForce()
        .filter(trading -> trading.specHash().equals(file.specHash()))
        .filter(trading -> Objects.equals(trading.rollout(), rollout))
        .filter(t -> history.failed(t.specHash(), t.image(), t.rollout()))
        .isPresent();
  }

  private Target anew(Observation seen, StrategyFile file, String rollout, History history) {
    Optional<Trading> inForce = seen.inForce();
    boolean otherSpec =
        inForce.filter(trading -> trading.specHash().equals(file.specHash())).isEmpty();
    boolean rolls =
        rollout != null
            && inForce.filter(trading -> rollout.equals(trading.rollout())).isEmpty()
            && !history.failedRollout(rollout);
    return otherSpec || rolls
        ? new Target(file, image, rollout, Rendering.VERSION, true, false)
        : Target.inForce(file, inForce.orElseThrow());
  }

  private static Optional<Target> fallback(Observation seen, SpecRecord last) {
    boolean isNew = seen.inForce().filter(trading -> History.isAbout(last, trading)).isEmpty();
    return seen.configMap(last.specHash())
        .flatMap(Observation::file)
        .map(
            file ->
                new Target(
                    file,
                    last.image(),
                    last.rollout(),
                    Rendering.version(last.renderVersion()),
                    isNew,
                    true));
  }
}
