package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way reads what the general way reads, or leaves it to the general way. */
class PlainRowsTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final Instrument CENTS = new Instrument("CENTS", Currency.of("USD"), 2, 0, 1);
  private static final String HEADER = PriceColumns.TS_UTC.header() + "\n";

  private static BarSeries fast(String text, Instrument instrument) {
    try {
      return new PlainRows(quality(), PriceColumns.TS_UTC, instrument, MINUTE)
          .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), text.length());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BarSeries general(String text, Instrument instrument) throws PriceFileException {
    try {
      return new PriceTable(quality(), PriceColumns.TS_UTC, instrument, MINUTE)
          .read(new StringReader(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSame(BarSeries actual, BarSeries expected) {
    assertThat(actual.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(row(actual, i)).as("row %d", i).isEqualTo(row(expected, i));
    }
  }

  private static String row(BarSeries bars, int i) {
    return "%d %d %d %d %d %d"
        .formatted(
            bars.openTime(i),
            bars.open(i),
            bars.high(i),
            bars.low(i),
            bars.close(i),
            bars.volume(i));
  }

  /** More text than the buffer holds, so that rows lie across its end. */
  @Test
  void aLongFileGivesTheSameBars() throws PriceFileException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      long low = 1L + random.nextInt(20_000);
      long high = low + random.nextInt(300);
      text.append(Instant.ofEpochSecond(1_577_836_800L + 60L * i))
          .append(
              ",%s,%s,%s,%s,%d\n".formatted(cents(low), cents(high), cents(low), cents(high), i));
    }
    String rows = text.toString();
    BarSeries bars = fast(rows, CENTS);
    assertThat(bars).isNotNull();
    assertSame(bars, general(rows, CENTS));
  }

  private static String cents(long price) {
    return Decimal.format(price, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1900-01-01,1,1,1,1,0\n",
        "2149-12-31T23:59:59Z,1,1,1,1,0\n",
        "2012-02-29,1,1,1,1,0\n",
        "2012-01-05,999999999.99,999999999.99,0.01,1.5,99999999999999999\n",
        "2012-01-05,1,1,1,1,0\n2012-01-05T00:01:00Z,1,1,1,1,0\n",
        "1969-12-31T23:59:00Z,1,1,1,1,0\n1970-01-01,1,1,1,1,0\n",
      })
  void plainRowsAreRead(String rows) throws PriceFileException {
    BarSeries bars = fast(HEADER + rows, CENTS);
    assertThat(bars).isNotNull();
    assertSame(bars, general(HEADER + rows, CENTS));
  }

  /** Some of it is good and some is not: the general way knows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "2012-01-05,1,1,1,1,0",
        "2012-01-05,1,1,1,1,0\r\n",
        "\"2012-01-05\",1,1,1,1,0\n",
        "2012-01-05T24:00:00Z,1,1,1,1,0\n",
        "2012-01-05T00:00:00.5Z,1,1,1,1,0\n",
        "2012-01-05T00:00Z,1,1,1,1,0\n",
        "2012-02-30,1,1,1,1,0\n",
        "2013-02-29,1,1,1,1,0\n",
        "2012-13-01,1,1,1,1,0\n",
        "1899-12-31,1,1,1,1,0\n",
        "2150-01-01,1,1,1,1,0\n",
        "2012-01-05,0,1,1,1,0\n",
        "2012-01-05,1,1,0,1,0\n",
        "2012-01-05,1,2,3,1,0\n",
        "2012-01-05,-1,1,1,1,0\n",
        "2012-01-05,+1,1,1,1,0\n",
        "2012-01-05, 1,1,1,1,0\n",
        "2012-01-05,1e1,1,1,1,0\n",
        "2012-01-05,1.,1,1,1,0\n",
        "2012-01-05,.5,1,.5,1,0\n",
        "2012-01-05,1.001,2,1,1,0\n",
        "2012-01-05,1,1000000000,1,1,0\n",
        "2012-01-05,1,1,1,1,1.5\n",
        "2012-01-05,1,1,1,1,99999999999999999999\n",
        "2012-01-05,1,1,1,1\n",
        "2012-01-05,1,1,1,1,0,\n",
        "2012-01-05,1,1,1,1,0\n\n2012-01-06,1,1,1,1,0\n",
        "2012-01-05,1,1,1,1,0\n2012-01-05,1,1,1,1,0\n",
        "2012-01-05,1,1,1,1,0\n2012-01-05T00:00:59Z,1,1,1,1,0\n",
        "2012-01-05,NaN,1,1,1,0\n",
      })
  void anythingElseIsLeftToTheGeneralWay(String rows) {
    assertThat(fast(HEADER + rows, CENTS)).isNull();
  }

  @Test
  void anotherHeaderIsLeftToTheGeneralWay() {
    assertThat(fast("", CENTS)).isNull();
    assertThat(fast("ts_utc,open\n", CENTS)).isNull();
    assertThat(fast(PriceColumns.DATE.header() + "\n2012-01-05,1,1,1,1,0\n", CENTS)).isNull();
    assertThat(fast("\uFEFF" + HEADER + "2012-01-05,1,1,1,1,0\n", CENTS)).isNull();
    assertThat(fast(HEADER + "2".repeat(200_000), CENTS)).isNull();
  }

  @Provide
  Arbitrary<String> almostRows() {
    Arbitrary<String> time =
        Arbitraries.of("2012-01-05", "2012-01-06T10:00:00Z", "2012-01-07", "2012-0", "\n", "x");
    Arbitrary<String> price =
        Arbitraries.of("1", "2.5", "0.01", "1.005", "0", "999999999", "1000000000", "", "1e3");
    Arbitrary<String> end =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.just("\n")),
            Tuple.of(1, Arbitraries.of("", ",", "\r\n", "\n\n", "\"")));
    Arbitrary<String> good =
        Arbitraries.frequencyOf(
            Tuple.of(10, Arbitraries.just("1,2.5,0.01,1,7")),
            Tuple.of(1, price.list().ofSize(5).map(prices -> String.join(",", prices))));
    Arbitrary<String> row =
        Combinators.combine(time, good, end)
            .as((when, values, close) -> when + "," + values + close);
    return row.list().ofMaxSize(4).map(rows -> String.join("", rows));
  }

  /** With every scale that an instrument may have. */
  @Property
  void whatIsReadTheFastWayIsWhatTheGeneralWayReads(
      @ForAll("almostRows") String rows,
      @ForAll @IntRange(max = 9) int priceScale,
      @ForAll @IntRange(max = 9) int quantityScale)
      throws PriceFileException {
    Instrument instrument = new Instrument("ANY", Currency.of("USD"), priceScale, quantityScale, 1);
    BarSeries bars = fast(HEADER + rows, instrument);
    if (bars != null) {
      assertSame(bars, general(HEADER + rows, instrument));
    }
  }

  @Test
  void aPlainFileIsReadWhateverItsRowsLookLike(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("CENTS.csv");
    PlainPriceReader reader = new PlainPriceReader(MINUTE);
    Files.writeString(file, HEADER + "2012-01-05,1,1,1,1,0\n");
    assertThat(reader.read(file, CENTS).size()).isEqualTo(1);
    Files.writeString(file, HEADER + "\"2012-01-05\",1,1,1,1,0\r\n");
    assertThat(reader.read(file, CENTS).size()).isEqualTo(1);
    Files.writeString(file, HEADER + "2012-01-05,1,1,1,1,0\n2012-01-05,1,1,1,1,0\n");
    assertThatThrownBy(() -> reader.read(file, CENTS))
        .hasMessage(
            "CENTS.csv line 3, column ts_utc: it repeats the row before: rows must go from old to"
                + " new.");
    assertThatThrownBy(() -> reader.read(folder.resolve("none.csv"), CENTS))
        .hasMessage(folder.resolve("none.csv") + " is missing.");
  }

  private static DataQuality quality() {
    return new DataQuality(DataPolicy.REJECT, "CENTS.csv");
  }
}
