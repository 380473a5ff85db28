package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where bad rows are to be skipped, they are counted, and the good ones are as they were. */
class SkippedRowsTest {

  private static final LocalDate FIRST = LocalDate.of(2012, 1, 2);

  private final PriceFileReader skipping =
      new PriceFileReader(PriceFileReaderTest.DAY, DataPolicy.SKIP);
  private final PriceFileReader rejecting = new PriceFileReader(PriceFileReaderTest.DAY);

  private static PriceFile read(PriceFileReader reader, String rows) throws PriceFileException {
    return reader.read(
        PriceFileReaderTest.AAPL,
        "AAPL.csv.gz",
        PriceFileReaderTest.gzip(PriceFileReaderTest.HEADER + rows));
  }

  @Example
  void eachReasonIsCounted() throws PriceFileException {
    PriceFile file =
        read(
            skipping,
            """
            2012-01-02,5,6,4,5,100
            yesterday,5,6,4,5,100
            2012-01-03,5,6,4,5
            2012-01-03,5,6,4,NaN,100
            2012-01-03,5,6,0,5,100
            2012-01-03,5,1000000000,4,5,100
            2012-01-03,5,99999999999999999999,4,5,100
            2012-01-03,5,4,6,5,100
            2012-01-03,7,6,4,5,100
            2012-01-03,5,6,4,5,-1
            2012-01-03,5,6,4,5,99999999999999999999
            2012-01-03,5,6,4,5,100000000000000001
            2012-01-02,5,6,4,5,100
            2012-01-01,5,6,4,5,100
            2012-01-02T12:00:00Z,5,6,4,5,100
            2012-01-03,5,6,4,5,101
            """);
    assertThat(file.bars().size()).isEqualTo(2);
    assertThat(file.bars().volume(1)).isEqualTo(101);
    assertThat(file.quality().sentence())
        .isEqualTo(
            "AAPL.csv.gz: 14 of 16 rows were skipped (2 unreadable, 1 not a number, 1 price not"
                + " positive, 2 price too large, 1 low above high, 1 open or close outside low to"
                + " high, 1 quantity not positive, 2 quantity too large, 1 time goes back, 1 time"
                + " repeated, 1 bars overlap); the first: AAPL.csv.gz line 3, column Date:"
                + " \"yesterday\" is no time from 1900 to 2149: a date such as 2012-01-05 or an"
                + " instant such as 2012-01-05T14:30:00Z is allowed.");
  }

  /** Each alone, between two good rows: it is counted once, under its reason, and none is lost. */
  @Example
  void everyKindOfBadRowIsCountedUnderItsOwnReason() throws PriceFileException {
    assertReason("2012-01-03,-5,6,4,5,100", DataProblem.PRICE_NOT_POSITIVE);
    assertReason("2012-01-03,0,6,0,5,100", DataProblem.PRICE_NOT_POSITIVE);
    assertReason("2012-01-03,NaN,6,4,5,100", DataProblem.NOT_A_NUMBER);
    assertReason("2012-01-03,5,Infinity,4,5,100", DataProblem.NOT_A_NUMBER);
    assertReason("2012-01-03,5,6,4,5,NaN", DataProblem.NOT_A_NUMBER);
    assertReason("2012-01-03,5,6,4,,100", DataProblem.NOT_A_NUMBER);
    assertReason("2012-01-03,5,4,6,5,100", DataProblem.RANGE_INVERTED);
    assertReason("2012-01-03,5,6,4,6.5,100", DataProblem.OUTSIDE_RANGE);
    assertReason("2012-01-03,5,6,4,5,-1", DataProblem.QUANTITY_NOT_POSITIVE);
    assertReason("2012-01-03,5,6,4,5,9223372036854775808", DataProblem.QUANTITY_TOO_LARGE);
    assertReason("2012-01-03,5,922337203685477.5808,4,5,1", DataProblem.PRICE_TOO_LARGE);
    assertReason("2012-01-02,5,6,4,5,100", DataProblem.TIME_DUPLICATED);
    assertReason("2011-12-30,5,6,4,5,100", DataProblem.TIME_UNSORTED);
    assertReason("1500-01-01,5,6,4,5,100", DataProblem.UNREADABLE);
    assertReason("9999-12-31,5,6,4,5,100", DataProblem.UNREADABLE);
    assertReason("292277026596-12-04,5,6,4,5,100", DataProblem.UNREADABLE);
  }

  private void assertReason(String row, DataProblem reason) throws PriceFileException {
    String rows = "2012-01-02,5,6,4,5,100\n" + row + "\n2012-01-04,5,6,4,5,101\n";
    PriceFile file = read(skipping, rows);
    assertThat(file.quality().skipped()).as(row).isEqualTo(Map.of(reason, 1L));
    assertThat(file.quality().accepted()).as(row).isEqualTo(2);
    assertThat(file.bars().volume(1)).as(row).isEqualTo(101);
    assertThat(file.quality().sentence())
        .startsWith("AAPL.csv.gz: 1 of 3 rows were skipped (1 " + reason.label() + "); the first: ")
        .contains("AAPL.csv.gz line 3");
    assertThatThrownBy(() -> read(rejecting, rows))
        .as(row)
        .isInstanceOf(PriceFileException.class)
        .hasMessageStartingWith("AAPL.csv.gz line 3");
  }

  @Example
  void aFileWithoutAGoodRowOrRowsAtAllIsRefused() {
    assertThatThrownBy(() -> read(skipping, "2012-01-03,5,6,4,5,-1\n"))
        .isInstanceOf(PriceFileException.class)
        .hasMessage(
            "AAPL.csv.gz has no good row, at least one is needed: 1 were skipped; the first:"
                + " AAPL.csv.gz line 2, column Volume: \"-1\" is no volume: a whole number of 0 or"
                + " more is allowed.");
    assertThatThrownBy(() -> read(skipping, "")).hasMessageContaining("has no rows");
    assertThatThrownBy(() -> read(skipping, "2012-01-03,5,6,4,5,1\n2012-01-04,\"5,6,4,5,1\n\n"))
        .hasMessage(
            "AAPL.csv.gz line 3: a quote is not closed on its line: remove it, for one cannot know"
                + " where the row ends.");
  }

  @Provide
  Arbitrary<List<String>> junk() {
    return Arbitraries.of(
            "X,5,6,4,5,100",
            "D,5,6,4,5",
            "D,5,6,4,5,100,1",
            "D,NaN,6,4,5,100",
            "D,5,Infinity,4,5,100",
            "D,5,6,-4,5,100",
            "D,5,6,4,0,100",
            "D,5,4,6,5,100",
            "D,7,6,4,5,100",
            "D,5,6,4,5,-1",
            "D,5,6,4,5,1e9",
            "D,5,6,4,5,99999999999999999999",
            "D,5,6,4,5.00001,100",
            "2012-01-01,5,6,4,5,100",
            ",,,,,",
            "\u0000",
            "é;ü")
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  /** Each junk row follows a good one; D is the day after that one. */
  @Property(tries = 300)
  void goodRowsAmongJunkAreAsTheyWereAlone(@ForAll("junk") List<String> junk)
      throws PriceFileException {
    List<String> good = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < junk.size(); i++) {
      String row = FIRST.plusDays(i) + ",5,6." + i + ",4,5," + i;
      good.add(row);
      all.add(row);
      all.add(junk.get(i).replace("D", FIRST.plusDays(i + 1L).toString()));
    }
    PriceFile expected = read(rejecting, String.join("\n", good));
    PriceFile file = read(skipping, String.join("\n", all));
    assertThat(file.bars().size()).isEqualTo(expected.bars().size());
    for (int i = 0; i < file.bars().size(); i++) {
      assertThat(file.bars().openTime(i)).isEqualTo(expected.bars().openTime(i));
      assertThat(file.bars().high(i)).isEqualTo(expected.bars().high(i));
      assertThat(file.bars().volume(i)).isEqualTo(expected.bars().volume(i));
    }
    assertThat(file.quality().skippedRows()).isEqualTo(junk.size());
    assertThat(expected.quality().skippedRows()).isZero();
    assertThatThrownBy(() -> read(rejecting, String.join("\n", all)))
        .isInstanceOf(PriceFileException.class)
        .hasMessageStartingWith("AAPL.csv.gz line 3");
  }

  @Property
  void anyTextIsBarsOrASentence(@ForAll String text) {
    try {
      PriceFile file = read(skipping, text + "\n2012-01-05,1,1,1,1,1\n");
      assertThat(file.bars().size()).isPositive();
      assertThat(file.quality().accepted()).isEqualTo(file.bars().size());
      assertThat(file.quality().skipped()).doesNotContainKey(DataProblem.EMPTY);
    } catch (PriceFileException e) {
      assertThat(e.getMessage()).startsWith("AAPL.csv.gz ").endsWith(".");
      assertThat(e.getMessage().lines().toList()).hasSize(1);
    }
  }
}
