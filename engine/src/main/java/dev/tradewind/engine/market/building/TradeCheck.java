package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.TradeRules;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.Violation;

/** Refuses trades that no bar should be made of. */
final class TradeCheck {

  private TradeCheck() {}

  static void check(long price, long quantity) {
    Violation violation = TradeRules.violation(price, quantity);
    if (violation != null) {
      throw new BadDataException(
          violation.problem(),
          "The trade is refused, "
              + violation.clause()
              + ": "
              + violation.allowed()
              + " are allowed.");
    }
  }
}
