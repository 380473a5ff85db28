package dev.tradewind.marketdata;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Parses the text of one price file and names what is wrong with it. A bad row is rejected or
 * skipped, as set; text that cannot be cut into rows is refused always.
 */
final class PriceTable {

  /** Some spreadsheets begin their UTF-8 text with a byte order mark. */
  private static final String MARK = "\uFEFF";

  private final String file;
  private final String header;
  private final List<String> names;
  private final long interval;
  private final PriceRow row;
  private final DataQuality quality;
  private final BarSeries.Builder bars;
  private boolean first = true;
  private long lastOpenTime;

  PriceTable(DataQuality quality, PriceColumns columns, Instrument instrument, long interval) {
    this.quality = quality;
    file = quality.source();
    header = columns.header();
    names = columns.names();
    this.interval = interval;
    row = new PriceRow(instrument);
    bars = new BarSeries.Builder(interval, quality);
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
    List<String> fields = records.hasNext() ? records.next().getFields() : List.of();
    if (!isHeader(fields)) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line 1: the header is \"%s\": it must be \"%s\".",
              file,
              abbreviated(String.join(",", fields)),
              header));
    }
  }

  private boolean isHeader(List<String> fields) {
    String line = String.join(",", fields);
    return fields.size() == names.size() && (line.equals(header) || line.equals(MARK + header));
  }

  private void readRow(CsvRecord csvRecord) throws PriceFileException {
    long line = csvRecord.getStartingLineNumber();
    checkOneLine(csvRecord, line);
    if (csvRecord.getFieldCount() != names.size()) {
      String columns =
          String.format(
              Locale.ROOT,
              "%s line %d: there are %d columns: it must be %d.",
              file,
              line,
              csvRecord.getFieldCount(),
              names.size());
      refuse(DataProblem.UNREADABLE, columns, null);
      return;
    }
    try {
      row.read(csvRecord);
    } catch (PriceRow.Unreadable e) {
      String fault =
          String.format(
              Locale.ROOT,
              "%s line %d, column %s: %s.",
              file,
              line,
              names.get(e.column()),
              abbreviated(e.getMessage()));
      refuse(e.problem(), fault, e);
      return;
    }
    if (isInOrder(line, row.openTime())) {
      add();
    }
  }

  private void add() {
    bars.add(
        row.openTime(),
        row.price(PriceRow.OPEN),
        row.price(PriceRow.HIGH),
        row.price(PriceRow.LOW),
        row.price(PriceRow.CLOSE),
        row.volume());
    first = false;
    lastOpenTime = row.openTime();
  }

  /** A quote that is not closed would make one bad row of all good ones that follow. */
  private void checkOneLine(CsvRecord csvRecord, long line) throws PriceFileException {
    if (quality.policy() == DataPolicy.SKIP
        && csvRecord.getFields().stream().anyMatch(PriceTable::hasLineBreak)) {
      throw new PriceFileException(
          String.format(
              Locale.ROOT,
              "%s line %d: a quote is not closed on its line: remove it, for one cannot know where"
                  + " the row ends.",
              file,
              line));
    }
  }

  private static boolean hasLineBreak(String field) {
    return field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0;
  }

  private boolean isInOrder(long line, long openTime) throws PriceFileException {
    if (first || openTime - interval >= lastOpenTime) {
      return true;
    }
    if (openTime <= lastOpenTime) {
      boolean repeats = openTime == lastOpenTime;
      String disorder =
          String.format(
              Locale.ROOT,
              "%s line %d, column %s: it %s the row before: rows must go from old to new.",
              file,
              line,
              names.getFirst(),
              repeats ? "repeats" : "is older than");
      refuse(repeats ? DataProblem.TIME_DUPLICATED : DataProblem.TIME_UNSORTED, disorder, null);
    } else {
      String overlap =
          String.format(
              Locale.ROOT,
              "%s line %d, column %s: it is only %d s after the row before, but the interval of"
                  + " the bars is %d s.",
              file,
              line,
              names.getFirst(),
              seconds(openTime - lastOpenTime),
              seconds(interval));
      refuse(DataProblem.TIME_OVERLAPPING, overlap, null);
    }
    return false;
  }

  private void refuse(DataProblem problem, String sentence, Exception cause)
      throws PriceFileException {
    if (quality.policy() == DataPolicy.REJECT) {
      throw new PriceFileException(sentence, cause);
    }
    quality.refuse(problem, sentence);
  }

  private BarSeries build() throws PriceFileException {
    DataReport report = quality.report();
    if (report.skippedRows() > 0 && first) {
      throw new PriceFileException(
          file
              + " has no good row, at least one is needed: "
              + report.skippedRows()
              + " were skipped; the first: "
              + report.first());
    }
    if (first) {
      throw new PriceFileException(file + " has no rows: at least one bar is needed.");
    }
    return bars.build();
  }

  /** How good the rows were. */
  DataReport report() {
    return quality.report();
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
