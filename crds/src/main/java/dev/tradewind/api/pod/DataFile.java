package dev.tradewind.api.pod;

import java.time.Instant;

/**
 * A price file.
 *
 * @param symbol it prices
 * @param file its name
 * @param sha256 of its bytes, in hex
 * @param bars in it
 * @param first time of the first bar
 * @param last time of the last bar
 * @param skipped rows that were left out, for they cannot be right; 0 from a runtime that does not
 *     tell
 */
public record DataFile(
    String symbol,
    String file,
    String sha256,
    long bars,
    Instant first,
    Instant last,
    Long skipped) {

  public DataFile {
    skipped = skipped == null ? 0L : skipped;
  }
}
