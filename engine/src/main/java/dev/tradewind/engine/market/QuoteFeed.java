package dev.tradewind.engine.market;

/**
 * Feeds one {@link QuoteSeries} from its first quote to its last, through one reused {@link Quote}.
 */
public final class QuoteFeed implements MarketFeed, Quote {

  private final QuoteSeries series;
  private final int size;
  private final int instrument;
  private int index = -1;

  /**
   * A feed that stands before the first quote.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   */
  public QuoteFeed(QuoteSeries series, int instrument) {
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
    to.onQuote(this);
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
  public long bid() {
    return series.bid(index);
  }

  @Override
  public long bidQuantity() {
    return series.bidQuantity(index);
  }

  @Override
  public long ask() {
    return series.ask(index);
  }

  @Override
  public long askQuantity() {
    return series.askQuantity(index);
  }
}
