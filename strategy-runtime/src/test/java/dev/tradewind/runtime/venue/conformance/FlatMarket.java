package dev.tradewind.runtime.venue.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

/** A market that stands at one price. */
final class FlatMarket {

  static final String SYMBOL = "FLAT";
  static final BigDecimal PRICE = new BigDecimal("100");

  /** A tenth of each bar's volume. */
  static final int MOST_PER_MOVE = 1000;

  private static final int BARS = 2_000;

  private FlatMarket() {}

  /** Writes its prices into a folder. */
  static Path in(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
    LocalDate day = LocalDate.of(2000, 1, 1);
    for (int i = 0; i < BARS; i++) {
      rows.append(day.plusDays(i)).append(",100,100,100,100,").append(10 * MOST_PER_MOVE);
      rows.append('\n');
    }
    Files.createDirectories(folder);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(SYMBOL + ".csv.gz")))) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    return folder;
  }
}
