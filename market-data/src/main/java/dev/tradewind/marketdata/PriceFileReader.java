package dev.tradewind.marketdata;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipException;

/** Reads price files. Immutable; any thread. */
public final class PriceFileReader {

  /** How long a text is that is unpacked on the way. */
  private static final long UNKNOWN = 0;

  private static final String SUFFIX = ".csv.gz";

  private final long interval;
  private final DataPolicy policy;

  /**
   * A reader of bars of one length that refuses a file with a bad row.
   *
   * @param interval in nanoseconds; rows that lie closer together are bad
   */
  public PriceFileReader(long interval) {
    this(interval, DataPolicy.REJECT);
  }

  /**
   * A reader of bars of one length.
   *
   * @param interval in nanoseconds; rows that lie closer together are bad
   * @param policy what is done about a bad row; a file that is bad as a whole is refused always
   */
  public PriceFileReader(long interval, DataPolicy policy) {
    this.interval = interval;
    this.policy = policy;
  }

  /** Name of a symbol's file: a slash, which no file name may have, becomes an underscore. */
  public static String fileName(String symbol) {
    return symbol.replace('/', '_') + SUFFIX;
  }

  /**
   * Reads {@code <SYMBOL>.csv.gz} of a folder.
   *
   * @throws PriceFileException if it is missing, cannot be read, has no good row, or has a bad one
   *     that is to be rejected
   */
  public PriceFile read(Path directory, Instrument instrument) throws PriceFileException {
    Path file = directory.resolve(fileName(instrument.symbol()));
    try {
      return read(instrument, fileName(instrument.symbol()), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s is missing in %s: the prices of %s are expected there.",
              fileName(instrument.symbol()),
              directory,
              instrument.symbol()),
          e);
    } catch (IOException e) {
      throw new PriceFileException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the file, for its errors
   * @throws PriceFileException if it cannot be read, has no good row, or has a bad one that is to
   *     be rejected
   */
  public PriceFile read(Instrument instrument, String name, byte[] gzip) throws PriceFileException {
    if (gzip.length == 0) {
      throw new PriceFileException(
          name + " is empty: it must hold the prices as CSV, compressed with gzip.");
    }
    try {
      PriceFile plain = readPlain(instrument, name, gzip);
      return plain == null ? readAny(instrument, name, gzip) : plain;
    } catch (ZipException e) {
      throw new PriceFileException(
          name + " is not a gzip file, or a damaged one: compress the CSV with gzip.", e);
    } catch (EOFException e) {
      throw new PriceFileException(
          name + " ends in the middle of its gzip data: bring the whole file.", e);
    } catch (IOException e) {
      throw new PriceFileException(name + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** What is wrong with the file, if anything is, the general way says. */
  private PriceFile readPlain(Instrument instrument, String name, byte[] gzip) {
    DataQuality quality = new DataQuality(policy, name);
    try {
      GzipText stream = new GzipText(gzip);
      BarSeries bars;
      try (stream) {
        bars =
            new PlainRows(quality, PriceColumns.DATE, instrument, interval).read(stream, UNKNOWN);
      }
      return bars == null || stream.hasMore()
          ? null
          : new PriceFile(instrument, name, sha256(gzip), bars, quality.report());
    } catch (IOException e) {
      return null;
    }
  }

  private PriceFile readAny(Instrument instrument, String name, byte[] gzip)
      throws IOException, PriceFileException {
    GzipText stream = new GzipText(gzip);
    DataQuality quality = new DataQuality(policy, name);
    PriceTable table = new PriceTable(quality, PriceColumns.DATE, instrument, interval);
    BarSeries bars;
    try (Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      bars = table.read(text);
    }
    if (stream.hasMore()) {
      throw new PriceFileException(
          name + " has bytes after the end of its gzip data: compress the CSV with gzip anew.");
    }
    return new PriceFile(instrument, name, sha256(gzip), bars, table.report());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
