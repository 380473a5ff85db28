package dev.tradewind.runtime.account;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is made of the venue's words about single orders: the book is told, or the venue is asked.
 * Its words may be late, doubled or in another order; only what cannot be old is believed at once.
 * Used by the loop's thread.
 */
final class OrderNews {

  private final AccountBook book;
  private final OrderForms forms;
  private final Outbox outbox;
  private final OpenRequests requests;
  private final Disagreement disagreement;
  private final Dispatch dispatch;
  private final UnknownOrders unknown;
  private Capabilities capabilities;

  /**
   * That of one account.
   *
   * @param marketTime how far the venue's market is, epoch nanoseconds
   */
  OrderNews(
      AccountBook book,
      OrderForms forms,
      Outbox outbox,
      OpenRequests requests,
      Disagreement disagreement,
      Dispatch dispatch,
      LongSupplier marketTime) {
    this.book = book;
    this.forms = forms;
    this.outbox = outbox;
    this.requests = requests;
    this.disagreement = disagreement;
    this.dispatch = dispatch;
    unknown = new UnknownOrders(book, forms, outbox, requests, disagreement, dispatch, marketTime);
  }

  /** A session has begun with a venue that can do that. */
  void begin(Capabilities of) {
    capabilities = of;
  }

  /**
   * Takes it.
   *
   * @return whether more is to be asked than about this order: a fill is missing
   */
  boolean take(VenueEvent.OfOrder event) throws LedgerUnavailable {
    if (event instanceof VenueEvent.Filled fill) {
      return fill(fill);
    }
    Optional<Order> open = book.open(event.clientOrderId());
    if (open.isEmpty()) {
      endAtVenue(event);
      return false;
    }
    // That it is not known is no word of the order itself, however it is said.
    boolean isSilence =
        event instanceof VenueEvent.UnknownOrder
            || (event instanceof VenueEvent.RequestRejected && UnknownOrders.isSent(open.get()));
    boolean isMissing = understand(open.get(), event);
    follow(event.clientOrderId(), !isSilence);
    return isMissing;
  }

  private boolean understand(Order order, VenueEvent.OfOrder event) {
    try {
      return tell(order, event);
    } catch (BadNumber e) {
      disagreement.onGarbled(event.clientOrderId());
      return true;
    }
  }

  /**
   * Books a fill, or notes that nobody knows where it comes from.
   *
   * @return whether it was not booked
   */
  boolean fill(VenueEvent.Filled fill) throws LedgerUnavailable {
    Optional<String> foreign = book.book(fill);
    foreign.ifPresent(what -> disagreement.onForeignFill(fill.executionId(), what));
    follow(fill.clientOrderId(), true);
    return foreign.isPresent();
  }

  /** Waits on for what is not settled; what is, nobody waits for. */
  private void follow(String id, boolean heard) {
    Optional<Order> open = book.open(id);
    if (open.isEmpty()) {
      requests.forget(id);
      dispatch.forget(id);
    } else if (isSettled(open.get())) {
      requests.settle(id);
    } else if (heard) {
      requests.onHeard(id);
    }
  }

  private static boolean isSettled(Order order) {
    return order.status() == OrderStatus.WORKING || order.status() == OrderStatus.PARTIALLY_FILLED;
  }

  /** What is not open here must not work there. */
  private void endAtVenue(VenueEvent.OfOrder event) throws LedgerUnavailable {
    String id = event.clientOrderId();
    boolean works =
        event instanceof VenueEvent.Accepted
            || event instanceof VenueEvent.Replaced
            || (event instanceof VenueEvent.OrderState state
                && state.state() == VenueEvent.State.OPEN);
    if (works) {
      end(id);
    } else {
      requests.settle(id);
      disagreement.onForeignEnd(id);
    }
  }

  /** Ends an order at the venue that is not open here; notes it where nobody wanted it. */
  void end(String id) throws LedgerUnavailable {
    if (!book.isIntended(id)) {
      disagreement.onForeignOrder(id);
    }
    if (!requests.wasCancelled(id)) {
      outbox.add(new VenueRequest.CancelOrder(id));
    }
  }

  private boolean tell(Order order, VenueEvent.OfOrder event) {
    switch (event) {
      case VenueEvent.Accepted _ -> accept(order);
      case VenueEvent.Rejected rejected -> {
        return reject(order, rejected);
      }
      case VenueEvent.Cancelled _ -> book.cancel(order);
      case VenueEvent.Expired _ -> book.expire(order);
      case VenueEvent.Replaced replaced -> replace(order, replaced);
      case VenueEvent.RequestRejected _ -> refuseRequest(order);
      case VenueEvent.UnknownOrder _ -> onUnknown(order);
      case VenueEvent.OrderState state -> {
        return settle(order, state);
      }
      case VenueEvent.Filled fill ->
          throw new IllegalStateException("A fill has its own way: " + fill);
    }
    return false;
  }

  private void accept(Order order) {
    book.accept(order);
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      // What was to end it may have come before it, and have been refused.
      outbox.add(new VenueRequest.CancelOrder(forms.clientOrderId(order)));
    }
  }

  /** A refused request for an order that was never acknowledged says that it is not there yet. */
  private void refuseRequest(Order order) {
    // One that is to end is to end still: it is asked for again until the venue confirms it.
    if (!UnknownOrders.isSent(order) && order.cancelReason().isEmpty()) {
      book.refuseRequest(order);
    }
    ask(order);
  }

  private boolean reject(Order order, VenueEvent.Rejected rejected) {
    if (rejected.cause() != VenueEvent.Cause.DUPLICATE) {
      book.reject(order, rejected.cause() == VenueEvent.Cause.POST_ONLY);
      return false;
    }
    // That id is known already: so the order that has it was taken before.
    requests.onTaken(rejected.clientOrderId());
    ask(order);
    return capabilities.lookup() != Lookup.ALL;
  }

  private void replace(Order order, VenueEvent.Replaced replaced) {
    boolean wanted =
        order.isChanging()
            ? isTerms(
                forms.pendingReplace(order),
                replaced.quantity(),
                replaced.limitPrice(),
                replaced.stopPrice())
            : isTerms(
                presentTerms(order),
                replaced.quantity(),
                replaced.limitPrice(),
                replaced.stopPrice());
    if (!wanted) {
      // Perhaps the echo of an older change: only the order itself tells.
      ask(order);
    } else if (order.isChanging()) {
      book.replace(terms(order, replaced.quantity(), replaced.limitPrice(), replaced.stopPrice()));
    }
  }

  private VenueRequest.ReplaceOrder presentTerms(Order order) {
    return forms.replaceOrder(order, order.quantity(), order.limitPrice(), order.stopPrice());
  }

  private ExecutionReport.Replaced terms(
      Order order, BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice) {
    return forms.replaced(order, quantity, limitPrice, stopPrice);
  }

  private static boolean isTerms(
      VenueRequest.ReplaceOrder terms, BigDecimal quantity, BigDecimal limit, BigDecimal stop) {
    return same(terms.quantity(), quantity)
        && same(terms.limitPrice(), limit)
        && (terms.stopPrice() == null || same(terms.stopPrice(), stop));
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  /** Asks what became of an order, if the venue can say. */
  void ask(Order order) {
    if (capabilities.lookup() != Lookup.NONE) {
      outbox.add(new VenueRequest.OrderStatus(forms.clientOrderId(order)));
    }
    requests.watch(forms.clientOrderId(order));
  }

  /** The venue does not know an order. */
  void onUnknown(Order order) {
    unknown.take(order, capabilities);
  }

  /**
   * Brings an open order to what the venue says of it.
   *
   * @return whether a fill is missing, so that nothing can be said yet
   */
  boolean settle(Order order, VenueEvent.OrderState state) {
    try {
      return settleAs(order, state);
    } catch (BadNumber e) {
      disagreement.onGarbled(state.clientOrderId());
      return false;
    }
  }

  private boolean settleAs(Order order, VenueEvent.OrderState state) {
    BigDecimal filled = forms.quantity(order.instrument(), order.filledQuantity());
    if (state.filledQuantity().compareTo(filled) > 0) {
      return true;
    }
    switch (state.state()) {
      case OPEN -> goOn(order, state);
      case FILLED -> endFilled(order, state);
      case CANCELLED -> book.cancel(order);
      case EXPIRED -> book.expire(order);
      case REJECTED -> book.reject(order, false);
    }
    return false;
  }

  /** What is filled in whole there has the quantity that was filled, whatever is wanted here. */
  private void endFilled(Order order, VenueEvent.OrderState state) {
    book.replace(terms(order, state.quantity(), state.limitPrice(), state.stopPrice()));
  }

  private void goOn(Order order, VenueEvent.OrderState state) {
    String id = state.clientOrderId();
    book.accept(order);
    if (order.isChanging()) {
      if (isTerms(
          forms.pendingReplace(order), state.quantity(), state.limitPrice(), state.stopPrice())) {
        book.replace(terms(order, state.quantity(), state.limitPrice(), state.stopPrice()));
      } else if (!requests.wasReplaced(id)) {
        outbox.add(forms.pendingReplace(order));
      } else {
        requests.watch(id);
      }
    } else if (!isTerms(
        presentTerms(order), state.quantity(), state.limitPrice(), state.stopPrice())) {
      book.replace(terms(order, state.quantity(), state.limitPrice(), state.stopPrice()));
    }
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      cancelAgain(id);
    }
  }

  /** Once in a session at once; after that as often as nothing is heard for a while. */
  private void cancelAgain(String id) {
    if (requests.wasCancelled(id)) {
      requests.watch(id);
    } else {
      outbox.add(new VenueRequest.CancelOrder(id));
    }
  }
}
