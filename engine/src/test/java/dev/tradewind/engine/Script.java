package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A strategy that does at the next event of the market what the test tells it. */
final class Script implements Strategy {

  private final int warmupBars;
  private Consumer<Context> next = Script::nothing;
  private BiConsumer<Context, Order> ended = (_, _) -> {};
  private BiConsumer<Context, Order> filled = (_, _) -> {};

  Script(int warmupBars) {
    this.warmupBars = warmupBars;
  }

  void then(Consumer<Context> action) {
    next = action;
  }

  void onEnd(BiConsumer<Context, Order> action) {
    ended = action;
  }

  void onFill(BiConsumer<Context, Order> action) {
    filled = action;
  }

  @Override
  public void onFill(Context context, Order order, long quantity, long price) {
    filled.accept(context, order);
  }

  @Override
  public void onOrderEnded(Context context, Order order) {
    ended.accept(context, order);
  }

  @Override
  public int warmupBars() {
    return warmupBars;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    act(context);
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    act(context);
  }

  @Override
  public void onQuote(Context context, Quote quote) {
    act(context);
  }

  @Override
  public void onBookLevel(Context context, BookLevel level) {
    act(context);
  }

  @Override
  public void onCustomEvent(Context context, CustomEvent event) {
    act(context);
  }

  private void act(Context context) {
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
