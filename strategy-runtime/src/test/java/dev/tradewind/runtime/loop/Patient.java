package dev.tradewind.runtime.loop;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;

/** A limit order a bar, far from the market; in the place of the one before, if it is told so. */
final class Patient implements Strategy {

  private final boolean alone;

  private Patient(boolean alone) {
    this.alone = alone;
  }

  /** A plan to trade it. */
  static Plan plan(boolean alone) {
    Plan plan = Manifests.plan(Manifests.ibm());
    return new Plan(
        plan.file(),
        new AlgoDefinition("patient", "", List.of(), List.of(), _ -> new Patient(alone)),
        plan.parameters(),
        plan.instruments(),
        plan.interval(),
        plan.capital(),
        plan.costs(),
        plan.limits(),
        plan.riskDay(),
        plan.badRows());
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    if (alone) {
      context.cancelAll();
    }
    context.submit(context.ticket().limit(Side.BUY, 1, context.instrument().tickSize()));
  }

  @Override
  public void snapshot(DataOutput out) {}

  @Override
  public void restore(DataInput in) {}
}
