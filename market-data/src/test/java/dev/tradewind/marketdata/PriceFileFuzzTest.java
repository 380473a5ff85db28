package dev.tradewind.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes: good bars, or one sentence that names the file. */
class PriceFileFuzzTest {

  private final PriceFileReader reader = new PriceFileReader(PriceFileReaderTest.DAY);

  @Property
  void anyBytes(@ForAll byte[] bytes) {
    assertBarsOrSentence(bytes);
  }

  @Property
  void anyText(@ForAll String text) {
    assertBarsOrSentence(PriceFileReaderTest.gzip(text));
    assertBarsOrSentence(PriceFileReaderTest.gzip(PriceFileReaderTest.HEADER + text));
  }

  @Provide
  Arbitrary<String> almostRows() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "2012-01-05",
            "2012-01-06",
            "+999999999-01-01T00:00:00Z",
            "9999-12-31",
            "1",
            "0",
            "-1",
            "1.00001",
            "99999999999999999999",
            "922337203685477",
            "1e9",
            "",
            ",",
            ",",
            ",",
            ",",
            ",",
            "\n",
            "\n",
            "\"",
            "\r",
            "\u0000",
            "é",
            " ");
    return piece.list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Property
  void almostRows(@ForAll("almostRows") String rows) {
    assertBarsOrSentence(PriceFileReaderTest.gzip(PriceFileReaderTest.HEADER + rows));
  }

  @Property
  void aDamagedFile(@ForAll int position, @ForAll byte damage) {
    byte[] file =
        PriceFileReaderTest.gzip(
            PriceFileReaderTest.HEADER + "2012-01-05,1,2,1,2,100\n2012-01-06,1,2,1,2,100\n");
    file[Math.floorMod(position, file.length)] = damage;
    assertBarsOrSentence(file);
  }

  private void assertBarsOrSentence(byte[] bytes) {
    try {
      PriceFile file = reader.read(PriceFileReaderTest.AAPL, "AAPL.csv.gz", bytes);
      assertThat(file.bars().size()).isPositive();
    } catch (PriceFileException e) {
      assertThat(e.getMessage()).startsWith("AAPL.csv.gz ").endsWith(".").hasSizeLessThan(400);
      assertThat(List.of(e.getMessage().split("\n", -1))).hasSize(1);
    }
  }
}
