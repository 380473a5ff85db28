package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;

/** The port's words in those of the exchange's protocol. */
final class ExchangeWords {

  private ExchangeWords() {}

  static Idempotence of(dev.tradewind.runtime.venue.Idempotence idempotence) {
    return switch (idempotence) {
      case NONE -> Idempotence.None;
      case OPEN_ORDERS -> Idempotence.OpenOrders;
      case LOGON -> Idempotence.Logon;
      case PERMANENT -> Idempotence.Permanent;
    };
  }

  static Lookup of(dev.tradewind.runtime.venue.Lookup lookup) {
    return switch (lookup) {
      case NONE -> Lookup.None;
      case OPEN_ORDERS -> Lookup.OpenOrders;
      case ALL -> Lookup.All;
    };
  }
}
