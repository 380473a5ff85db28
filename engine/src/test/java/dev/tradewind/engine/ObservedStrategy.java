package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A strategy whose changes of orders are told to an observer: what it asks for, and the answer.
 * After each event it changes an order more, by what the observer knows of it.
 */
record ObservedStrategy(Strategy strategy, LimitsObserver observer, Random random)
    implements Strategy {

  private Context observed(Context context) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, arguments) -> {
              boolean isChange = method.getName().equals("replace");
              if (isChange) {
                observer.onAsk(
                    (long) arguments[0],
                    (long) arguments[1],
                    (long) arguments[2],
                    (long) arguments[3],
                    context.time());
              }
              try {
                Object answer = method.invoke(context, arguments);
                if (isChange) {
                  observer.onAnswer((boolean) answer);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public int warmupBars() {
    return strategy.warmupBars();
  }

  @Override
  public void onBar(Context context, Bar bar) {
    strategy.onBar(observed(context), bar);
    change(observed(context), bar.instrument());
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    strategy.onTrade(observed(context), trade);
    change(observed(context), trade.instrument());
  }

  @Override
  public void onQuote(Context context, Quote quote) {
    strategy.onQuote(observed(context), quote);
    change(observed(context), quote.instrument());
  }

  private void change(Context context, int instrument) {
    List<Map.Entry<Long, ObservedOrder>> open =
        observer.open().stream().filter(e -> e.getValue().instrument == instrument).toList();
    if (open.isEmpty()) {
      return;
    }
    Map.Entry<Long, ObservedOrder> any = open.get(random.nextInt(open.size()));
    ObservedOrder order = any.getValue();
    long lot = context.instrument().lotSize();
    context.replace(
        any.getKey(),
        Math.max(lot, order.quantity + (random.nextInt(5) - 1) * random.nextLong(60) * lot),
        moved(context, order.limit),
        moved(context, order.stop));
  }

  private long moved(Context context, long price) {
    long tick = context.instrument().tickSize();
    boolean stays = price == 0 || random.nextInt(3) == 0;
    return stays ? price : Math.max(tick, price + (random.nextInt(31) - 15) * tick);
  }

  @Override
  public void onFill(Context context, Order order, long quantity, long price) {
    strategy.onFill(observed(context), order, quantity, price);
  }

  @Override
  public void onOrderEnded(Context context, Order order) {
    strategy.onOrderEnded(observed(context), order);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    strategy.snapshot(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    strategy.restore(in);
  }
}
