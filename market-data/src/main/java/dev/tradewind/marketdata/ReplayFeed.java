package dev.tradewind.marketdata;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.quality.Limits;
import java.util.Arrays;
import java.util.List;

/**
 * Replays price files in one order: by time, then by the order of the files. Used by one thread;
 * the bar is one reused object.
 *
 * <p>A looping feed begins again when all files have ended, each pass moved on by the files' common
 * span (first open to last close), so that time never goes back. It ends only where market time
 * would leave what the engine believes, at the end of the year 2259.
 */
public final class ReplayFeed implements MarketFeed, Bar {

  private final BarSeries[] series;
  private final int[] next;
  private final boolean loop;
  private final long span;
  private final long latestOpen;
  private final long barsPerPass;
  private long position;
  private long shift;
  private int instrument;
  private int index;

  /**
   * A feed that stands before its first bar.
   *
   * @param files one per instrument, in the order of the engine's set-up
   * @param interval length of a bar, nanoseconds
   * @param loop whether to begin again at the end
   */
  public ReplayFeed(List<PriceFile> files, long interval, boolean loop) {
    series = files.stream().map(PriceFile::bars).toArray(BarSeries[]::new);
    next = new int[series.length];
    this.loop = loop;
    long first = files.stream().mapToLong(PriceFile::firstOpenTime).min().orElseThrow();
    long last = files.stream().mapToLong(PriceFile::lastOpenTime).max().orElseThrow();
    span = Math.subtractExact(Math.addExact(last, interval), first);
    latestOpen = Limits.LATEST - interval;
    barsPerPass = files.stream().mapToLong(file -> file.bars().size()).sum();
  }

  /** Bars fed since the very first one, over all passes. */
  public long position() {
    return position;
  }

  /** Bars of one pass. */
  public long barsPerPass() {
    return barsPerPass;
  }

  /**
   * Goes to where {@code bars} bars have been fed: the next {@link #advance} gives the one after. A
   * restarted engine seeks to the count of bars that it has taken.
   *
   * @throws IllegalArgumentException if a feed that does not loop has fewer
   */
  public void seek(long bars) {
    if (bars < 0 || (!loop && bars > barsPerPass)) {
      throw new IllegalArgumentException(
          "Position " + bars + " is outside the " + barsPerPass + " bars of the replay.");
    }
    // A feed that has just ended stands at the end of its pass, not at the start of the next.
    long pass = bars == 0 ? 0 : (bars - 1) / barsPerPass;
    Arrays.fill(next, 0);
    shift = Math.multiplyExact(pass, span);
    position = pass * barsPerPass;
    while (position < bars) {
      step();
    }
  }

  @Override
  public boolean advance() {
    if (position > 0 && position % barsPerPass == 0 && !nextPass()) {
      return false;
    }
    step();
    return true;
  }

  private boolean nextPass() {
    if (!loop || lastOpen() + shift > latestOpen - span) {
      return false;
    }
    shift += span;
    Arrays.fill(next, 0);
    return true;
  }

  private long lastOpen() {
    long last = Long.MIN_VALUE;
    for (BarSeries bars : series) {
      last = Math.max(last, bars.openTime(bars.size() - 1));
    }
    return last;
  }

  private void step() {
    instrument = earliest();
    index = next[instrument]++;
    position++;
  }

  private int earliest() {
    int earliest = -1;
    long time = Long.MAX_VALUE;
    for (int i = 0; i < series.length; i++) {
      if (next[i] < series[i].size() && series[i].openTime(next[i]) < time) {
        time = series[i].openTime(next[i]);
        earliest = i;
      }
    }
    return earliest;
  }

  /** The bar stepped to; valid until the next {@link #advance}. */
  public Bar bar() {
    return this;
  }

  @Override
  public long time() {
    return closeTime();
  }

  @Override
  public void dispatch(MarketListener to) {
    to.onBar(this);
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public long openTime() {
    return series[instrument].openTime(index) + shift;
  }

  @Override
  public long closeTime() {
    return series[instrument].closeTime(index) + shift;
  }

  @Override
  public long open() {
    return series[instrument].open(index);
  }

  @Override
  public long high() {
    return series[instrument].high(index);
  }

  @Override
  public long low() {
    return series[instrument].low(index);
  }

  @Override
  public long close() {
    return series[instrument].close(index);
  }

  @Override
  public long volume() {
    return series[instrument].volume(index);
  }

  @Override
  public boolean forwardFilled() {
    return series[instrument].forwardFilled(index);
  }
}
