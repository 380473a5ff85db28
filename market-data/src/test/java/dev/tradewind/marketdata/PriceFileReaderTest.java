package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileReaderTest {

  static final long DAY = 86_400_000_000_000L;
  static final String HEADER = "Date,Open,High,Low,Close,Volume\n";
  static final Instrument AAPL = Instrument.share("AAPL", Currency.of("USD"));

  private final PriceFileReader reader = new PriceFileReader(DAY);

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private PriceFile read(String rows) throws PriceFileException {
    return reader.read(AAPL, "AAPL.csv.gz", gzip(HEADER + rows));
  }

  @Test
  void readsDatesAndInstants() throws PriceFileException {
    PriceFile file =
        read("2012-01-05,10,11.5,9.0001,10.25,1000\n2012-01-06T14:30:00Z,10,10,10,10,0\n");
    assertThat(file.bars().size()).isEqualTo(2);
    assertThat(file.firstOpenTime()).isEqualTo(15_344 * DAY);
    assertThat(file.lastOpenTime()).isEqualTo(15_345 * DAY + 52_200_000_000_000L);
    assertThat(file.bars().low(0)).isEqualTo(90_001);
    assertThat(file.bars().volume(0)).isEqualTo(1000);
    assertThat(file.sha256()).hasSize(64);
  }

  /** A row, and the one sentence that it earns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "2012-01-05,x,2,1,1,1|line 2, column Open: \"x\" is no price: a decimal number above 0 and"
            + " below 1000000000 with at most 4 decimals is allowed.",
        "2012-01-05,1,2.00001,1,1,1|line 2, column High: \"2.00001\" is no price: a decimal number"
            + " above 0 and below 1000000000 with at most 4 decimals is allowed.",
        "2012-01-05,1,2,0,1,1|line 2, column Low: \"0\" is no price: a decimal number above 0 and"
            + " below 1000000000 with at most 4 decimals is allowed.",
        "2012-01-05,1,2,1,NaN,1|line 2, column Close: \"NaN\" is no price: a decimal number above 0"
            + " and below 1000000000 with at most 4 decimals is allowed.",
        "2012-01-05,1,2,1,1,1.5|line 2, column Volume: \"1.5\" is no volume: a whole number of 0 or"
            + " more is allowed.",
        "2012-01-05,1,2,1,1,-1|line 2, column Volume: \"-1\" is no volume: a whole number of 0 or"
            + " more is allowed.",
        "2012-01-05,2,1,2,1,1|line 2, column Low: low is above high: low ≤ open, close ≤ high is"
            + " required.",
        "2012-01-05,2,1,2,2,1|line 2, column High: high is below low: low ≤ open, close ≤ high is"
            + " required.",
        "2012-01-05,3,2,1,1,1|line 2, column Open: open is outside low to high: low ≤ open, close ≤"
            + " high is required.",
        "05.01.2012,1,2,1,1,1|line 2, column Date: \"05.01.2012\" is no time from 1900 to 2149: a"
            + " date such as 2012-01-05 or an instant such as 2012-01-05T14:30:00Z is allowed.",
        "1899-12-31,1,2,1,1,1|line 2, column Date: \"1899-12-31\" is no time from 1900 to 2149: a"
            + " date such as 2012-01-05 or an instant such as 2012-01-05T14:30:00Z is allowed.",
        "2012-01-05,1,1000000000,1,1,1|line 2, column High: \"1000000000\" is no price: a decimal"
            + " number above 0 and below 1000000000 with at most 4 decimals is allowed.",
        "2012-01-05,1,2,1,1,99999999999999999999|line 2, column Volume: 99999999999999999999 is too"
            + " large: at most 100000000000000000 is allowed.",
        "2012-01-05,1,2,1,1,100000000000000001|line 2, column Volume: volume is too large: at most"
            + " 100000000000000000 is allowed.",
        "2012-01-05,1,2,1,1|line 2: there are 5 columns: it must be 6.",
      })
  void aWrongRowIsNamed(String row, String sentence) {
    assertThatThrownBy(() -> read(row + "\n"))
        .isInstanceOf(PriceFileException.class)
        .hasMessage("AAPL.csv.gz " + sentence);
  }

  @Test
  void timesGoFromOldToNew() {
    String row = ",1,1,1,1,1\n";
    assertThatThrownBy(() -> read("2012-01-05" + row + "2012-01-05" + row))
        .hasMessage(
            "AAPL.csv.gz line 3, column Date: it repeats the row before: rows must go from old to"
                + " new.");
    assertThatThrownBy(() -> read("2012-01-05" + row + "2012-01-04" + row))
        .hasMessageContaining("line 3, column Date: it is older than the row before");
    assertThatThrownBy(() -> read("2012-01-05" + row + "2012-01-05T01:00:00Z" + row))
        .hasMessageContaining(
            "only 3600 s after the row before, but the interval of the bars is 86400 s");
  }

  @Test
  void anEmptyLineIsNoRow() throws PriceFileException {
    assertThat(read("\n1960-01-04,1,1,1,1,1\n\n1970-01-01,1,1,1,1,1\n").bars().size()).isEqualTo(2);
  }

  @Test
  void aFileWithoutRowsOrHeaderIsNamed() {
    assertThatThrownBy(() -> read(""))
        .hasMessage("AAPL.csv.gz has no rows: at least one bar is needed.");
    assertThatThrownBy(() -> reader.read(AAPL, "AAPL.csv.gz", gzip("a,b\n")))
        .hasMessage(
            "AAPL.csv.gz line 1: the header is \"a,b\": it must be"
                + " \"Date,Open,High,Low,Close,Volume\".");
    assertThatThrownBy(() -> reader.read(AAPL, "AAPL.csv.gz", gzip("")))
        .hasMessageContaining("the header is \"\"");
  }

  @Test
  void whatIsNoWholeGzipIsNamed() {
    byte[] good = gzip(HEADER + "2012-01-05,1,1,1,1,1\n");
    assertThatThrownBy(() -> reader.read(AAPL, "AAPL.csv.gz", new byte[0]))
        .hasMessage("AAPL.csv.gz is empty: it must hold the prices as CSV, compressed with gzip.");
    assertThatThrownBy(
            () -> reader.read(AAPL, "AAPL.csv.gz", HEADER.getBytes(StandardCharsets.UTF_8)))
        .hasMessage(
            "AAPL.csv.gz is not a gzip file, or a damaged one: compress the CSV with gzip.");
    assertThatThrownBy(() -> reader.read(AAPL, "AAPL.csv.gz", Arrays.copyOf(good, good.length - 9)))
        .hasMessage("AAPL.csv.gz ends in the middle of its gzip data: bring the whole file.");
  }

  @Test
  void bytesAfterTheGzipDataAreNamed() throws Exception {
    byte[] good = gzip(HEADER + "2012-01-05,1,1,1,1,1\n");
    for (int length : new int[] {1, 8, 17, 18, 19, 300, 100_000}) {
      byte[] garbage = new byte[length];
      Arrays.fill(garbage, (byte) 'x');
      assertThatThrownBy(() -> reader.read(AAPL, "AAPL.csv.gz", joined(good, garbage)))
          .as("%d bytes", length)
          .hasMessage(
              "AAPL.csv.gz has bytes after the end of its gzip data: compress the CSV with gzip"
                  + " anew.");
    }
    assertThatThrownBy(
            () -> reader.read(AAPL, "AAPL.csv.gz", joined(good, Arrays.copyOf(good, 12))))
        .isInstanceOf(PriceFileException.class);
  }

  @Test
  void partsThatWereCompressedOneByOneAreOneFile() throws Exception {
    byte[] first = gzip(HEADER + "2012-01-05,1,1,1,1,1\n");
    byte[] second = gzip("2012-01-06,1,1,1,1,1\n");
    assertThat(reader.read(AAPL, "AAPL.csv.gz", joined(first, second)).bars().size()).isEqualTo(2);
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws Exception {
    byte[] marked = gzip("\uFEFF" + HEADER + "2012-01-05,1,1,1,1,1\n");
    assertThat(reader.read(AAPL, "AAPL.csv.gz", marked).bars().size()).isEqualTo(1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path directory) throws Exception {
    assertThatThrownBy(() -> reader.read(directory, AAPL))
        .hasMessage(
            "AAPL.csv.gz is missing in " + directory + ": the prices of AAPL are expected there.");
    Files.createDirectory(directory.resolve("AAPL.csv.gz"));
    assertThatThrownBy(() -> reader.read(directory, AAPL)).hasMessageContaining("cannot be read");
  }

  @Test
  void aSlashInASymbolIsAnUnderscoreInItsFile() {
    assertThat(PriceFileReader.fileName("BTC/USD")).isEqualTo("BTC_USD.csv.gz");
  }
}
