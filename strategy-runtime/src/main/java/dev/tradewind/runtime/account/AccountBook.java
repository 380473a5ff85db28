package dev.tradewind.runtime.account;

import dev.tradewind.engine.Command;
import dev.tradewind.engine.Latch;
import dev.tradewind.engine.LatchCause;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.TradingState;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.engine.venue.VenueRejection;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The book as an account changes it: by client order ids and decimals. Used by the loop's thread.
 */
final class AccountBook {

  private static final String SENDER = "venue";

  private final Book book;
  private final OrderForms forms;
  private final LongSupplier horizon;
  private final InstantSource wallClock;
  private int latches;
  private boolean changed;

  /**
   * A book.
   *
   * @param horizon market time that no report may bring it beyond, epoch nanoseconds
   */
  AccountBook(Book book, OrderForms forms, LongSupplier horizon, InstantSource wallClock) {
    this.book = book;
    this.forms = forms;
    this.horizon = horizon;
    this.wallClock = wallClock;
  }

  TradingEngine engine() {
    return book.engine();
  }

  /** Market time that no report may bring it beyond: the close of its next bar. */
  long horizon() {
    return horizon.getAsLong();
  }

  /** Whether the process takes entries; not while its disk is full. */
  boolean takesEntries() {
    return !book.isClosingOnly();
  }

  /** Whether it was changed since the last call. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** The open order that the venue means. */
  Optional<Order> open(String clientOrderId) {
    OptionalLong number = forms.number(clientOrderId);
    return number.isEmpty()
        ? Optional.empty()
        : engine()
            .openOrder(number.getAsLong())
            .filter(order -> forms.clientOrderId(order).equals(clientOrderId));
  }

  /** Ids of the orders that are open here, oldest first of each instrument. */
  List<String> openIds() {
    List<String> ids = new ArrayList<>();
    engine().forEachOpenOrder(order -> ids.add(forms.clientOrderId(order)));
    return ids;
  }

  /** Ids of the open orders that are to end. */
  List<String> cancelling() {
    List<String> ids = new ArrayList<>();
    engine()
        .forEachOpenOrder(
            order -> {
              if (order.cancelReason().isPresent()) {
                ids.add(forms.clientOrderId(order));
              }
            });
    return ids;
  }

  /** The open orders as they were wanted. */
  List<VenueRequest.NewOrder> openOrders() {
    List<VenueRequest.NewOrder> orders = new ArrayList<>();
    engine().forEachOpenOrder(order -> orders.add(forms.newOrder(order)));
    return orders;
  }

  boolean isIntended(String clientOrderId) throws LedgerUnavailable {
    return forms.number(clientOrderId).isPresent() && book.isIntended(clientOrderId);
  }

  String venueCursor() {
    return book.venueCursor();
  }

  void venueCursor(String cursor) {
    if (!cursor.equals(book.venueCursor())) {
      book.venueCursor(cursor);
      changed = true;
    }
  }

  /**
   * Books a fill, unless it is booked.
   *
   * @return why it cannot be; empty if it is
   */
  Optional<String> book(VenueEvent.Filled fill) throws LedgerUnavailable {
    if (book.isBooked(fill.executionId())) {
      return Optional.empty();
    }
    OptionalInt instrument = forms.instrument(fill.symbol());
    if (instrument.isEmpty() || !isIntended(fill.clientOrderId())) {
      return Optional.of(
          "%s of %s %s at %s (order %s), which this book has not ordered"
              .formatted(
                  fill.side().label(),
                  fill.quantity().toPlainString(),
                  fill.symbol(),
                  fill.price().toPlainString(),
                  fill.clientOrderId()));
    }
    long time = Math.min(fill.time(), Math.max(horizon.getAsLong(), engine().time()));
    try {
      ExecutionReport.Filled report =
          forms.fill(
              forms.number(fill.clientOrderId()).getAsLong(), instrument.getAsInt(), fill, time);
      book.onFill(
          report, Math.max(time, engine().time()), fill.executionId(), fill.clientOrderId());
      changed = true;
      return Optional.empty();
    } catch (BadNumber e) {
      return Optional.of(
          "%s of %s %s at %s, which are no numbers of that instrument"
              .formatted(fill.side().label(), fill.quantity(), fill.symbol(), fill.price()));
    }
  }

  void accept(Order order) {
    tell(new ExecutionReport.Accepted(order.number()));
  }

  void reject(Order order, boolean postOnly) {
    tell(
        new ExecutionReport.Rejected(
            order.number(), postOnly ? VenueRejection.POST_ONLY : VenueRejection.OTHER));
  }

  /** It has never been sent, and never will be. */
  void refuse(Order order) {
    reject(order, false);
  }

  void cancel(Order order) {
    tell(new ExecutionReport.Cancelled(order.number(), CancelReason.VENUE));
  }

  void expire(Order order) {
    tell(new ExecutionReport.Expired(order.number()));
  }

  void replace(ExecutionReport.Replaced terms) {
    tell(terms);
  }

  void refuseRequest(Order order) {
    tell(new ExecutionReport.RequestRejected(order.number()));
  }

  private void tell(ExecutionReport report) {
    book.onReport(report, engine().time());
    changed = true;
  }

  void doubt(Order order) {
    engine().onOverdue(order.number(), engine().time());
    changed = true;
  }

  void lose(Order order) {
    engine().onLost(order.number(), engine().time());
    changed = true;
  }

  /** Holds the book at a level until a person releases it; returns the latch's id. */
  String latch(TradingState level, LatchCause cause, String message) {
    String id = "venue-%d-%d".formatted(book.epoch(), ++latches);
    String text =
        message.length() <= Latch.LONGEST_MESSAGE
            ? message
            : message.substring(0, Latch.LONGEST_MESSAGE - 1) + "…";
    Latch latch = new Latch(id, level, cause, text, Figures.nanos(wallClock.instant()));
    book.obey(
        new Command.SetLatch(latch),
        new CommandEntry(
            null,
            wallClock.instant(),
            SENDER,
            "SetLatch %s %s: %s".formatted(level.label(), id, text)));
    changed = true;
    return id;
  }
}
