package dev.tradewind.exchange.protocol;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What the fields of messages may hold; refuses with a clause that names the field. */
final class Fields {

  /** Longer decimals mean nothing to a 64-bit number of units. */
  static final int LONGEST_DECIMAL = 40;

  private static final int LONGEST_TEXT = 2048;
  private static final int MOST_SHOWN = 160;
  private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[!-~]{1,64}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._/-]{1,128}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,23}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,18})?");

  private Fields() {}

  static void present(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
  }

  static void clientOrderId(String value) {
    match(
        "clientOrderId",
        value,
        CLIENT_ORDER_ID,
        "1 to 64 printable characters of ASCII without blanks");
  }

  static void account(String value) {
    match("account", value, ACCOUNT, "1 to 128 of the characters A-Z a-z 0-9 . _ / -");
  }

  static void symbol(String value) {
    match(
        "symbol",
        value,
        SYMBOL,
        "a letter or digit, then up to 23 of the characters A-Z 0-9 . _ / -");
  }

  static void text(String field, String value) {
    present(field, value);
    if (value.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters: at most " + LONGEST_TEXT + " are taken");
    }
  }

  static void positive(String field, BigDecimal value) {
    present(field, value);
    optionalPositive(field, value);
  }

  static void optionalPositive(String field, BigDecimal value) {
    if (value != null && value.signum() <= 0) {
      throw new IllegalArgumentException(
          field + " is " + value.toPlainString() + ": it must be above 0");
    }
  }

  static void notNegative(String field, BigDecimal value) {
    present(field, value);
    if (value.signum() < 0) {
      throw new IllegalArgumentException(
          field + " is " + value.toPlainString() + ": it must be 0 or more");
    }
  }

  static void notNegative(String field, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(field + " is " + value + ": it must be 0 or more");
    }
  }

  /** Plain decimal text, as in {@code "-12.50"}; {@code null} for any other. */
  static BigDecimal decimal(String text) {
    return text.length() <= LONGEST_DECIMAL && DECIMAL.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  /** What is safe to repeat of a text that somebody sent. */
  static String shown(String text) {
    String line = text.replaceAll("[^ -~]", "?");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
  }

  private static void match(String field, String value, Pattern pattern, String allowed) {
    present(field, value);
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " is \"" + shown(value) + "\": it must be " + allowed);
    }
  }
}
