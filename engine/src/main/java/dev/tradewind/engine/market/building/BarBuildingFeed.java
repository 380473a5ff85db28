package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.TradeFeed;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Feeds the bars that the trades of a feed make, each when it has ended; a bar that ends at the
 * time of a trade comes before it, unless that trade is its last. Used by one thread.
 *
 * <p>Several kinds of bars of one instrument are several of these, each over a feed of its own of
 * the same trades, in one {@link dev.tradewind.engine.market.MergedFeed}.
 */
public final class BarBuildingFeed implements MarketFeed {

  private final TradeFeed trades;
  private final BarBuilder builder;
  private final boolean passOn;

  /** The bar that was told and is stepped to. */
  private Bar bar;

  /** Whether the feed of trades stands at one that the builder has not taken. */
  private boolean pending;

  /** Whether that trade has had its turn. */
  private boolean passed;

  private boolean ended;

  private BarBuildingFeed(
      TradeFeed trades, Function<Consumer<? super Bar>, BarBuilder> builder, boolean passOn) {
    this.trades = trades;
    this.builder = builder.apply((Consumer<Bar>) told -> bar = told);
    this.passOn = passOn;
  }

  /**
   * A feed of the bars alone.
   *
   * @param trades a feed that stands before its first trade
   * @param builder makes the builder, which tells its bars to what it is given
   */
  public static BarBuildingFeed ofBars(
      TradeFeed trades, Function<Consumer<? super Bar>, BarBuilder> builder) {
    return new BarBuildingFeed(trades, builder, false);
  }

  /**
   * A feed of the trades and of their bars.
   *
   * @param trades a feed that stands before its first trade
   * @param builder makes the builder, which tells its bars to what it is given
   */
  public static BarBuildingFeed ofTradesAndBars(
      TradeFeed trades, Function<Consumer<? super Bar>, BarBuilder> builder) {
    return new BarBuildingFeed(trades, builder, true);
  }

  @Override
  public boolean advance() {
    bar = null;
    while (true) {
      if (passed) {
        take();
      }
      if (bar != null) {
        return true;
      }
      if (!pending && !trades.advance()) {
        return end();
      }
      pending = true;
      if (builder.nextClose() <= trades.time()) {
        builder.advanceTo(builder.nextClose());
        return true;
      }
      passed = true;
      if (passOn) {
        return true;
      }
    }
  }

  @Override
  public long time() {
    return bar == null ? trades.time() : bar.closeTime();
  }

  @Override
  public void dispatch(MarketListener to) {
    if (bar == null) {
      to.onTrade(trades);
    } else {
      to.onBar(bar);
    }
  }

  private void take() {
    passed = false;
    pending = false;
    builder.onTrade(trades);
  }

  private boolean end() {
    if (!ended) {
      ended = true;
      builder.complete();
    }
    return bar != null;
  }
}
