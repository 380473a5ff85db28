package dev.tradewind.marketdata;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads price files that are not compressed, with the header {@code
 * ts_utc,open,high,low,close,volume}: what research tools write. Immutable; any thread.
 */
public final class PlainPriceReader {

  private final long interval;

  /**
   * A reader of bars of one length.
   *
   * @param interval in nanoseconds; rows that lie closer together are refused
   */
  public PlainPriceReader(long interval) {
    this.interval = interval;
  }

  /**
   * Reads a file.
   *
   * @throws PriceFileException if it is missing, cannot be read or holds anything but good bars
   */
  public BarSeries read(Path file, Instrument instrument) throws PriceFileException {
    try {
      BarSeries plain = readPlain(file, instrument);
      return plain == null ? readAny(file, instrument) : plain;
    } catch (NoSuchFileException e) {
      throw new PriceFileException(file + " is missing.", e);
    } catch (IOException e) {
      throw new PriceFileException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private BarSeries readPlain(Path file, Instrument instrument) throws IOException {
    try (InputStream text = Files.newInputStream(file)) {
      return new PlainRows(quality(file), PriceColumns.TS_UTC, instrument, interval)
          .read(text, Files.size(file));
    }
  }

  private BarSeries readAny(Path file, Instrument instrument)
      throws IOException, PriceFileException {
    try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      return new PriceTable(quality(file), PriceColumns.TS_UTC, instrument, interval).read(text);
    }
  }

  private static DataQuality quality(Path file) {
    return new DataQuality(DataPolicy.REJECT, file.getFileName().toString());
  }
}
