package dev.tradewind.engine.algo;

import dev.tradewind.engine.indicator.SimpleMovingAverage;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Buys one lot at every bar that closes at or below (1 − t/100) of the moving average, and sells
 * one at every bar that closes at or above (1 + t/100) of it.
 */
final class MeanReversion implements Strategy {

  static final AlgoDefinition DEFINITION =
      new AlgoDefinition(
          "mean-reversion",
          "Buys a lot at every close far below its moving average, and sells one at every close far"
              + " above it.",
          List.of(
              ParameterDefinition.integer(
                  "window", 1, 5000, 10, "bars", "Length of the moving average."),
              ParameterDefinition.number(
                      "thresholdPercent",
                      "0",
                      "100",
                      "3",
                      "percent",
                      "How far from the average a close must be.")
                  .aboveMinimum(),
              FixedLots.PARAMETER),
          List.of(),
          MeanReversion::new);

  private final SimpleMovingAverage average;
  private final double threshold;
  private final FixedLots lots;

  MeanReversion(Parameters parameters) {
    average = new SimpleMovingAverage(parameters.integer("window"));
    threshold = parameters.number("thresholdPercent") / 100;
    lots = new FixedLots(parameters);
  }

  @Override
  public int warmupBars() {
    return average.length();
  }

  @Override
  public void onBar(Context context, Bar bar) {
    average.add(bar.close());
    // Comparisons with NaN are false: nothing happens before the window is full.
    if (bar.close() <= (1 - threshold) * average.value()) {
      lots.buy(context);
    } else if (bar.close() >= (1 + threshold) * average.value()) {
      lots.sell(context);
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    average.snapshot(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    average.restore(in);
  }
}
