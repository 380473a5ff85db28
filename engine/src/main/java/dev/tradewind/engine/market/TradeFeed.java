package dev.tradewind.engine.market;

/**
 * Feeds one {@link TradeSeries} from its first trade to its last, through one reused {@link Trade}.
 */
public final class TradeFeed implements TradeStream {

  private final TradeSeries series;
  private final int size;
  private final int instrument;
  private int index = -1;

  /** Of the trade that it stands at: who takes a trade reads these more than once. */
  private long time;

  private long price;

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
    if (index + 1 >= size) {
      index = size;
      return false;
    }
    stepTo(index + 1);
    return true;
  }

  @Override
  public boolean advance(long before) {
    int next = index + 1;
    if (next >= size || series.time(next) >= before) {
      return false;
    }
    stepTo(next);
    return true;
  }

  private void stepTo(int next) {
    index = next;
    time = series.time(next);
    price = series.price(next);
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public long price() {
    return price;
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
