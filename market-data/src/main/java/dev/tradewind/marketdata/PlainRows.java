package dev.tradewind.marketdata;

import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataQuality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses the bytes of price rows that are written the plain way, several times as fast as {@link
 * PriceTable} does. It knows no errors: of anything else than good plain rows it says only that it
 * does not read them, and {@link PriceTable} then reads or names them. Used by one thread, for one
 * file.
 *
 * <p>A plain row is {@code 2012-01-05,10,11.5,9.0001,10.25,1000} or has {@code
 * 2012-01-05T14:30:00Z} in its first column, and ends with a line feed.
 */
final class PlainRows {

  /** Rows are short: one that does not fit here is none. */
  private static final int BUFFER = 1 << 16;

  /** Nobody is believed more rows than these before they are there. */
  private static final int MOST_EXPECTED = 1 << 24;

  /** A series does without a copy as long as less than a tenth of its room stays unused. */
  private static final double MARGIN = 1.08;

  private static final int VOLUME = 4;

  private final byte[] header;
  private final Instrument instrument;
  private final long interval;
  private final PlainFields fields;
  private final BarSeries.Builder bars;

  /** Open, high, low, close and volume of the present row. */
  private final long[] numbers = new long[VOLUME + 1];

  private final int priceDigits;
  private final int volumeDigits;

  private long earliestOpen = Long.MIN_VALUE;

  PlainRows(DataQuality quality, PriceColumns columns, Instrument instrument, long interval) {
    header = (columns.header() + "\n").getBytes(StandardCharsets.UTF_8);
    this.instrument = instrument;
    this.interval = interval;
    bars = new BarSeries.Builder(interval, quality);
    fields = new PlainFields(new byte[BUFFER]);
    priceDigits = PlainFields.wholeDigitsOfPrice(instrument.priceScale());
    volumeDigits = PlainFields.wholeDigits(instrument.quantityScale());
  }

  /**
   * Reads all rows.
   *
   * @param length of the text in bytes, as far as that is known
   * @return {@code null} if anything but the header and at least one good plain row is there
   */
  BarSeries read(InputStream text, long length) throws IOException {
    byte[] buffer = fields.bytes();
    int size = text.readNBytes(buffer, 0, BUFFER);
    if (!startsWithHeader(buffer, size)) {
      return null;
    }
    int start = header.length;
    bars.expect(rows(buffer, size, length));
    while (size > 0) {
      int end = lastLineEnd(buffer, size);
      // Without a line end there is nothing to go on from: the last line, or one of any length.
      if (end < Math.max(1, start) || !readRows(start, end)) {
        return null;
      }
      System.arraycopy(buffer, end, buffer, 0, size - end);
      int kept = size - end;
      size = kept + text.readNBytes(buffer, kept, BUFFER - kept);
      start = 0;
    }
    return earliestOpen == Long.MIN_VALUE ? null : bars.build();
  }

  /** How many rows there are likely to be, and so many more that growing is seldom needed. */
  private static int rows(byte[] buffer, int size, long length) {
    int lines = 0;
    for (int i = 0; i < size; i++) {
      lines += buffer[i] == '\n' ? 1 : 0;
    }
    double share = (double) length / Math.max(1, size);
    return (int) Math.min(MOST_EXPECTED, lines * share * MARGIN);
  }

  private boolean startsWithHeader(byte[] buffer, int size) {
    return size >= header.length
        && Arrays.equals(buffer, 0, header.length, header, 0, header.length);
  }

  /** The place after the last line feed; 0 if there is none. */
  private static int lastLineEnd(byte[] buffer, int size) {
    int end = size;
    while (end > 0 && buffer[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private boolean readRows(int start, int end) {
    fields.at(start);
    while (fields.position() < end) {
      if (!readRow()) {
        return false;
      }
    }
    return true;
  }

  /** Every field ends inside the row, for none goes over its comma and the last ends the line. */
  private boolean readRow() {
    long openTime = fields.time();
    // In a loop the parser of a number is compiled once, and so much sooner.
    for (int i = 0; i < numbers.length; i++) {
      boolean last = i == VOLUME;
      numbers[i] =
          fields.number(
              last ? instrument.quantityScale() : instrument.priceScale(),
              last ? volumeDigits : priceDigits,
              last ? '\n' : ',');
    }
    long open = numbers[0];
    long high = numbers[1];
    long low = numbers[2];
    long close = numbers[3];
    long volume = numbers[VOLUME];
    if (fields.failed()
        || openTime < earliestOpen
        || BarRules.violation(open, high, low, close, volume) != null) {
      return false;
    }
    bars.add(openTime, open, high, low, close, volume);
    earliestOpen = openTime + interval;
    return true;
  }
}
