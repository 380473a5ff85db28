package dev.tradewind.engine.algo;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;

/**
 * Trades one lot at a time by the rule of the CloudEx bank: a buy needs the cash for it, a sell
 * needs shares. A sell takes what is held, at most a lot, so that a lot that was filled in part is
 * not stuck.
 */
final class FixedLots {

  static final ParameterDefinition PARAMETER =
      ParameterDefinition.integer(
          "quantity", 1, 1_000_000_000, 10, "shares", "Shares of one order.");

  private final long quantity;

  FixedLots(Parameters parameters) {
    quantity = parameters.whole(PARAMETER.name());
  }

  void buy(Context context) {
    long lot = lot(context);
    if (context.entriesAllowed() && context.affordableQuantity() >= lot) {
      context.submitMarket(Side.BUY, lot);
    }
  }

  void sell(Context context) {
    long held = Math.min(context.reducibleQuantity(), lot(context));
    if (held > 0) {
      context.submitMarket(Side.SELL, held);
    }
  }

  private long lot(Context context) {
    return Math.multiplyExact(quantity, Decimal.powerOfTen(context.instrument().quantityScale()));
  }
}
