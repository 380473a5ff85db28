package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.Wish;
import dev.tradewind.operator.render.Rendering;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be while a strategy lives: which spec trades, in which state, and what to do about the
 * pod next. Pure.
 */
final class RunDecision {
  /**
   * What of the resource may be obeyed besides a stricter state.
   *
   * @param release whether a latch is released
   * @param deposit whether capital may change
   */
  private record Allowed(boolean release, boolean deposit) {
    static final Allowed STRICTER_ONLY = new Allowed(false, false);
  }

  private final TargetDecision targets;
  private final Duration stopTimeout;

  /**
   * @param image for specs that are new
   * @param stopTimeout how long a pod may take to stop
   */
  RunDecision(String image, Duration stopTimeout) {
    this.targets = new TargetDecision(image);
    this.stopTimeout = stopTimeout;
  }

  Plan decide(Observation seen, Verdict verdict) {
    EffectiveState effective = StateDecision.living(seen, verdict);
    Allowed allowed = new Allowed(StateDecision.releases(seen, verdict), verdict.valid());
    return targets
        .living(seen, verdict)
        .map(target -> run(seen, target, effective, allowed))
        .orElseGet(() -> withoutFile(seen, effective));
  }

  /**
   * What would replace the pod that trades; empty when nothing would, or it is stopping already.
   */
  Optional<Target> change(Observation seen, Verdict verdict) {
    return verdict.valid() && seen.inForce().isPresent() && seen.view().stopAsked() == null
        ? targets.living(seen, verdict).filter(target -> target.isNew() && !target.rolledBack())
        : Optional.empty();
  }

  /** What is to be while the spec in force stays in force, whatever the resource says now. */
  Plan holding(Observation seen, Verdict verdict, EffectiveState effective) {
    return targets
        .holding(seen, verdict)
        .map(target -> run(seen, target, effective, Allowed.STRICTER_ONLY))
        .orElseGet(() -> withoutFile(seen, effective));
  }

  private Plan run(Observation seen, Target target, EffectiveState effective, Allowed allowed) {
    boolean podIsOld = seen.pod().isPresent() && !isFor(seen, target);
    if (podIsOld && !released(seen)) {
      return stopOld(seen, target, effective);
    }
    Trading trading =
        target.isNew() || seen.inForce().isEmpty()
            ? anew(seen, target)
            : known(seen.inForce().get(), seen);
    if (effective.state() == TradingState.Suspended) {
      return suspended(seen, target, trading, effective);
    }
    Step step = podIsOld ? replace(seen) : stepFor(seen, effective, allowed);
    return new Plan(target.file(), trading, effective, 1, step, progress(seen, target));
  }

  /**
   * That the book holds nothing is on record before its pod goes: without a pod nobody could tell.
   */
  private static Plan suspended(
      Observation seen, Target target, Trading trading, EffectiveState effective) {
    boolean podGoes = seen.runsPod() && !recorded(seen, effective);
    return podGoes
        ? new Plan(target.file(), trading, effective, 1, Step.WRITE_DOWN, rest(target))
        : new Plan(target.file(), trading, effective, 0, Step.REST, rest(target));
  }

  /** Whether the pod was made for this spec and rollout. */
  private static boolean isFor(Observation seen, Target target) {
    return seen.podHash().filter(target.file().specHash()::equals).isPresent()
        && seen.podRollout().equals(Optional.ofNullable(target.rollout()));
  }

  /** The old spec stays in force until its pod has stopped. */
  private static Plan stopOld(Observation seen, Target target, EffectiveState effective) {
    StrategyFile old = seen.fileInForce().orElse(target.file());
    Trading trading = seen.inForce().map(t -> known(t, seen)).orElseGet(() -> anew(seen, target));
    Step step = stop(seen, StopPurpose.Change);
    return new Plan(old, trading, effective, 1, step, Progress.StoppingOld);
  }

  private static Step stepFor(Observation seen, EffectiveState effective, Allowed allowed) {
    if (seen.stayingPod().isEmpty()) {
      return Step.REST;
    }
    if (seen.view().stopped()) {
      return Step.REPLACE;
    }
    Optional<PodStatus> pod = seen.view().answering();
    if (pod.isEmpty()) {
      return Step.REST;
    }
    if (seen.ledgerIsLost()) {
      return Step.REST;
    }
    if (pod.get().epoch() > 0 && seen.inForce().map(Trading::epoch).isEmpty()) {
      return Step.WRITE_DOWN;
    }
    if (allowed.release()) {
      return recorded(seen, effective)
          ? new Step.Tell(new Wish.Release(pod.get().latch().id()))
          : Step.WRITE_DOWN;
    }
    return command(seen, effective, pod.get(), allowed);
  }

  private static Step command(
      Observation seen, EffectiveState effective, PodStatus pod, Allowed allowed) {
    var state = StateDecision.commanded(effective.state());
    if (pod.state() != state) {
      boolean looser = pod.state() != null && state.compareTo(pod.state()) < 0;
      return looser && !recorded(seen, effective)
          ? Step.WRITE_DOWN
          : new Step.Tell(new Wish.State(state));
    }
    if (suspends(seen) && pod.empty()) {
      return stop(seen, StopPurpose.Suspend);
    }
    BigDecimal capital = new BigDecimal(seen.strategy().getSpec().capital().amount());
    boolean refused = seen.view().refusal(capital).isPresent();
    boolean bookOpen = pod.capital() != null && pod.sample() != null;
    if (allowed.deposit() && bookOpen && pod.capital().compareTo(capital) != 0 && !refused) {
      return new Step.Tell(new Wish.Capital(capital));
    }
    return Step.REST;
  }

  private static boolean recorded(Observation seen, EffectiveState effective) {
    return seen.stateInForce().filter(effective.state()::equals).isPresent();
  }

  private static boolean suspends(Observation seen) {
    return !seen.strategy().isMarkedForDeletion()
        && seen.strategy().getSpec().state() == DesiredState.Suspended;
  }

  static Step stop(Observation seen, StopPurpose purpose) {
    return seen.stayingPod().isPresent() ? new Step.Tell(new Wish.Stop(purpose)) : Step.REST;
  }

  private static Step replace(Observation seen) {
    return seen.stayingPod().isPresent() ? Step.REPLACE : Step.REST;
  }

  /** Whether the old pod may go: stopped, going already, never started, or asked for too long. */
  boolean released(Observation seen) {
    return seen.reachablePod().isEmpty()
        || seen.view().stopped()
        || (seen.view().stopAsked() != null
            && seen.view().stopAsked().plus(stopTimeout).isBefore(seen.now()));
  }

  private static Trading anew(Observation seen, Target target) {
    Long epoch = seen.inForce().map(Trading::epoch).orElse(null);
    return new Trading(
        target.file().specHash(),
        seen.generation(),
        epoch,
        target.image(),
        Rendering.VERSION,
        target.rollout());
  }

  /** What is in force, with the epoch as last heard. */
  private static Trading known(Trading trading, Observation seen) {
    Long epoch =
        seen.view().status() == null || seen.view().status().epoch() == 0 || seen.ledgerIsLost()
            ? trading.epoch()
            : Long.valueOf(seen.view().status().epoch());
    Long generation =
        trading.generation() == null ? Long.valueOf(seen.generation()) : trading.generation();
    return new Trading(
        trading.specHash(),
        generation,
        epoch,
        trading.image(),
        trading.renderVersion(),
        trading.rollout());
  }

  private static Progress progress(Observation seen, Target target) {
    boolean there =
        isFor(seen, target)
            && seen.view()
                .answering()
                .filter(pod -> pod.specHash().equals(target.file().specHash()))
                .isPresent();
    return there || target.rolledBack() ? rest(target) : Progress.StartingNew;
  }

  private static Progress rest(Target target) {
    return target.rolledBack() ? Progress.RolledBack : Progress.None;
  }

  /**
   * The spec is invalid and the last valid one is not to be found: no object is touched, but a pod
   * that is there is still told its state.
   */
  private static Plan withoutFile(Observation seen, EffectiveState effective) {
    Step step = stepFor(seen, effective, Allowed.STRICTER_ONLY);
    Step harmless = step instanceof Step.Replace ? Step.REST : step;
    return new Plan(null, seen.inForce().orElse(null), effective, 0, harmless, Progress.None);
  }
}
