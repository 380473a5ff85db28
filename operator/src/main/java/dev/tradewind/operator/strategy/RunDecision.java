package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be while a strategy lives: which spec trades, in which state, and what to do about the
 * pod next. Pure.
 */
final class RunDecision {
  /**
   * What of the resource is to be obeyed.
   *
   * @param effective the state in force
   * @param asked what the pod is told, whatever latch it holds
   * @param release whether a latch is released
   * @param deposit whether capital may change
   */
  private record Demand(
      EffectiveState effective, BookState asked, boolean release, boolean deposit) {

    static Demand of(EffectiveState effective) {
      return new Demand(effective, StateDecision.commanded(effective.state()), false, false);
    }
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
    Demand demand = demand(seen, verdict, verdict.valid());
    return targets
        .living(seen, verdict)
        .map(target -> run(seen, target, demand))
        .orElseGet(() -> withoutFile(seen, demand));
  }

  /**
   * What is to be while nobody can tell whether a change is possible: all but the change, the
   * release and the deposit.
   */
  Plan undecided(Observation seen, Verdict verdict) {
    return holding(seen, verdict, demand(seen, verdict, false));
  }

  private static Demand demand(Observation seen, Verdict verdict, boolean all) {
    return new Demand(
        StateDecision.living(seen, verdict),
        StateDecision.asked(seen, verdict),
        all && StateDecision.releases(seen, verdict),
        all);
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
    return holding(seen, verdict, Demand.of(effective));
  }

  /**
   * What is to be while the position is closed for good: by the spec in force, whatever the
   * resource says, unless its pod has shown that it cannot.
   */
  Plan closing(Observation seen, Verdict verdict) {
    Demand demand = Demand.of(StateDecision.flattening());
    return closers(seen, verdict)
        .map(target -> run(seen, target, demand))
        .orElseGet(() -> holding(seen, verdict, demand));
  }

  /**
   * What would replace a pod that cannot close the position; empty when nothing would, or it is
   * stopping already.
   */
  Optional<Target> closerChange(Observation seen, Verdict verdict) {
    return seen.inForce().isPresent() && seen.view().stopAsked() == null
        ? closers(seen, verdict).filter(target -> target.isNew() && !target.rolledBack())
        : Optional.empty();
  }

  private Optional<Target> closers(Observation seen, Verdict verdict) {
    return verdict.valid() && isHelpless(seen) ? targets.living(seen, verdict) : Optional.empty();
  }

  /** Whether the pod can close no position as it is: nobody takes it, it is down, or was silent. */
  boolean isHelpless(Observation seen) {
    if (seen.view().answering().isPresent()) {
      return false;
    }
    if (seen.pod().isEmpty()) {
      return seen.noPod().isPresent();
    }
    Instant silent = seen.view().silentSince();
    boolean forLong = silent != null && silent.plus(stopTimeout).isBefore(seen.now());
    return seen.stayingPod()
        .filter(pod -> forLong || PodTrouble.isDown(pod) || PodTrouble.isUnscheduled(pod))
        .isPresent();
  }

  private Plan holding(Observation seen, Verdict verdict, Demand demand) {
    return targets
        .holding(seen, verdict)
        .map(target -> run(seen, target, demand))
        .orElseGet(() -> withoutFile(seen, demand));
  }

  private Plan run(Observation seen, Target target, Demand demand) {
    boolean podIsOld = seen.pod().isPresent() && !isFor(seen, target);
    if (podIsOld && !released(seen)) {
      return stopOld(seen, target, demand);
    }
    Trading trading =
        target.isNew() || seen.inForce().isEmpty()
            ? anew(seen, target)
            : known(seen.inForce().get(), seen);
    if (demand.effective().state() == TradingState.Suspended) {
      return suspended(seen, target, trading, demand);
    }
    if (seen.knownSuspended()) {
      return resuming(target, trading, demand);
    }
    Step step = podIsOld ? replace(seen) : stepFor(seen, demand);
    return plan(target.file(), trading, demand, 1, step, progress(seen, target));
  }

  private static Plan plan(
      StrategyFile file,
      Trading trading,
      Demand demand,
      int replicas,
      Step step,
      Progress progress) {
    return new Plan(file, trading, demand.effective(), demand.asked(), replicas, step, progress);
  }

  /**
   * That the book holds nothing is on record before its pod goes: without a pod nobody could tell.
   */
  private static Plan suspended(Observation seen, Target target, Trading trading, Demand demand) {
    boolean podGoes = seen.runsPod() && !recorded(seen, demand);
    return podGoes
        ? plan(target.file(), trading, demand, 1, Step.WRITE_DOWN, rest(target))
        : plan(target.file(), trading, demand, 0, Step.REST, rest(target));
  }

  /** That it holds nothing is off the record before there is a pod that could buy. */
  private static Plan resuming(Target target, Trading trading, Demand demand) {
    return plan(target.file(), trading, demand, 0, Step.WRITE_DOWN, Progress.StartingNew);
  }

  /** Whether the pod was made for this spec and rollout. */
  private static boolean isFor(Observation seen, Target target) {
    return seen.podHash().filter(target.file().specHash()::equals).isPresent()
        && seen.podRollout().equals(Optional.ofNullable(target.rollout()));
  }

  /**
   * The old spec stays in force until its pod has stopped. A stricter state is told before: the
   * book keeps it, so the new pod begins with it.
   */
  private static Plan stopOld(Observation seen, Target target, Demand demand) {
    StrategyFile old = seen.fileInForce().orElse(target.file());
    Trading trading = seen.inForce().map(t -> known(t, seen)).orElseGet(() -> anew(seen, target));
    if (mustStay(seen, demand)) {
      return plan(old, trading, demand, 1, stepFor(seen, demand), Progress.StoppingOld);
    }
    Step step =
        seen.view()
            .answering()
            .filter(_ -> seen.view().disobedience() == null)
            .flatMap(pod -> tellStricter(demand, pod))
            .orElseGet(() -> stop(seen, StopPurpose.Change));
    return plan(old, trading, demand, 1, step, Progress.StoppingOld);
  }

  /**
   * Whether no change may stop the pod now: it closes its position and the stop would break that
   * off, nobody knows whose ledger it has, or the ledger would go with it.
   */
  private static boolean mustStay(Observation seen, Demand demand) {
    boolean closing =
        demand.asked() == BookState.Flat
            && seen.view().stopAsked() == null
            && seen.view().disobedience() == null
            && seen.view().answering().filter(pod -> !pod.stopped() && !pod.empty()).isPresent();
    return closing || seen.ledgerIsLost() || seen.claimTerminates();
  }

  /** Whether the pod was told a looser state than it is asked for. */
  private static boolean isStricter(Demand demand, PodStatus pod) {
    return !pod.stopped()
        && pod.lastCommanded() != null
        && !pod.isTold(demand.asked())
        && demand.asked().compareTo(pod.lastCommanded()) > 0;
  }

  private static Step stepFor(Observation seen, Demand demand) {
    if (seen.stayingPod().isEmpty()) {
      return whileItGoes(seen, demand);
    }
    if (seen.view().stopped()) {
      return Step.REPLACE;
    }
    Optional<PodStatus> pod = seen.view().answering();
    if (pod.isEmpty()) {
      return Step.REST;
    }
    if (seen.ledgerIsLost()) {
      return tellStricter(demand, pod.get()).orElse(Step.REST);
    }
    if (pod.get().epoch() > 0 && seen.inForce().map(Trading::epoch).orElse(0L) == 0) {
      return Step.WRITE_DOWN;
    }
    if (demand.release() && !isStricter(demand, pod.get())) {
      return recorded(seen, demand)
          ? new Step.Tell(new Wish.Release(pod.get().latch().id()))
          : Step.WRITE_DOWN;
    }
    return command(seen, demand, pod.get());
  }

  /** A pod that goes is told nothing but to be stricter. */
  private static Step whileItGoes(Observation seen, Demand demand) {
    return seen.view().answering().flatMap(pod -> tellStricter(demand, pod)).orElse(Step.REST);
  }

  /** Whatever book it is that a pod has, it may be told to be stricter. */
  private static Optional<Step> tellStricter(Demand demand, PodStatus pod) {
    return isStricter(demand, pod)
        ? Optional.of(new Step.Tell(new Wish.State(demand.asked())))
        : Optional.empty();
  }

  private static Step command(Observation seen, Demand demand, PodStatus pod) {
    if (!pod.isTold(demand.asked())) {
      return isStricter(demand, pod) || recorded(seen, demand)
          ? new Step.Tell(new Wish.State(demand.asked()))
          : Step.WRITE_DOWN;
    }
    if (suspends(seen) && pod.empty() && !seen.claimTerminates()) {
      return stop(seen, StopPurpose.Suspend);
    }
    BigDecimal capital = new BigDecimal(seen.strategy().getSpec().capital().amount());
    boolean refused = seen.view().refusal(capital).isPresent();
    boolean bookOpen = pod.capital() != null && pod.sample() != null;
    if (demand.deposit() && bookOpen && pod.capital().compareTo(capital) != 0 && !refused) {
      return new Step.Tell(new Wish.Capital(capital));
    }
    return Step.REST;
  }

  private static boolean recorded(Observation seen, Demand demand) {
    return seen.stateInForce().filter(demand.effective().state()::equals).isPresent();
  }

  private static boolean suspends(Observation seen) {
    return !seen.strategy().isMarkedForDeletion()
        && seen.strategy().getSpec().state() == DesiredState.Suspended;
  }

  static Step stop(Observation seen, StopPurpose purpose) {
    return seen.reachablePod().isPresent() ? new Step.Tell(new Wish.Stop(purpose)) : Step.REST;
  }

  private static Step replace(Observation seen) {
    return seen.stayingPod().isPresent() ? Step.REPLACE : Step.REST;
  }

  /**
   * Whether the old pod may go: stopped, never started, going already without an answer, asked for
   * too long, or without a process that could trade.
   */
  boolean released(Observation seen) {
    boolean isThere = seen.stayingPod().isPresent() || seen.goesAndAnswers();
    return seen.reachablePod().isEmpty()
        || !isThere
        || seen.view().stopped()
        || isIdle(seen)
        || (seen.view().stopAsked() != null
            && seen.view().stopAsked().plus(stopTimeout).isBefore(seen.now()));
  }

  /** Whether no process of the pod runs, and nothing but the pod's end would go with it. */
  private static boolean isIdle(Observation seen) {
    return seen.view().answering().isEmpty()
        && seen.pod().filter(PodTrouble::isDown).isPresent()
        && !seen.claimTerminates();
  }

  private static Trading anew(Observation seen, Target target) {
    Long epoch = seen.inForce().map(Trading::epoch).orElse(seen.claim().isPresent() ? 0L : null);
    return new Trading(
        target.file().specHash(),
        seen.generation(),
        epoch,
        seen.inForce().map(Trading::foreignEpoch).orElse(null),
        target.image(),
        target.renderVersion(),
        target.rollout(),
        seen.inForce().map(Trading::pod).orElse(null));
  }

  /** What is in force, with the epoch as last heard, and of whom. */
  private static Trading known(Trading trading, Observation seen) {
    Long heard = seen.epochHeard().filter(_ -> !seen.ledgerIsLost()).orElse(null);
    Long generation =
        trading.generation() == null ? Long.valueOf(seen.generation()) : trading.generation();
    return new Trading(
        trading.specHash(),
        generation,
        heard == null ? trading.epoch() : heard,
        seen.foreignEpoch(),
        trading.image(),
        trading.renderVersion(),
        trading.rollout(),
        heard == null ? trading.pod() : seen.podUid());
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
  private static Plan withoutFile(Observation seen, Demand demand) {
    Step step = stepFor(seen, new Demand(demand.effective(), demand.asked(), false, false));
    Step harmless = step instanceof Step.Replace ? Step.REST : step;
    return plan(null, seen.inForce().orElse(null), demand, 0, harmless, Progress.None);
  }
}
