package dev.tradewind.engine.market;

/**
 * Feeds one {@link TradeSeries} from its first trade to its last, through one reused {@link Trade}.
 */
public final class TradeFeed implements MarketFeed, Trade {

  private final TradeSeries series;
  private final int size;
  private final int instrument;
  private int index = -1;

  /**
   * A feed that stands before the first trade.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   */
  public TradeFeed(TradeSeries series, int instrument) {
    this.series = series;
    this.instrument = instrument;
    size = series.size();
  }

  @Override
  public boolean advance() {
    if (index < size) {
      index++;
    }
    return index < size;
  }

  @Override
  public void dispatch(MarketListener to) {
    to.onTrade(this);
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public long time() {
    return series.time(index);
  }

  @Override
  public long price() {
    return series.price(index);
  }

  @Override
  public long quantity() {
    return series.quantity(index);
  }

  @Override
  public Aggressor aggressor() {
    return series.aggressor(index);
  }
}
