package dev.tradewind.runtime.loop;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import java.io.DataInput;
import java.io.DataOutput;

/**
 * A limit order a bar, far from the market; in the place of the one before, or again whenever one
 * has ended, if it is told so.
 */
final class Patient implements Strategy {

  private final boolean alone;
  private final boolean insists;

  private Patient(boolean alone, boolean insists) {
    this.alone = alone;
    this.insists = insists;
  }

  /** A plan to trade it. */
  static Plan plan(boolean alone) {
    return Manifests.plan(Manifests.ibm(), () -> new Patient(alone, false));
  }

  /** A plan to trade one with more lines in its spec. */
  static Plan plan(String more) {
    return Manifests.plan(Manifests.with(more), () -> new Patient(false, false));
  }

  /** A plan to trade one that takes no end for an answer. */
  static Plan insisting() {
    return Manifests.plan(Manifests.ibm(), () -> new Patient(false, true));
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
    submit(context);
  }

  @Override
  public void onOrderEnded(Context context, Order order) {
    if (insists) {
      submit(context);
    }
  }

  private static void submit(Context context) {
    context.submit(context.ticket().limit(Side.BUY, 1, context.instrument().tickSize()));
  }

  @Override
  public void snapshot(DataOutput out) {}

  @Override
  public void restore(DataInput in) {}
}
