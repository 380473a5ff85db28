package dev.tradewind.bench;

import dev.tradewind.engine.money.Decimal;

/**
 * The line that a process prints: JSON, as every peer's. Written by hand, since a formatter would
 * take longer than some of what is measured.
 */
final class Report {

  private static final int MICROSECONDS = 6;

  private Report() {}

  static String line(long loadNanos, long engineNanos, Outcome outcome, String hash) {
    StringBuilder line = new StringBuilder(200);
    line.append("{\"load_s\": ").append(seconds(loadNanos));
    line.append(", \"engine_s\": ").append(seconds(engineNanos));
    line.append(", \"events\": ").append(outcome.events());
    line.append(", \"fills\": ").append(outcome.fills());
    line.append(", \"pnl\": ").append(cents(outcome.pnl()));
    if (hash != null) {
      line.append(", \"hash\": \"").append(hash).append('"');
    }
    return line.append('}').toString();
  }

  private static String seconds(long nanos) {
    return Decimal.format(nanos / 1000, MICROSECONDS);
  }

  /** Whole cents, since prices and quantities are whole; anything else shows in full. */
  private static String cents(long amount) {
    long unit = Decimal.powerOfTen(Workload.CASH_SCALE - 2);
    return amount % unit == 0
        ? Decimal.format(amount / unit, 2)
        : Decimal.format(amount, Workload.CASH_SCALE);
  }
}
