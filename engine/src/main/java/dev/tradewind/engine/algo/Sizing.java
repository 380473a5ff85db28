package dev.tradewind.engine.algo;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.strategy.Context;

/**
 * How much an entry buys: a fixed quantity, or what a percentage of the equity pays at the last
 * price, cut to what the cash covers in the worst case.
 */
record Sizing(long quantity, long percent) {

  static final ParameterDefinition QUANTITY =
      ParameterDefinition.integer(
              "quantity", 1, 1_000_000_000, 1, "shares", "Shares that an entry buys.")
          .optional();

  static final ParameterDefinition PERCENT_OF_EQUITY =
      ParameterDefinition.number(
              "percentOfEquity",
              "0",
              "100",
              "95",
              "percent",
              "Part of the equity that an entry buys for, when there is no quantity.")
          .aboveMinimum();

  static final Relation RELATION = Relation.notBoth(QUANTITY.name(), PERCENT_OF_EQUITY.name());

  private static final int SCALE = ParameterValue.SCALE;

  static Sizing of(Parameters parameters) {
    return parameters.has(QUANTITY.name())
        ? new Sizing(parameters.whole(QUANTITY.name()), 0)
        : new Sizing(0, parameters.scaled(PERCENT_OF_EQUITY.name(), SCALE));
  }

  /** Quantity at the instrument's scale; 0 if the percentage does not pay for one unit. */
  long entryQuantity(Context context) {
    if (quantity > 0) {
      return Math.multiplyExact(quantity, Decimal.powerOfTen(context.instrument().quantityScale()));
    }
    long budget =
        ExactMath.multiplyDivideFloor(context.equity(), percent, 100 * Decimal.powerOfTen(SCALE));
    return Math.min(
        context.quantityFor(budget, context.lastPrice()),
        context.wholeLots(context.affordableQuantity()));
  }
}
