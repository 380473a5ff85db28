package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.halt.Halts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which state is in force: the strictest of all that have a say. Pure. */
final class StateDecision {
  static final String POSITION_OPEN = "PositionOpen";
  static final String SPEC_INVALID = "SpecInvalid";
  private static final String SPEC = "Spec";
  private static final String DELETION = "Deletion";
  private static final String LATCH = "Latch/";

  private StateDecision() {}

  /** The state in force while the strategy lives. */
  static EffectiveState living(Observation seen, Verdict verdict) {
    EffectiveState wanted = wanted(seen, verdict);
    if (wanted.state() == TradingState.Suspended) {
      return wanted;
    }
    return strictest(Stream.of(halt(seen), latch(seen, verdict), Optional.of(wanted)));
  }

  /**
   * What the pod of a living strategy is told: its own latch is not among those who have a say, so
   * that whoever releases it finds in force what was asked for meanwhile.
   */
  static BookState asked(Observation seen, Verdict verdict) {
    return commanded(strictest(Stream.of(halt(seen), Optional.of(wanted(seen, verdict)))).state());
  }

  /** The state in force before a deletion, while the position is closed. */
  static EffectiveState flattening() {
    return new EffectiveState(TradingState.Flat, DELETION);
  }

  /** The state in force while a deleted strategy keeps its position: as it was, but nothing new. */
  static EffectiveState keeping(Observation seen) {
    TradingState before = seen.stateInForce().orElse(TradingState.Paused);
    return new EffectiveState(stricter(before, TradingState.Paused), DELETION);
  }

  /** What the pod is told to obey. */
  static BookState commanded(TradingState state) {
    return switch (state) {
      case Running -> BookState.Running;
      case Paused, Suspended -> BookState.Paused;
      case Halted -> BookState.Halted;
      case Flat -> BookState.Flat;
    };
  }

  /** Whether a person has released the latch that the pod holds. */
  static boolean releases(Observation seen, Verdict verdict) {
    String id = seen.strategy().getSpec().resumeHaltId();
    return verdict.valid() && id != null && seen.latch().filter(l -> l.id().equals(id)).isPresent();
  }

  private static EffectiveState wanted(Observation seen, Verdict verdict) {
    TradingState specified = of(seen.strategy().getSpec().state());
    TradingState wanted =
        verdict.valid() ? specified : stricter(specified, before(seen).orElse(specified));
    if (wanted == TradingState.Suspended && !seen.canSuspend()) {
      return new EffectiveState(untilEmpty(seen), POSITION_OPEN);
    }
    return new EffectiveState(wanted, wanted == specified ? SPEC : SPEC_INVALID);
  }

  /**
   * The strictest that was asked for last, told or not, apart from the pod's own latch; empty for a
   * new strategy.
   */
  private static Optional<TradingState> before(Observation seen) {
    Optional<TradingState> told =
        seen.view()
            .answering()
            .map(PodStatus::commanded)
            .map(commanded -> TradingState.valueOf(commanded.name()));
    Optional<TradingState> onRecord =
        Optional.ofNullable(seen.status().effectiveState())
            .filter(effective -> told.isEmpty() || !effective.because().startsWith(LATCH))
            .map(EffectiveState::state);
    return Stream.of(told, onRecord).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  /** A flattening that has begun goes on: Suspended is no looser. */
  private static TradingState untilEmpty(Observation seen) {
    return seen.stateInForce().filter(TradingState.Flat::equals).orElse(TradingState.Paused);
  }

  private static Optional<EffectiveState> halt(Observation seen) {
    return seen.halt()
        .map(halt -> new EffectiveState(halt.getSpec().level().state(), Halts.because(halt)));
  }

  private static Optional<EffectiveState> latch(Observation seen, Verdict verdict) {
    return releases(seen, verdict)
        ? Optional.empty()
        : seen.latch().map(l -> new EffectiveState(l.level().state(), LATCH + l.cause()));
  }

  /**
   * Of equally strict ones, the first has the say: what is lifted elsewhere comes before the spec.
   */
  private static EffectiveState strictest(Stream<Optional<EffectiveState>> all) {
    List<EffectiveState> inOrder = all.flatMap(Optional::stream).toList();
    TradingState strictest =
        inOrder.stream().map(EffectiveState::state).max(Comparator.naturalOrder()).orElseThrow();
    return inOrder.stream().filter(e -> e.state() == strictest).findFirst().orElseThrow();
  }

  private static TradingState of(DesiredState state) {
    return state == null ? TradingState.Running : TradingState.valueOf(state.name());
  }

  private static TradingState stricter(TradingState a, TradingState b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
