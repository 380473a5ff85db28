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
 */
public record DataFile(
    String symbol, String file, String sha256, long bars, Instant first, Instant last) {}
