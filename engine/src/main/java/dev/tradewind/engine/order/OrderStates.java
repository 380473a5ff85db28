package dev.tradewind.engine.order;

import java.util.ArrayList;
import java.util.List;

/** The states of orders by name, for snapshots. */
final class OrderStates {

  private OrderStates() {}

  static String name(OrderState state) {
    return ((Enum<?>) state).name();
  }

  /**
   * The state of that name of an order that was sent.
   *
   * @throws IllegalArgumentException if there is none
   */
  static OrderState of(String name) {
    List<OrderState> states = new ArrayList<>();
    states.addAll(List.of(OrderState.Sent.values()));
    states.addAll(List.of(OrderState.Open.values()));
    states.addAll(List.of(OrderState.Closed.values()));
    states.addAll(List.of(OrderState.Finished.values()));
    return states.stream()
        .filter(state -> name(state).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no state " + name + "."));
  }
}
