package dev.tradewind.runtime.account;

import dev.tradewind.engine.order.Order;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One comparison of book and venue: asks for fills, orders that work and positions, in this order,
 * and makes of the answers what follows from them. Fills come first, so whatever an order or a
 * position tells of later has been told by then. Used by the loop's thread.
 */
final class Reconciliation {

  private final AccountBook book;
  private final OrderForms forms;
  private final Outbox outbox;
  private final OrderNews news;
  private final Disagreement disagreement;
  private final Capabilities capabilities;
  private final Set<String> asked = new HashSet<>();
  private String cursor = "";
  private boolean hasFills;
  private boolean hasOrders;
  private boolean missesFills;
  private List<String> differing;

  Reconciliation(
      AccountBook book,
      OrderForms forms,
      Outbox outbox,
      OrderNews news,
      Disagreement disagreement,
      Capabilities capabilities) {
    this.book = book;
    this.forms = forms;
    this.outbox = outbox;
    this.news = news;
    this.disagreement = disagreement;
    this.capabilities = capabilities;
  }

  void begin() {
    outbox.add(new VenueRequest.Fills(book.venueCursor()));
    outbox.add(new VenueRequest.OpenOrders());
    outbox.add(new VenueRequest.Positions());
  }

  void onFills(VenueEvent.Fills answer) throws LedgerUnavailable {
    disagreement.begin();
    for (VenueEvent.Filled fill : answer.fills()) {
      news.fill(fill);
    }
    if (!answer.fills().isEmpty()) {
      cursor = answer.fills().getLast().cursor();
    }
    hasFills = true;
  }

  void onOpenOrders(VenueEvent.OpenOrders answer) throws LedgerUnavailable {
    Set<String> working = new HashSet<>();
    for (VenueEvent.OrderState state : answer.orders()) {
      working.add(state.clientOrderId());
      Optional<Order> open = book.open(state.clientOrderId());
      if (open.isEmpty()) {
        news.end(state.clientOrderId());
      } else {
        missesFills |= news.settle(open.get(), state);
      }
    }
    disagreement.keepForeignOrders(working);
    for (String id : book.openIds()) {
      if (!working.contains(id)) {
        book.open(id).ifPresent(this::askFor);
      }
    }
    hasOrders = true;
  }

  /** An order that is open here and does not work there. */
  private void askFor(Order order) {
    if (capabilities.lookup() == Lookup.ALL) {
      asked.add(forms.clientOrderId(order));
      news.ask(order);
    } else {
      news.onUnknown(order);
    }
  }

  void onPositions(VenueEvent.Positions answer) {
    differing = compare(answer);
  }

  /**
   * The venue has said something of an order.
   *
   * @param fillsAreMissing whether it told of fills that the book does not know
   */
  void onHeard(String clientOrderId, boolean fillsAreMissing) {
    asked.remove(clientOrderId);
    missesFills |= fillsAreMissing;
  }

  /** All fills until that one are booked, or told; empty where there was none. */
  String cursor() {
    return cursor;
  }

  /** Whether all answers are there. */
  boolean isOver() {
    return hasFills && hasOrders && differing != null && asked.isEmpty();
  }

  /** Whether the venue told of fills that it has not told: everything is to be asked again. */
  boolean isToBeRepeated() {
    return missesFills;
  }

  /** The positions that differ, with both sides. */
  List<String> differingPositions() {
    return differing;
  }

  private List<String> compare(VenueEvent.Positions positions) {
    List<String> different = new ArrayList<>();
    Set<String> traded = new HashSet<>();
    for (int i = 0; i < forms.setup().instruments().size(); i++) {
      String symbol = forms.setup().instruments().get(i).symbol();
      traded.add(symbol);
      BigDecimal here = forms.quantity(i, book.engine().account().quantity(i));
      BigDecimal there = positions.quantities().getOrDefault(symbol, BigDecimal.ZERO);
      if (here.compareTo(there) != 0) {
        different.add(sides(symbol, here, there));
      }
    }
    positions
        .quantities()
        .forEach(
            (symbol, there) -> {
              if (!traded.contains(symbol) && there.signum() != 0) {
                different.add(sides(symbol, BigDecimal.ZERO, there));
              }
            });
    different.sort(null);
    return different;
  }

  private static String sides(String symbol, BigDecimal here, BigDecimal there) {
    return "the book holds %s %s, the venue %s"
        .formatted(here.toPlainString(), symbol, there.toPlainString());
  }
}
