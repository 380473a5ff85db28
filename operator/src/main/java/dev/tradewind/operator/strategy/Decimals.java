package dev.tradewind.operator.strategy;

import java.math.BigDecimal;

/** Decimals as they are written in resources. */
final class Decimals {
  private Decimals() {}

  /** Plain, never with an exponent; null stays null. */
  static String plain(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  /** Whether both are the same amount, however written. */
  static boolean same(BigDecimal value, String text) {
    return value != null && value.compareTo(new BigDecimal(text)) == 0;
  }
}
