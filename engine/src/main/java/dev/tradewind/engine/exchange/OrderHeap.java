package dev.tradewind.engine.exchange;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Orders by key, the smallest first, among equal keys by arrival. A binary heap whose orders know
 * their place, so that any of them leaves in logarithmic time; {@link java.util.PriorityQueue}
 * takes linear time for that.
 */
final class OrderHeap {

  private static final Comparator<RestingOrder> ORDER =
      (one, other) ->
          one.key != other.key
              ? Long.compare(one.key, other.key)
              : Long.compare(one.sequence, other.sequence);

  private RestingOrder[] orders = new RestingOrder[4];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The first one, {@code null} if there is none. */
  RestingOrder first() {
    return orders[0];
  }

  void add(RestingOrder order, long key) {
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
    }
    order.heap = this;
    order.key = key;
    up(order, size++);
  }

  void remove(RestingOrder order) {
    RestingOrder last = orders[--size];
    orders[size] = null;
    order.heap = null;
    if (last == order) {
      return;
    }
    int place = order.place;
    up(last, place);
    if (last.place == place) {
      down(last, place);
    }
  }

  void clear() {
    Arrays.fill(orders, 0, size, null);
    size = 0;
  }

  /** Fills a list with all of them, the first one first. */
  void copyTo(List<RestingOrder> list) {
    list.clear();
    for (int i = 0; i < size; i++) {
      list.add(orders[i]);
    }
    list.sort(ORDER);
  }

  /** Shows all of them, in no order that means anything. */
  void forEach(Consumer<RestingOrder> action) {
    for (int i = 0; i < size; i++) {
      action.accept(orders[i]);
    }
  }

  private void up(RestingOrder order, int from) {
    int place = from;
    while (place > 0) {
      int above = (place - 1) >>> 1;
      if (!isBefore(order, orders[above])) {
        break;
      }
      put(orders[above], place);
      place = above;
    }
    put(order, place);
  }

  private void down(RestingOrder order, int from) {
    int place = from;
    while (2 * place + 1 < size) {
      int below = 2 * place + 1;
      if (below + 1 < size && isBefore(orders[below + 1], orders[below])) {
        below++;
      }
      if (!isBefore(orders[below], order)) {
        break;
      }
      put(orders[below], place);
      place = below;
    }
    put(order, place);
  }

  private void put(RestingOrder order, int place) {
    orders[place] = order;
    order.place = place;
  }

  private static boolean isBefore(RestingOrder one, RestingOrder other) {
    return one.key != other.key ? one.key < other.key : one.sequence < other.sequence;
  }
}
