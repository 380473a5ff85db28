package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One session: its reports as events of the port. Answers that come in parts are told as a whole,
 * and a fill that is missing between two others is noticed by its sequence. Used by one thread at a
 * time.
 */
final class ExchangeSession {

  private final Consumer<VenueEvent> events;
  private final Parts<VenueEvent.Filled> fills = new Parts<>();
  private final Parts<VenueEvent.OrderState> orders = new Parts<>();
  private long lastFill = -1;

  ExchangeSession(Consumer<VenueEvent> events) {
    this.events = events;
  }

  /** A request in the words of the protocol. */
  static Request request(VenueRequest request) {
    return switch (request) {
      case VenueRequest.NewOrder o ->
          new Request.NewOrder(
              o.clientOrderId(),
              o.symbol(),
              o.side(),
              o.type(),
              o.timeInForce(),
              o.expireTime(),
              o.quantity(),
              o.limitPrice(),
              o.stopPrice(),
              o.trailingOffset(),
              o.reduceOnly(),
              o.postOnly());
      case VenueRequest.CancelOrder c -> new Request.CancelOrder(c.clientOrderId());
      case VenueRequest.ReplaceOrder r ->
          new Request.ReplaceOrder(r.clientOrderId(), r.quantity(), r.limitPrice(), r.stopPrice());
      case VenueRequest.OrderStatus s -> new Request.OrderStatus(s.clientOrderId());
      case VenueRequest.OpenOrders _ -> new Request.OpenOrders();
      case VenueRequest.Fills f ->
          new Request.Fills(f.after().isEmpty() ? 0 : Long.parseLong(f.after()));
      case VenueRequest.Positions _ -> new Request.Positions();
      case VenueRequest.Passed p -> new Request.Passed(p.marketTime());
    };
  }

  /** Tells what a report says; the beginning and the end of a session are told elsewhere. */
  void take(Report report) {
    switch (report) {
      case Report.LoggedOn _, Report.Logout _ ->
          throw new IllegalArgumentException("That is not about orders: " + report);
      case Report.Accepted r -> events.accept(new VenueEvent.Accepted(r.clientOrderId()));
      case Report.Rejected r ->
          events.accept(new VenueEvent.Rejected(r.clientOrderId(), cause(r), r.text()));
      case Report.Filled r -> take(r);
      case Report.Cancelled r -> events.accept(new VenueEvent.Cancelled(r.clientOrderId()));
      case Report.Expired r -> events.accept(new VenueEvent.Expired(r.clientOrderId()));
      case Report.Replaced r ->
          events.accept(
              new VenueEvent.Replaced(
                  r.clientOrderId(), r.quantity(), r.limitPrice(), r.stopPrice()));
      case Report.RequestRejected r ->
          events.accept(new VenueEvent.RequestRejected(r.clientOrderId()));
      case Report.UnknownOrder r -> events.accept(new VenueEvent.UnknownOrder(r.clientOrderId()));
      case Report.OrderState r -> events.accept(state(r));
      case Report.OpenOrdersAnswer answer -> take(answer);
      case Report.FillsAnswer answer -> take(answer);
      case Report.PositionsAnswer answer -> take(answer);
      case Report.MarketTime time ->
          events.accept(new VenueEvent.MarketTime(time.time(), time.completed()));
    }
  }

  private void take(Report.Filled fill) {
    events.accept(filled(fill));
    if (lastFill >= 0 && fill.sequence() > lastFill + 1) {
      events.accept(new VenueEvent.Missed());
    }
    if (lastFill >= 0) {
      lastFill = Math.max(lastFill, fill.sequence());
    }
  }

  private void take(Report.OpenOrdersAnswer answer) {
    List<VenueEvent.OrderState> part =
        answer.orders().stream().map(ExchangeSession::state).toList();
    take(
        orders.add(part, answer.part(), answer.more()),
        () -> new VenueEvent.OpenOrders(orders.all()));
  }

  private void take(Report.FillsAnswer answer) {
    List<VenueEvent.Filled> part = answer.fills().stream().map(ExchangeSession::filled).toList();
    Parts.State state = fills.add(part, answer.part(), answer.more());
    if (state == Parts.State.WHOLE) {
      lastFill = Math.max(lastFill, 0);
      answer.fills().forEach(fill -> lastFill = Math.max(lastFill, fill.sequence()));
    }
    take(state, () -> new VenueEvent.Fills(fills.all()));
  }

  private void take(Parts.State state, Supplier<VenueEvent> whole) {
    switch (state) {
      case WHOLE -> events.accept(whole.get());
      case BROKEN -> events.accept(new VenueEvent.Missed());
      case GROWING -> {}
    }
  }

  private void take(Report.PositionsAnswer answer) {
    Map<String, BigDecimal> held = new HashMap<>();
    answer.positions().forEach(position -> held.put(position.symbol(), position.quantity()));
    events.accept(new VenueEvent.Positions(held));
  }

  private static VenueEvent.Filled filled(Report.Filled fill) {
    return new VenueEvent.Filled(
        fill.clientOrderId(),
        fill.executionId(),
        Long.toString(fill.sequence()),
        fill.symbol(),
        fill.side(),
        fill.quantity(),
        fill.price(),
        fill.liquidity(),
        fill.time());
  }

  private static VenueEvent.OrderState state(Report.OrderState order) {
    return new VenueEvent.OrderState(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.quantity(),
        order.filledQuantity(),
        order.limitPrice(),
        order.stopPrice(),
        switch (order.status()) {
          case Working, PartiallyFilled -> VenueEvent.State.OPEN;
          case Filled -> VenueEvent.State.FILLED;
          case Cancelled -> VenueEvent.State.CANCELLED;
          case Expired -> VenueEvent.State.EXPIRED;
          case Rejected -> VenueEvent.State.REJECTED;
        });
  }

  private static VenueEvent.Cause cause(Report.Rejected rejected) {
    return switch (rejected.reason()) {
      case PostOnly -> VenueEvent.Cause.POST_ONLY;
      case DuplicateId -> VenueEvent.Cause.DUPLICATE;
      case Other -> VenueEvent.Cause.OTHER;
    };
  }
}
