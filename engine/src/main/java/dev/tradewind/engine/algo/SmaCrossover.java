package dev.tradewind.engine.algo;

import dev.tradewind.engine.indicator.MovingAveragePair;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Holds while the fast average is above the slow one. It acts on the cross only: a strategy that
 * starts above waits for the next one. Averages are compared as exact sums.
 */
final class SmaCrossover implements Strategy {

  static final AlgoDefinition DEFINITION =
      new AlgoDefinition(
          "sma-crossover",
          "Buys when the fast simple moving average of closes crosses above the slow one, and sells"
              + " all when it crosses back.",
          List.of(
              ParameterDefinition.integer(
                  "fast", 1, 5000, 10, "bars", "Length of the fast average."),
              ParameterDefinition.integer(
                  "slow", 2, 5000, 30, "bars", "Length of the slow average."),
              Sizing.QUANTITY,
              Sizing.PERCENT_OF_EQUITY),
          List.of(Relation.lessThan("fast", "slow"), Sizing.RELATION),
          SmaCrossover::new);

  private final MovingAveragePair averages;
  private final Sizing sizing;

  /** Where the fast average was last: 1 above the slow one, −1 not, 0 unknown. */
  private int side;

  SmaCrossover(Parameters parameters) {
    averages = new MovingAveragePair(parameters.integer("fast"), parameters.integer("slow"));
    sizing = Sizing.of(parameters);
  }

  /** A cross needs both averages now and a bar before. */
  @Override
  public int warmupBars() {
    return averages.slow() + 1;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    averages.add(bar.close());
    if (!averages.isReady()) {
      return;
    }
    int before = side;
    side = averages.isFastAbove() ? 1 : -1;
    if (before + side == 0) {
      onCross(context);
    }
  }

  private void onCross(Context context) {
    context.cancelAll();
    if (side > 0) {
      enter(context);
    } else if (context.position() > 0) {
      context.submitMarket(Side.SELL, context.position());
    }
  }

  private void enter(Context context) {
    long quantity = context.position() == 0 ? sizing.entryQuantity(context) : 0;
    if (quantity > 0) {
      context.submitMarket(Side.BUY, quantity);
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    averages.snapshot(out);
    out.writeBoolean(side != 0);
    out.writeBoolean(side > 0);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    averages.restore(in);
    boolean compared = in.readBoolean();
    boolean above = in.readBoolean();
    side = !compared ? 0 : above ? 1 : -1;
  }
}
