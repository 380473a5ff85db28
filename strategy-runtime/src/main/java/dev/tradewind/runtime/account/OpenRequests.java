package dev.tradewind.runtime.account;

import dev.tradewind.runtime.venue.VenueRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What was asked of orders in the present session and is not answered, and since when nothing was
 * heard of them. Used by the loop's thread.
 */
final class OpenRequests {

  private final LongSupplier nanos;
  private final Map<String, Long> heard = new HashMap<>();
  private final Map<String, Long> doubted = new HashMap<>();
  private final Map<String, Integer> cancels = new HashMap<>();
  private final Set<String> ordered = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();

  /** Orders of which the venue has said that it took them before, but not what became of them. */
  private final Set<String> taken = new HashSet<>();

  /** New orders that have certainly not been sent, and since when they wait; also over sessions. */
  private final Map<String, Long> unsent = new HashMap<>();

  OpenRequests(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Another session begins: what was asked in the one before is not answered any more. */
  void clear() {
    heard.clear();
    doubted.clear();
    cancels.clear();
    ordered.clear();
    replaced.clear();
  }

  void onSent(VenueRequest.OfOrder request) {
    String id = request.clientOrderId();
    unsent.remove(id);
    heard.put(id, nanos.getAsLong());
    switch (request) {
      case VenueRequest.NewOrder _ -> ordered.add(id);
      case VenueRequest.CancelOrder _ -> cancels.merge(id, 1, Integer::sum);
      case VenueRequest.ReplaceOrder _ -> replaced.add(id);
      case VenueRequest.OrderStatus _ -> {}
    }
  }

  /** A new order could not be sent. */
  void onUnsent(String id) {
    unsent.putIfAbsent(id, nanos.getAsLong());
  }

  boolean hasUnsent() {
    return !unsent.isEmpty();
  }

  boolean isUnsent(String id) {
    return unsent.containsKey(id);
  }

  /** New orders that could not be sent for so long. */
  List<String> unsentFor(long duration) {
    long now = nanos.getAsLong();
    return unsent.entrySet().stream()
        .filter(entry -> now - entry.getValue() >= duration)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The venue has said something of an order. */
  void onHeard(String id) {
    heard.computeIfPresent(id, (_, _) -> nanos.getAsLong());
    doubted.remove(id);
  }

  /** Watches an order that nothing was asked of, for something is to be heard of it. */
  void watch(String id) {
    heard.putIfAbsent(id, nanos.getAsLong());
  }

  /** Nothing of it is waited for any more. */
  void settle(String id) {
    heard.remove(id);
    doubted.remove(id);
    cancels.remove(id);
    replaced.remove(id);
  }

  /** An order is over. */
  void forget(String id) {
    settle(id);
    unsent.remove(id);
    taken.remove(id);
  }

  void onTaken(String id) {
    taken.add(id);
  }

  boolean wasTaken(String id) {
    return taken.contains(id);
  }

  boolean wasOrdered(String id) {
    return ordered.contains(id);
  }

  boolean wasCancelled(String id) {
    return cancels.containsKey(id);
  }

  boolean wasReplaced(String id) {
    return replaced.contains(id);
  }

  /** The venue was asked what became of an order, because of its silence. */
  void doubt(String id) {
    doubted.putIfAbsent(id, nanos.getAsLong());
    heard.put(id, nanos.getAsLong());
  }

  /** For how long an order has been unknown, nanoseconds; 0 if it is not. */
  long doubtedFor(String id) {
    Long since = doubted.get(id);
    return since == null ? 0 : nanos.getAsLong() - since;
  }

  /** The orders of which nothing was heard for so long. */
  List<String> silentFor(long duration) {
    long now = nanos.getAsLong();
    List<String> silent = new ArrayList<>();
    heard.forEach(
        (id, since) -> {
          if (now - since >= duration) {
            silent.add(id);
          }
        });
    silent.sort(null);
    return silent;
  }

  /** How long until the next of them has been silent for so long; the most if there is none. */
  long nanosUntilSilent(long duration, long atMost) {
    long now = nanos.getAsLong();
    long next = atMost;
    for (long since : heard.values()) {
      next = Math.min(next, Math.max(0, duration - (now - since)));
    }
    return next;
  }
}
