package dev.tradewind.engine.market;

/** Feeds one {@link BarSeries} from its first bar to its last, through one reused {@link Bar}. */
public final class SeriesFeed implements BarFeed, Bar {

  private final BarSeries series;
  private final int instrument;
  private int index = -1;

  /**
   * A feed that stands before the first bar.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   */
  public SeriesFeed(BarSeries series, int instrument) {
    this.series = series;
    this.instrument = instrument;
  }

  @Override
  public boolean advance() {
    return ++index < series.size();
  }

  @Override
  public Bar bar() {
    return this;
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public long openTime() {
    return series.openTime(index);
  }

  @Override
  public long open() {
    return series.open(index);
  }

  @Override
  public long high() {
    return series.high(index);
  }

  @Override
  public long low() {
    return series.low(index);
  }

  @Override
  public long close() {
    return series.close(index);
  }

  @Override
  public long volume() {
    return series.volume(index);
  }
}
