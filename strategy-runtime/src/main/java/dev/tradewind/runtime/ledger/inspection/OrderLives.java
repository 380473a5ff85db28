package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.runtime.ledger.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of each order, and whether that can be: it does not lose what was filled, it does not
 * work again once it has ended, and it was filled by what its fills say. One order after another is
 * in memory. Used by one thread.
 */
final class OrderLives {

  private static final Set<String> KNOWN = labels(_ -> true);
  private static final Set<String> ENDED =
      labels(status -> !status.isOpen() && status != OrderStatus.PENDING);

  private static final String EVENTS =
      "SELECT order_number, status, filled_quantity FROM order_event ORDER BY order_number, id";
  private static final String FILLS =
      "SELECT i.number, f.quantity FROM fill f JOIN order_intent i"
          + " ON i.client_order_id = f.client_order_id ORDER BY i.number";

  private final List<String> problems = new ArrayList<>();
  private long order;
  private String status;
  private BigDecimal filled;

  private OrderLives() {}

  private static Set<String> labels(Predicate<OrderStatus> which) {
    return Arrays.stream(OrderStatus.values())
        .filter(which)
        .map(OrderStatus::label)
        .collect(Collectors.toUnmodifiableSet());
  }

  static List<String> problems(Connection connection) throws SQLException {
    OrderLives lives = new OrderLives();
    try (PreparedStatement eventQuery = connection.prepareStatement(EVENTS);
        ResultSet events = eventQuery.executeQuery();
        PreparedStatement fillQuery = connection.prepareStatement(FILLS);
        ResultSet fills = fillQuery.executeQuery()) {
      lives.read(events, fills);
    }
    return lives.problems;
  }

  private void read(ResultSet events, ResultSet fills) throws SQLException {
    boolean anyFill = fills.next();
    boolean any = events.next();
    while (any) {
      begin(events.getLong(1));
      while (any && events.getLong(1) == order) {
        next(events.getString(2), Sql.decimal(events, "filled_quantity"));
        any = events.next();
      }
      BigDecimal sum = BigDecimal.ZERO;
      while (anyFill && fills.getLong(1) <= order) {
        if (fills.getLong(1) == order) {
          sum = sum.add(Sql.decimal(fills, "quantity"));
        } else {
          problems.add("Order %d has a fill, but no event.".formatted(fills.getLong(1)));
        }
        anyFill = fills.next();
      }
      end(sum);
    }
    if (anyFill) {
      problems.add("Order %d has a fill, but no event.".formatted(fills.getLong(1)));
    }
  }

  private void begin(long number) {
    order = number;
    status = "";
    filled = BigDecimal.ZERO;
  }

  private void next(String nextStatus, BigDecimal nextFilled) {
    if (!KNOWN.contains(nextStatus)) {
      problems.add("Order %d is %s, which is no status.".formatted(order, nextStatus));
    }
    if (nextFilled.compareTo(filled) < 0) {
      problems.add("Order %d was filled less than before.".formatted(order));
    }
    if (ENDED.contains(status) && !ENDED.contains(nextStatus)) {
      problems.add("Order %d is %s after %s.".formatted(order, nextStatus, status));
    }
    status = nextStatus;
    filled = nextFilled;
  }

  private void end(BigDecimal sum) {
    // A venue may fill more than was ordered: the fills are real, the order has no more to give.
    boolean isMore = sum.compareTo(filled) > 0 && status.equals(OrderStatus.FILLED.label());
    if (sum.compareTo(filled) != 0 && !isMore) {
      problems.add(
          "Order %d is filled by %s, but its fills are of %s."
              .formatted(order, filled.toPlainString(), sum.toPlainString()));
    }
  }
}
