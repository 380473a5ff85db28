package dev.tradewind.runtime.account;

import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels orders at a venue past a loop that stands still, for instance because its disk does: from
 * the thread that brings a command, at once, and again every second until the loop has obeyed. As
 * long as it is applied, no order leaves that the command would not let through. Any thread.
 */
public final class Brake {

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** What is taken off the market, and not let onto it. */
  public enum Level {
    /** What may increase a position. */
    ENTRIES,
    /** All but stops that protect a position. */
    ALL_BUT_PROTECTION,
    /** All. */
    ALL;

    private boolean stops(VenueRequest.NewOrder order) {
      return switch (this) {
        case ENTRIES -> !order.reduceOnly();
        case ALL_BUT_PROTECTION -> !order.isProtectiveStop();
        case ALL -> true;
      };
    }
  }

  /** One application; it is over when the loop has obeyed, or has refused to. */
  public interface Hold {

    /** None. */
    Hold NONE = () -> {};

    /** Ends it. */
    void release();
  }

  private final class Applied implements Hold {

    private final Level level;
    private final CountDownLatch released = new CountDownLatch(1);

    private Applied(Level level) {
      this.level = level;
    }

    private void repeat() {
      try {
        while (!released.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          cancel(level);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void release() {
      released.countDown();
      end(this);
    }
  }

  private final Map<String, VenueRequest.NewOrder> working = new LinkedHashMap<>();
  private final List<Applied> holds = new ArrayList<>();
  private VenueAdapter adapter;

  /** One that is not at a venue. */
  public Brake() {}

  /** Is at a venue from now on, where these orders may work. */
  synchronized void attach(VenueAdapter to, List<VenueRequest.NewOrder> open) {
    adapter = to;
    working.clear();
    open.forEach(order -> working.put(order.clientOrderId(), order));
  }

  /** Is at none any more. */
  synchronized void detach() {
    adapter = null;
    working.clear();
  }

  /** Takes orders off the market, and keeps others from it until the hold is released. */
  public Hold apply(Level level) {
    Applied hold;
    synchronized (this) {
      if (adapter == null) {
        return Hold.NONE;
      }
      hold = new Applied(level);
      holds.add(hold);
      cancel(level);
    }
    Thread.ofVirtual().name("brake").start(hold::repeat);
    return hold;
  }

  private synchronized void cancel(Level level) {
    if (adapter != null) {
      working.values().stream()
          .filter(level::stops)
          .map(order -> new VenueRequest.CancelOrder(order.clientOrderId()))
          .forEach(adapter::send);
    }
  }

  private synchronized void end(Applied hold) {
    holds.remove(hold);
  }

  /**
   * Hands a new order to the transport, unless it is held back.
   *
   * @return whether it was sent; false also where there is no session
   */
  synchronized boolean send(VenueRequest.NewOrder order) {
    if (isHeld(order) || adapter == null || !adapter.send(order)) {
      return false;
    }
    working.put(order.clientOrderId(), order);
    return true;
  }

  /** Whether it is applied. */
  public synchronized boolean isApplied() {
    return !holds.isEmpty();
  }

  /** Whether an order is held back. */
  synchronized boolean isHeld(VenueRequest.NewOrder order) {
    return holds.stream().anyMatch(hold -> hold.level.stops(order));
  }

  /** An order is over. */
  synchronized void forget(String clientOrderId) {
    working.remove(clientOrderId);
  }

  /** The venue has told something; what is over needs no cancel. */
  void onEvent(VenueEvent event) {
    switch (event) {
      case VenueEvent.Cancelled ended -> forget(ended.clientOrderId());
      case VenueEvent.Expired ended -> forget(ended.clientOrderId());
      case VenueEvent.Rejected ended when ended.cause() != VenueEvent.Cause.DUPLICATE ->
          forget(ended.clientOrderId());
      default -> {}
    }
  }
}
