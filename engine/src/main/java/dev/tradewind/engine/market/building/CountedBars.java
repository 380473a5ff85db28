package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import java.util.function.Consumer;

/** Bars that begin and end with a trade: what tick bars and volume bars have in common. */
final class CountedBars {

  private final OpenBar bar;
  private long time = Long.MIN_VALUE;
  private long lastTrade;
  private long trades;

  CountedBars(int instrument, int timeFrame, Consumer<? super Bar> to) {
    bar = new OpenBar(instrument, timeFrame, to);
  }

  void add(Trade trade) {
    long price = trade.price();
    long quantity = trade.quantity();
    checkTime(trade.time());
    TradeCheck.check(price, quantity);
    bar.checkRoom(quantity);
    time = trade.time();
    lastTrade = time;
    if (!bar.begun()) {
      bar.begin(time);
      trades = 0;
    }
    bar.add(price, price, price, price, quantity);
    trades++;
  }

  void advanceTo(long now) {
    checkTime(now);
    time = now;
  }

  long trades() {
    return trades;
  }

  long volume() {
    return bar.volume();
  }

  /** Tells the bar, if one was begun: it ends with the trade that was added last. */
  void end() {
    if (bar.begun()) {
      bar.end(lastTrade);
    }
  }

  private void checkTime(long now) {
    if (now < time) {
      throw new BadDataException(
          DataProblem.TIME_UNSORTED,
          "Bars are built from old to new: " + now + " comes after " + time + ".");
    }
  }
}
