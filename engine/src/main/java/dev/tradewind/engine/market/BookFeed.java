package dev.tradewind.engine.market;

/**
 * Feeds one {@link BookSeries} from its first level to its last, through one reused {@link
 * BookLevel}.
 */
public final class BookFeed implements MarketFeed, BookLevel {

  private final BookSeries series;
  private final int size;
  private final int instrument;
  private int index = -1;

  /**
   * A feed that stands before the first level.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   */
  public BookFeed(BookSeries series, int instrument) {
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
    to.onBookLevel(this);
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
  public BookEntry entry() {
    return series.entry(index);
  }

  @Override
  public long price() {
    return series.price(index);
  }

  @Override
  public long quantity() {
    return series.quantity(index);
  }
}
