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

  /** All of them where there are several, the first one first. */
  private RestingOrder[] orders = new RestingOrder[4];

  private RestingOrder first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The first one, {@code null} if there is none. */
  RestingOrder first() {
    return first;
  }

  void add(RestingOrder order, long key) {
    order.heap = this;
    order.key = key;
    if (size == 0) {
      // Most heaps hold one order at most.
      first = order;
      size = 1;
    } else {
      addToOthers(order);
    }
  }

  private void addToOthers(RestingOrder order) {
    if (size == 1) {
      put(first, 0);
    }
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
    }
    up(order, size++);
    first = orders[0];
  }

  void remove(RestingOrder order) {
    order.heap = null;
    if (size == 1) {
      first = null;
      size = 0;
    } else {
      removeFromOthers(order);
    }
  }

  private void removeFromOthers(RestingOrder order) {
    RestingOrder last = orders[--size];
    orders[size] = null;
    if (last != order) {
      int place = order.place;
      up(last, place);
      if (last.place == place) {
        down(last, place);
      }
    }
    first = orders[0];
  }

  void clear() {
    Arrays.fill(orders, null);
    first = null;
    size = 0;
  }

  /** Fills a list with all of them, the first one first. */
  void copyTo(List<RestingOrder> list) {
    list.clear();
    forEach(list::add);
    list.sort(ORDER);
  }

  /** Shows all of them, in no order that means anything. */
  void forEach(Consumer<RestingOrder> action) {
    if (size == 1) {
      action.accept(first);
      return;
    }
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
