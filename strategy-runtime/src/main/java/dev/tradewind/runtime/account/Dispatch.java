package dev.tradewind.runtime.account;

import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands requests to the transport. New orders and changes go only while the claim on the ledger is
 * held, and once book and venue were compared in the session; until then they are held back.
 * Cancels go at any time. What a {@link Brake} holds back waits, too. What finds no session is not
 * kept: the next one begins with a comparison, and that brings up what is to be done. Used by the
 * loop's thread.
 */
final class Dispatch {

  private final Book book;
  private final VenueAdapter adapter;
  private final Brake brake;
  private final AccountBook account;
  private final OpenRequests requests;
  private final List<VenueRequest> held = new ArrayList<>();

  Dispatch(
      Book book, AccountBook account, VenueAdapter adapter, Brake brake, OpenRequests requests) {
    this.book = book;
    this.account = account;
    this.adapter = adapter;
    this.brake = brake;
    this.requests = requests;
  }

  /**
   * Sends what it can.
   *
   * @param compared whether book and venue were compared in the present session
   * @throws ClaimLost if an order would go out and the claim is not held any more
   */
  void send(List<VenueRequest> all, boolean inSession, boolean compared) {
    List<VenueRequest> next = new ArrayList<>(held);
    next.addAll(all);
    held.clear();
    takeBack(next);
    for (VenueRequest request : next) {
      if (inSession && isToWait(request, compared)) {
        held.add(request);
      } else if (!inSession || !hand(request)) {
        note(request);
      }
    }
  }

  private boolean isToWait(VenueRequest request, boolean compared) {
    boolean isBraked = request instanceof VenueRequest.NewOrder order && brake.isHeld(order);
    return isBraked || (adds(request) && !compared);
  }

  /**
   * What is to end and has certainly not left ends here: a cancel must not overtake its order, nor
   * an order go out that is not wanted any more.
   */
  private void takeBack(List<VenueRequest> next) {
    for (VenueRequest request : List.copyOf(next)) {
      if (request instanceof VenueRequest.CancelOrder cancel) {
        String id = cancel.clientOrderId();
        if (requests.isUnsent(id) || isNew(id, next)) {
          next.removeIf(
              other -> other instanceof VenueRequest.OfOrder of && of.clientOrderId().equals(id));
          requests.forget(id);
          account.open(id).ifPresent(account::cancel);
        }
      }
    }
  }

  private static boolean isNew(String id, List<VenueRequest> all) {
    return all.stream()
        .anyMatch(
            request ->
                request instanceof VenueRequest.NewOrder order && order.clientOrderId().equals(id));
  }

  private static boolean adds(VenueRequest request) {
    return request instanceof VenueRequest.NewOrder || request instanceof VenueRequest.ReplaceOrder;
  }

  private boolean hand(VenueRequest request) {
    if (adds(request) && !book.maySend()) {
      throw ClaimLost.beforeSending();
    }
    boolean sent =
        request instanceof VenueRequest.NewOrder order ? brake.send(order) : adapter.send(request);
    if (sent && request instanceof VenueRequest.OfOrder ofOrder) {
      requests.onSent(ofOrder);
    }
    return sent;
  }

  private void note(VenueRequest request) {
    if (request instanceof VenueRequest.NewOrder order) {
      requests.onUnsent(order.clientOrderId());
    }
  }

  /** An order is over. */
  void forget(String clientOrderId) {
    brake.forget(clientOrderId);
  }

  /** Whether a new order is held back. */
  boolean holds(String clientOrderId) {
    return isNew(clientOrderId, held);
  }

  /** The session is over: what was held back for it was not sent. */
  void endSession() {
    held.forEach(this::note);
    held.clear();
  }
}
