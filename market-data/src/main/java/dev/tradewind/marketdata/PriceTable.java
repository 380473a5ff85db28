package dev.tradewind.marketdata;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Parses the text of one price file and names what is wrong with it. */
final class PriceTable {

  private static final List<String> HEADER =
      List.of("Date", "Open", "High", "Low", "Close", "Volume");

  /** Some spreadsheets begin their UTF-8 text with a byte order mark. */
  private static final List<String> MARKED_HEADER =
      List.of("\uFEFFDate", "Open", "High", "Low", "Close", "Volume");

  private final String file;
  private final long interval;
  private final PriceRow row;
  private final BarSeries.Builder bars;
  private boolean first = true;
  private long lastOpenTime;

  PriceTable(String file, Instrument instrument, long interval) {
    this.file = file;
    this.interval = interval;
    row = new PriceRow(instrument);
    bars = new BarSeries.Builder(interval);
  }

  BarSeries read(Reader text) throws PriceFileException, IOException {
    try (CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      readHeader(records);
      while (records.hasNext()) {
        readRow(records.next());
      }
    } catch (CsvParseException e) {
      throw new PriceFileException(
          file + " is not CSV: " + firstSentence(e) + "; rows of plain commas are expected.", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return build();
  }

  private void readHeader(CloseableIterator<CsvRecord> records) throws PriceFileException {
    List<String> header = records.hasNext() ? records.next().getFields() : List.of();
    if (!header.equals(HEADER) && !header.equals(MARKED_HEADER)) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line 1: the header is \"%s\": it must be \"%s\".",
              file,
              abbreviated(String.join(",", header)),
              String.join(",", HEADER)));
    }
  }

  private void readRow(CsvRecord csvRecord) throws PriceFileException {
    long line = csvRecord.getStartingLineNumber();
    if (csvRecord.getFieldCount() != HEADER.size()) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line %d: there are %d columns: it must be %d.",
              file,
              line,
              csvRecord.getFieldCount(),
              HEADER.size()));
    }
    try {
      row.read(csvRecord);
    } catch (PriceRow.Unreadable e) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line %d, column %s: %s.",
              file,
              line,
              HEADER.get(e.column()),
              abbreviated(e.getMessage())),
          e);
    }
    checkOrder(line, row.openTime());
    bars.add(
        row.openTime(),
        row.price(PriceRow.OPEN),
        row.price(PriceRow.HIGH),
        row.price(PriceRow.LOW),
        row.price(PriceRow.CLOSE),
        row.volume());
    lastOpenTime = row.openTime();
  }

  private void checkOrder(long line, long openTime) throws PriceFileException {
    if (first) {
      first = false;
      return;
    }
    if (openTime <= lastOpenTime) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line %d, column Date: it %s the row before: rows must go from old to new.",
              file,
              line,
              openTime == lastOpenTime ? "repeats" : "is older than"));
    }
    if (openTime - interval < lastOpenTime) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line %d, column Date: it is only %d s after the row before, but the interval of"
                  + " the bars is %d s.",
              file,
              line,
              seconds(openTime - lastOpenTime),
              seconds(interval)));
    }
  }

  private BarSeries build() throws PriceFileException {
    if (first) {
      throw new PriceFileException(file + " has no rows: at least one bar is needed.");
    }
    return bars.build();
  }

  private static long seconds(long nanoseconds) {
    return nanoseconds / 1_000_000_000;
  }

  private static String firstSentence(CsvParseException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  private static String abbreviated(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 160 ? line : line.substring(0, 160) + "…";
  }
}
