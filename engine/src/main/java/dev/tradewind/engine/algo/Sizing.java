package dev.tradewind.engine.algo;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.strategy.Context;
import java.util.List;

/**
 * How much an entry buys: a fixed quantity, or what a percentage of the equity pays at the last
 * price, cut to what the cash covers in the worst case.
 */
record Sizing(long quantity, long percent) {

  static final List<ParameterDefinition> PARAMETERS =
      List.of(
          ParameterDefinition.integer(
                  "quantity", 1, 1_000_000_000, 1, "shares", "Shares that an entry buys.")
              .optional(),
          ParameterDefinition.number(
                  "percentOfEquity",
                  "0",
                  "100",
                  "95",
                  "percent",
                  "Part of the equity that an entry buys for, when there is no quantity.")
              .aboveMinimum());

  static final Relation RELATION = Relation.notBoth("quantity", "percentOfEquity");

  private static final int SCALE = ParameterDefinition.NUMBER_SCALE;

  static Sizing of(Parameters parameters) {
    return parameters.has("quantity")
        ? new Sizing(parameters.whole("quantity"), 0)
        : new Sizing(0, parameters.scaled("percentOfEquity", SCALE));
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
