package dev.tradewind.bench.table;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The most that something may be.
 *
 * @param name what it is
 * @param unit in which it is measured
 * @param measured what it was; empty if it was not measured, which is a miss as well
 * @param most what is allowed
 */
record Floor(String name, String unit, OptionalDouble measured, double most) {

  boolean holds() {
    return measured.isPresent() && measured.getAsDouble() <= most;
  }

  /** A row of the table. */
  String row() {
    String value =
        measured.isEmpty()
            ? "not measured"
            : String.format(Locale.ROOT, "%.4g %s", measured.getAsDouble(), unit);
    return String.format(
            Locale.ROOT,
            "  %-58s %14s  ≤ %s %s",
            name,
            value,
            BigDecimal.valueOf(most).stripTrailingZeros().toPlainString(),
            holds() ? "" : " MISSED")
        .stripTrailing();
  }
}
