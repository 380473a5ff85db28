package dev.tradewind.engine.market;

/** Feeds one {@link BarSeries} from its first bar to its last, through one reused {@link Bar}. */
public final class SeriesFeed implements BarStream {

  private final BarSeries series;
  private final int size;
  private final int instrument;
  private final int timeFrame;
  private int index = -1;

  /** Of the bar that it stands at: who takes a bar reads these more than once. */
  private long openTime;

  private long closeTime;
  private long close;

  /**
   * A feed of a base series that stands before its first bar.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   */
  public SeriesFeed(BarSeries series, int instrument) {
    this(series, instrument, BASE_TIME_FRAME);
  }

  /**
   * A feed that stands before its first bar.
   *
   * @param instrument index of the series' instrument in the engine's set-up
   * @param timeFrame index of its kind of bars in the engine's set-up
   */
  public SeriesFeed(BarSeries series, int instrument, int timeFrame) {
    this.series = series;
    this.instrument = instrument;
    this.timeFrame = timeFrame;
    size = series.size();
  }

  /** The highest price of all its bars. */
  public long highest() {
    return series.highest();
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
    if (next >= size || series.closeTime(next) >= before) {
      return false;
    }
    stepTo(next);
    return true;
  }

  private void stepTo(int next) {
    index = next;
    openTime = series.openTime(next);
    closeTime = series.closeTime(next);
    close = series.close(next);
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public int timeFrame() {
    return timeFrame;
  }

  @Override
  public long openTime() {
    return openTime;
  }

  @Override
  public long closeTime() {
    return closeTime;
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
    return close;
  }

  @Override
  public long volume() {
    return series.volume(index);
  }

  @Override
  public boolean forwardFilled() {
    return series.forwardFilled(index);
  }
}
