package dev.tradewind.runtime.account;

import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.runtime.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what the engine sends until the turn is durable. Used by the loop's thread.
 *
 * @see VenueAccount#send
 */
public final class Outbox implements Venue {

  private final OrderForms forms;
  private final List<VenueRequest> requests = new ArrayList<>();

  /** An empty one for an engine of this set-up. */
  public Outbox(EngineSetup setup) {
    forms = new OrderForms(setup);
  }

  @Override
  public void submit(Order order) {
    requests.add(forms.newOrder(order));
  }

  @Override
  public void cancel(Order order) {
    requests.add(new VenueRequest.CancelOrder(forms.clientOrderId(order)));
  }

  @Override
  public void replace(Order order, long quantity, long limitPrice, long stopPrice) {
    requests.add(forms.replaceOrder(order, quantity, limitPrice, stopPrice));
  }

  @Override
  public void query(Order order) {
    requests.add(new VenueRequest.OrderStatus(forms.clientOrderId(order)));
  }

  void add(VenueRequest request) {
    requests.add(request);
  }

  /** Whether a new order of that id is in it. */
  boolean holds(String clientOrderId) {
    return requests.stream()
        .anyMatch(
            request ->
                request instanceof VenueRequest.NewOrder order
                    && order.clientOrderId().equals(clientOrderId));
  }

  /** Takes all out, oldest first. */
  List<VenueRequest> take() {
    List<VenueRequest> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }
}
