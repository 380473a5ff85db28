package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A {@link RandomStrategy} that also looks at longer bars, and whose answers depend on all that it
 * has been told: a number that was not to be known yet changes everything after it.
 */
final class RandomFrames implements Strategy {

  /** What one tells trades of: their bars may be of any length. */
  private static final String OF_TRADES = "ES";

  private final RandomStrategy strategy;
  private long told;

  RandomFrames(long seed) {
    strategy = new RandomStrategy(seed, 0);
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public List<TimeBins> timeFrames(Instrument instrument) {
    return instrument.symbol().equals(OF_TRADES)
        ? List.of(TimeBins.ofEpoch(2 * RandomFeeds.BUILT), TimeBins.ofEpoch(10 * RandomFeeds.BUILT))
        : List.of();
  }

  private void hear(long... numbers) {
    for (long number : numbers) {
      told = 31 * told + number;
    }
    strategy.disturb(told);
  }

  @Override
  public void onBar(Context context, Bar bar) {
    hear(bar.timeFrame(), bar.openTime(), bar.closeTime(), bar.open(), bar.high());
    hear(bar.low(), bar.close(), bar.volume(), bar.forwardFilled() ? 1 : 0);
    strategy.onBar(context, bar);
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    hear(trade.time(), trade.price(), trade.quantity());
    strategy.onTrade(context, trade);
  }

  @Override
  public void onQuote(Context context, Quote quote) {
    hear(quote.time(), quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity());
    strategy.onQuote(context, quote);
  }

  @Override
  public void onBookLevel(Context context, BookLevel level) {
    hear(level.time(), level.price(), level.quantity());
    strategy.onBookLevel(context, level);
  }

  @Override
  public void onCustomEvent(Context context, CustomEvent event) {
    hear(event.time(), event.payload().toString().length());
    strategy.onCustomEvent(context, event);
  }

  @Override
  public void onCorporateAction(Context context, CorporateAction action) {
    hear(action.time());
    strategy.onCorporateAction(context, action);
  }

  @Override
  public void onFill(Context context, Order order, long quantity, long price) {
    hear(context.time(), quantity, price);
    strategy.onFill(context, order, quantity, price);
  }

  @Override
  public void onOrderEnded(Context context, Order order) {
    hear(context.time(), order.number());
    strategy.onOrderEnded(context, order);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(told);
    strategy.snapshot(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    told = in.readLong();
    strategy.restore(in);
  }
}
