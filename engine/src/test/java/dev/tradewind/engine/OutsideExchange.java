package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.engine.venue.VenueRejection;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * An engine and, outside of it, the exchange that it could have had inside: what becomes of orders
 * comes as reports, after the call that has caused it.
 */
final class OutsideExchange implements ExecutionReports {

  final TradingEngine engine;
  private final SimulatedExchange exchange;
  private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();

  OutsideExchange(EngineSetup setup, EngineListener listener) {
    exchange =
        new SimulatedExchange(
            setup.instruments(),
            setup.exchange(),
            (number, instrument, side, quantity, price) -> quantity,
            this);
    engine = new TradingEngine(setup, listener, Optional.<Venue>of(exchange));
  }

  void onBar(Bar bar) {
    exchange.setTime(bar.closeTime());
    exchange.onBar(bar, bar.closeTime());
    exchange.market(bar.instrument()).setLastPrice(bar.close());
    tell(bar.closeTime());
    engine.onBar(bar);
    tell(bar.closeTime());
  }

  private void tell(long now) {
    while (!reports.isEmpty()) {
      engine.onReport(reports.poll(), now);
    }
  }

  @Override
  public void onAccepted(long number) {
    reports.add(new ExecutionReport.Accepted(number));
  }

  @Override
  public void onRejected(long number, VenueRejection reason) {
    reports.add(new ExecutionReport.Rejected(number, reason));
  }

  @Override
  public void onFill(
      long number,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time) {
    reports.add(
        new ExecutionReport.Filled(number, instrument, side, quantity, price, liquidity, time));
  }

  @Override
  public void onCancelled(long number, CancelReason reason) {
    reports.add(new ExecutionReport.Cancelled(number, reason));
  }

  @Override
  public void onExpired(long number) {
    reports.add(new ExecutionReport.Expired(number));
  }

  @Override
  public void onReplaced(long number, long quantity, long limitPrice, long stopPrice) {
    reports.add(new ExecutionReport.Replaced(number, quantity, limitPrice, stopPrice));
  }

  @Override
  public void onRequestRejected(long number) {
    reports.add(new ExecutionReport.RequestRejected(number));
  }

  @Override
  public void onUnknownOrder(long number) {
    reports.add(new ExecutionReport.UnknownOrder(number));
  }
}
