package dev.tradewind.engine.algo;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;

/**
 * Buys as soon as it may and holds. After a Flat it buys again once it is Running. It has no state
 * of its own.
 */
final class BuyAndHold implements Strategy {

  static final AlgoDefinition DEFINITION =
      new AlgoDefinition(
          "buy-and-hold",
          "Buys once and holds: the benchmark that every other algo has to beat.",
          List.of(Sizing.QUANTITY, Sizing.PERCENT_OF_EQUITY),
          List.of(Sizing.RELATION),
          BuyAndHold::new);

  private final Sizing sizing;

  BuyAndHold(Parameters parameters) {
    sizing = Sizing.of(parameters);
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    if (context.position() != 0
        || context.workingQuantity(Side.BUY) != 0
        || !context.entriesAllowed()) {
      return;
    }
    long quantity = sizing.entryQuantity(context);
    if (quantity > 0) {
      context.submitMarket(Side.BUY, quantity);
    }
  }

  @Override
  public void snapshot(DataOutput out) {}

  @Override
  public void restore(DataInput in) {}
}
