package dev.tradewind.runtime.account;

import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes every order and fills none; its market is at the end of time, unless another is made of it.
 * Any thread.
 */
public class QuietVenue implements VenueAdapter {

  private static final String IDS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final List<VenueRequest> asked = new ArrayList<>();

  private Consumer<VenueEvent> events = _ -> {};

  /** One that is not started. */
  public QuietVenue() {}

  @Override
  public void start(Consumer<VenueEvent> to) {
    events = to;
    Capabilities best =
        new Capabilities(Idempotence.PERMANENT, Lookup.ALL, true, false, true, IDS, 18);
    tell(new VenueEvent.SessionBegan(best, marketTime(), false));
  }

  /** How far its market is at first. */
  protected long marketTime() {
    return Long.MAX_VALUE;
  }

  /** Tells something. */
  public synchronized void tell(VenueEvent event) {
    events.accept(event);
  }

  @Override
  public boolean send(VenueRequest request) {
    synchronized (asked) {
      asked.add(request);
    }
    switch (request) {
      case VenueRequest.NewOrder order -> tell(new VenueEvent.Accepted(order.clientOrderId()));
      case VenueRequest.Fills _ -> tell(new VenueEvent.Fills(List.of()));
      case VenueRequest.OpenOrders _ -> tell(new VenueEvent.OpenOrders(List.of()));
      case VenueRequest.Positions _ -> tell(new VenueEvent.Positions(Map.of()));
      default -> {}
    }
    return true;
  }

  /** What it was asked, oldest first. */
  public List<VenueRequest> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  /** The orders of which it was asked that they end, as often as it was. */
  public List<String> cancels() {
    return asked().stream()
        .filter(VenueRequest.CancelOrder.class::isInstance)
        .map(request -> ((VenueRequest.CancelOrder) request).clientOrderId())
        .toList();
  }

  /** The orders that it was sent. */
  public List<String> orders() {
    return asked().stream()
        .filter(VenueRequest.NewOrder.class::isInstance)
        .map(request -> ((VenueRequest.NewOrder) request).clientOrderId())
        .toList();
  }

  @Override
  public void reconnect() {}

  @Override
  public void close() {}
}
