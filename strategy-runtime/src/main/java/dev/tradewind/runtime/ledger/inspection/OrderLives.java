package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.runtime.ledger.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of each order, and whether that can be: it does not lose what was filled, it does not
 * work again once it has ended, and it was filled by what its fills say. Used by one thread.
 */
final class OrderLives {

  private static final Set<String> ENDED =
      Arrays.stream(OrderStatus.values())
          .filter(status -> !status.isOpen() && status != OrderStatus.PENDING)
          .map(OrderStatus::label)
          .collect(Collectors.toUnmodifiableSet());

  private record Event(long order, String status, BigDecimal filled) {}

  private final Map<String, BigDecimal> fills = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private OrderLives() {}

  static List<String> problems(Connection connection) throws SQLException {
    OrderLives lives = new OrderLives();
    lives.read(connection);
    return lives.problems;
  }

  private void read(Connection connection) throws SQLException {
    Sql.list(
        connection,
        "SELECT client_order_id, quantity FROM fill",
        row -> fills.merge(row.getString(1), new BigDecimal(row.getString(2)), BigDecimal::add));
    Map<Long, List<Event>> events =
        Sql.list(
                connection,
                "SELECT order_number, status, filled_quantity FROM order_event ORDER BY id",
                row ->
                    new Event(row.getLong(1), row.getString(2), new BigDecimal(row.getString(3))))
            .stream()
            .collect(Collectors.groupingBy(Event::order));
    Sql.list(
        connection,
        "SELECT number, client_order_id FROM order_intent ORDER BY number",
        row -> check(row.getLong(1), row.getString(2), events));
  }

  private boolean check(long number, String id, Map<Long, List<Event>> events) {
    Event last = new Event(number, "", BigDecimal.ZERO);
    for (Event event : events.getOrDefault(number, List.of())) {
      if (event.filled.compareTo(last.filled) < 0) {
        problems.add("Order %d was filled less than before.".formatted(number));
      }
      if (ENDED.contains(last.status) && !ENDED.contains(event.status)) {
        problems.add("Order %d is %s after %s.".formatted(number, event.status, last.status));
      }
      last = event;
    }
    BigDecimal filled = fills.getOrDefault(id, BigDecimal.ZERO);
    // A venue may fill more than was ordered: the fills are real, the order has no more to give.
    boolean isMore =
        filled.compareTo(last.filled) > 0 && last.status.equals(OrderStatus.FILLED.label());
    if (filled.compareTo(last.filled) != 0 && !isMore) {
      problems.add(
          "Order %d is filled by %s, but its fills are of %s."
              .formatted(number, last.filled.toPlainString(), filled.toPlainString()));
    }
    return true;
  }
}
