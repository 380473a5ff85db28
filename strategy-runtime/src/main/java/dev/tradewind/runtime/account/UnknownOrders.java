package dev.tradewind.runtime.account;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Lookup;
import java.util.function.LongSupplier;

/**
 * Decides about open orders that the venue says it does not know: they are sent, or sent again
 * where a second arrival cannot make a second order, or end, or are waited for. Used by the loop's
 * thread.
 */
final class UnknownOrders {

  private final AccountBook book;
  private final OrderForms forms;
  private final Outbox outbox;
  private final OpenRequests requests;
  private final Disagreement disagreement;
  private final Dispatch dispatch;
  private final LongSupplier marketTime;

  UnknownOrders(
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
    this.marketTime = marketTime;
  }

  /** Whether an order was never acknowledged. */
  static boolean isSent(Order order) {
    return order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.UNKNOWN;
  }

  /** Decides about one, at a venue that can do that. */
  void take(Order order, Capabilities capabilities) {
    String id = forms.clientOrderId(order);
    boolean isSent = isSent(order);
    if (isSent && requests.wasTaken(id)) {
      // What was taken and does not work any more has ended; its fills were asked for before.
      book.cancel(order);
    } else if (!isSent) {
      end(order, id, capabilities);
    } else if (requests.isUnsent(id)
        || (capabilities.exclusiveLogon() && !requests.wasOrdered(id) && isUnwanted(order))) {
      sendLate(order);
    } else if (mayGo(order) && capabilities.maySendAgain(requests.wasOrdered(id))) {
      sendOnce(order);
    } else {
      requests.watch(id);
    }
  }

  /** It worked. A venue that knows all orders for ever should know this one. */
  private void end(Order order, String id, Capabilities capabilities) {
    if (capabilities.lookup() == Lookup.ALL) {
      disagreement.onForgotten(id);
    } else {
      book.cancel(order);
    }
  }

  /** The venue has never had it, and never will by itself: it is sent now, or ends here. */
  private void sendLate(Order order) {
    if (!isUnwanted(order)) {
      sendOnce(order);
    } else if (order.cancelReason().isPresent()) {
      book.cancel(order);
    } else {
      book.refuse(order);
    }
  }

  private boolean mayGo(Order order) {
    return order.cancelReason().isEmpty() && (order.reduceOnly() || book.takesEntries());
  }

  /** An entry is meant for the bar after the one that it was decided on, and no later. */
  private boolean isUnwanted(Order order) {
    boolean isLateEntry =
        !order.reduceOnly() && (marketTime.getAsLong() >= book.horizon() || !book.takesEntries());
    return order.cancelReason().isPresent() || isLateEntry;
  }

  /** However often the venue says that it does not know it. */
  private void sendOnce(Order order) {
    String id = forms.clientOrderId(order);
    if (!dispatch.holds(id) && !outbox.holds(id)) {
      outbox.add(forms.newOrder(order));
    }
  }
}
