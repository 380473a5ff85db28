package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.TradingState;

/** Which state is in force: the strictest of all that have a say. Pure. */
final class StateDecision {
  private static final String SPEC = "Spec";
  private static final String POSITION_OPEN = "PositionOpen";
  private static final String DELETION = "Deletion";

  private StateDecision() {}

  /** The state in force while the strategy lives. */
  static EffectiveState living(Observation seen, Verdict verdict) {
    TradingState wanted = wanted(seen.strategy().getSpec().state());
    if (!verdict.valid()) {
      wanted = stricter(wanted, seen.stateInForce().orElse(wanted));
    }
    return wanted == TradingState.Suspended && !seen.knownEmpty()
        ? new EffectiveState(TradingState.Paused, POSITION_OPEN)
        : new EffectiveState(wanted, SPEC);
  }

  /** The state in force while the position is closed before a deletion. */
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

  private static TradingState wanted(DesiredState state) {
    return state == null ? TradingState.Running : TradingState.valueOf(state.name());
  }

  private static TradingState stricter(TradingState a, TradingState b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
