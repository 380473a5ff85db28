package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.Fill;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has happened in a book since it began, counted by the words that metrics use. Immutable.
 *
 * @param intents orders wanted
 * @param orders order events by the status that was reached
 * @param fills by side
 * @param rejects by reason
 * @param trades round trips
 */
public record Tally(
    long intents,
    Map<String, Long> orders,
    Map<String, Long> fills,
    Map<String, Long> rejects,
    long trades) {

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, Map.of(), Map.of(), Map.of(), 0);

  /** Keeps copies. */
  public Tally {
    orders = Map.copyOf(orders);
    fills = Map.copyOf(fills);
    rejects = Map.copyOf(rejects);
  }

  /** This and what a turn adds. */
  public Tally plus(Turn turn) {
    if (turn.intents().isEmpty() && turn.orderEvents().isEmpty()) {
      return this;
    }
    Map<String, Long> moreOrders = new TreeMap<>(orders);
    Map<String, Long> moreFills = new TreeMap<>(fills);
    Map<String, Long> moreRejects = new TreeMap<>(rejects);
    for (OrderEvent event : turn.orderEvents()) {
      moreOrders.merge(event.status(), 1L, Long::sum);
      if (event.rejected()) {
        moreRejects.merge(event.reason(), 1L, Long::sum);
      }
    }
    for (Fill fill : turn.fills()) {
      moreFills.merge(fill.side(), 1L, Long::sum);
    }
    return new Tally(
        intents + turn.intents().size(),
        moreOrders,
        moreFills,
        moreRejects,
        trades + turn.trades().size());
  }

  /** All fills. */
  public long totalFills() {
    return fills.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All rejects. */
  public long totalRejects() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }
}
