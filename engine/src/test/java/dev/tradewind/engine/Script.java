package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.function.Consumer;

/** A strategy that does at the next bar what the test tells it. */
final class Script implements Strategy {

  private final int warmupBars;
  private Consumer<Context> next = Script::nothing;

  Script(int warmupBars) {
    this.warmupBars = warmupBars;
  }

  void then(Consumer<Context> action) {
    next = action;
  }

  @Override
  public int warmupBars() {
    return warmupBars;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    Consumer<Context> action = next;
    next = Script::nothing;
    action.accept(context);
  }

  @Override
  public void snapshot(DataOutput out) {}

  @Override
  public void restore(DataInput in) {}

  private static void nothing(Context context) {}
}
