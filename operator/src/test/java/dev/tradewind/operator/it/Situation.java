package dev.tradewind.operator.it;

import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What has a say in what a strategy does.
 *
 * @param state that the spec asks for
 * @param halt that picks it, or null
 * @param latched whether its pod has halted itself
 */
record Situation(DesiredState state, HaltLevel halt, boolean latched) {

  static List<Situation> all() {
    List<Situation> all = new ArrayList<>();
    for (DesiredState state : DesiredState.values()) {
      for (boolean latched : new boolean[] {false, true}) {
        all.add(new Situation(state, null, latched));
        for (HaltLevel halt : HaltLevel.values()) {
          all.add(new Situation(state, halt, latched));
        }
      }
    }
    return all;
  }

  /** Whether a position is closed in it. */
  boolean closes() {
    return state == DesiredState.Flat || halt == HaltLevel.Flat;
  }

  /**
   * What must be in force.
   *
   * @param empty whether there is no position
   */
  TradingState expected(boolean empty) {
    if (state == DesiredState.Suspended && (empty || closes())) {
      return TradingState.Suspended;
    }
    TradingState asked =
        state == DesiredState.Suspended ? TradingState.Paused : TradingState.valueOf(state.name());
    return Stream.of(
            asked,
            halt == null ? null : TradingState.valueOf(halt.name()),
            latched ? TradingState.Halted : null)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The same without the pod's own say. */
  Situation unlatched() {
    return new Situation(state, halt, false);
  }

  Situation state(DesiredState next) {
    return new Situation(next, halt, latched);
  }
}
