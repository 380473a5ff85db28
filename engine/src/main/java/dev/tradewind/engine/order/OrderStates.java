package dev.tradewind.engine.order;

import java.util.ArrayList;
import java.util.List;

/** In which states an order has a move, and the states by name, for snapshots. */
final class OrderStates {

  private OrderStates() {}

  static OrderState.Pending pending(Order order, String move) {
    if (order.state() instanceof OrderState.Pending pending) {
      return pending;
    }
    throw illegal(order, move);
  }

  static OrderState.Sent sent(Order order, String move) {
    if (order.state() instanceof OrderState.Sent sent) {
      return sent;
    }
    throw illegal(order, move);
  }

  static OrderState.Live live(Order order, String move) {
    if (order.state() instanceof OrderState.Live live) {
      return live;
    }
    throw illegal(order, move);
  }

  static OrderState.Open acknowledged(Order order, String move) {
    if (order.state() instanceof OrderState.Open open) {
      return open;
    }
    throw illegal(order, move);
  }

  static IllegalStateException illegal(Order order, String move) {
    return new IllegalStateException(
        "Order "
            + order.number()
            + " is "
            + order.status().label()
            + ": it cannot be "
            + move
            + ".");
  }

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
