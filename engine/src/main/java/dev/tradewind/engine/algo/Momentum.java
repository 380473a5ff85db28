package dev.tradewind.engine.algo;

import dev.tradewind.engine.indicator.BarRateOfChange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Weighs the change within the last bar and within the one before: w₀·roc₀ + w₁·roc₁ with roc =
 * close/open − 1. It buys one lot at or above +t/100, and sells one at or below −t/100.
 */
final class Momentum implements Strategy {

  static final AlgoDefinition DEFINITION =
      new AlgoDefinition(
          "momentum",
          "Buys a lot when the last two bars together rose enough, and sells one when they fell"
              + " enough.",
          List.of(
              ParameterDefinition.number(
                  "weight0", "0", "1", "0.5", "", "Weight of the last bar's change."),
              ParameterDefinition.number(
                  "weight1", "0", "1", "0.5", "", "Weight of the change of the bar before."),
              ParameterDefinition.number(
                      "thresholdPercent",
                      "0",
                      "100",
                      "1",
                      "percent",
                      "How large the weighted change must be.")
                  .aboveMinimum(),
              FixedLots.PARAMETER),
          List.of(),
          Momentum::new);

  private final BarRateOfChange change = new BarRateOfChange();
  private final double weight0;
  private final double weight1;
  private final double threshold;
  private final FixedLots lots;

  Momentum(Parameters parameters) {
    weight0 = parameters.number("weight0");
    weight1 = parameters.number("weight1");
    threshold = parameters.number("thresholdPercent") / 100;
    lots = new FixedLots(parameters);
  }

  @Override
  public int warmupBars() {
    return 2;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    change.add(bar);
    double momentum = weight0 * change.value() + weight1 * change.previous();
    // Comparisons with NaN are false: nothing happens before the second bar.
    if (momentum >= threshold) {
      lots.buy(context);
    } else if (momentum <= -threshold) {
      lots.sell(context);
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    change.snapshot(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    change.restore(in);
  }
}
