package dev.tradewind.runtime.loop;

import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.runtime.venue.exchange.VirtualExchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks an exchange what it knows of the account, in a session of its own, after all is over. */
final class Witness {

  private final List<Report> heard;
  private final Map<String, Long> orders;

  Witness(VenueSimulation simulation) {
    VirtualExchange exchange = simulation.exchange();
    heard = new ArrayList<>();
    exchange.ask(
        simulation.account(),
        List.of(new Request.OpenOrders(), new Request.Fills(0), new Request.Positions()),
        heard::add);
    orders = exchange.arrivals();
  }

  List<String> openOrders() {
    List<String> ids = new ArrayList<>();
    for (Report report : heard) {
      if (report instanceof Report.OpenOrdersAnswer answer) {
        answer.orders().forEach(order -> ids.add(order.clientOrderId()));
      }
    }
    return ids;
  }

  List<String> executionIds() {
    List<String> ids = new ArrayList<>();
    for (Report report : heard) {
      if (report instanceof Report.FillsAnswer answer) {
        answer.fills().forEach(fill -> ids.add(fill.executionId()));
      }
    }
    return ids;
  }

  BigDecimal position(String symbol) {
    BigDecimal held = BigDecimal.ZERO;
    for (Report report : heard) {
      if (report instanceof Report.PositionsAnswer answer) {
        for (Report.Held position : answer.positions()) {
          held = position.symbol().equals(symbol) ? held.add(position.quantity()) : held;
        }
      }
    }
    return held;
  }

  /** How many orders of each client order id the exchange can have. */
  Map<String, Long> ordersPerId() {
    return orders;
  }
}
