package dev.tradewind.marketdata;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataReport;

/**
 * A price file that was read whole. Immutable; any thread.
 *
 * @param instrument whose prices they are
 * @param name of the file, without its folder
 * @param sha256 of the file's bytes as they lie on disk, 64 hexadecimal digits
 * @param bars one or more, oldest first
 * @param quality how many of its rows they are, and what was left out
 */
public record PriceFile(
    Instrument instrument, String name, String sha256, BarSeries bars, DataReport quality) {

  /** When the first bar opens, epoch nanoseconds. */
  public long firstOpenTime() {
    return bars.openTime(0);
  }

  /** Volume of the bar that has most. */
  public long largestVolume() {
    long largest = 0;
    for (int i = 0; i < bars.size(); i++) {
      largest = Math.max(largest, bars.volume(i));
    }
    return largest;
  }

  /** When the last bar opens, epoch nanoseconds. */
  public long lastOpenTime() {
    return bars.openTime(bars.size() - 1);
  }
}
