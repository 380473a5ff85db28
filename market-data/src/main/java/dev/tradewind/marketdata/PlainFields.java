package dev.tradewind.marketdata;

import dev.tradewind.engine.money.Decimal;

/**
 * Walks through the fields of plain rows. The first field that is not plain, or of which {@link
 * PriceRow} would have anything to say, makes it fail for good; what it returns then means nothing.
 * Used by one thread.
 */
final class PlainFields {

  /** So many digits fit a {@code long}, whatever they are. */
  private static final int DIGITS = 18;

  /** Prices stay below 1,000,000,000. */
  private static final int WHOLE_PRICE_DIGITS = 9;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2149;
  private static final long DAY_SECONDS = 86_400;
  private static final long SECOND = 1_000_000_000;
  private static final int DATE_LENGTH = 10;
  private static final int INSTANT_LENGTH = 20;

  private final byte[] bytes;
  private int position;
  private boolean failed;
  private int lastDate = -1;
  private long lastDay;

  /** Fields in a buffer whose owner refills it. */
  PlainFields(byte[] buffer) {
    bytes = buffer;
  }

  byte[] bytes() {
    return bytes;
  }

  void at(int start) {
    position = start;
  }

  int position() {
    return position;
  }

  boolean failed() {
    return failed;
  }

  /** A date or an instant of whole seconds, and its comma; epoch nanoseconds. */
  long time() {
    if (position + INSTANT_LENGTH >= bytes.length) {
      failed = true;
      return 0;
    }
    long seconds = date(position) * DAY_SECONDS;
    if (bytes[position + DATE_LENGTH] == ',') {
      position += DATE_LENGTH + 1;
      return seconds * SECOND;
    }
    seconds += timeOfDay(position + DATE_LENGTH);
    expect(position + INSTANT_LENGTH, ',');
    position += INSTANT_LENGTH + 1;
    return seconds * SECOND;
  }

  /** How many digits a number of that scale may have before its point. */
  static int wholeDigits(int scale) {
    return DIGITS - scale;
  }

  /** The same of a price. */
  static int wholeDigitsOfPrice(int scale) {
    return Math.min(WHOLE_PRICE_DIGITS, DIGITS - scale);
  }

  /**
   * A number of 0 or more, and what ends it. The place is kept in a variable: before it is compiled
   * well, that is twice as fast.
   */
  long number(int scale, int wholeDigits, char end) {
    int at = position;
    long value = 0;
    while (at < bytes.length && isDigit(bytes[at])) {
      value = value * 10 + (bytes[at++] - '0');
    }
    int whole = at - position;
    boolean bad = whole == 0 || whole > wholeDigits;
    int missing = scale;
    if (at < bytes.length && bytes[at] == '.') {
      int point = at++;
      while (at < bytes.length && isDigit(bytes[at])) {
        value = value * 10 + (bytes[at++] - '0');
      }
      int decimals = at - point - 1;
      bad |= decimals == 0 || decimals > scale;
      missing -= decimals;
    }
    bad |= at >= bytes.length || bytes[at] != end;
    position = at + 1;
    failed |= bad;
    return bad ? 0 : missing == 0 ? value : value * Decimal.powerOfTen(missing);
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** Days since 1970. Most rows are of the day of the row before. */
  private long date(int from) {
    expect(from + 4, '-');
    expect(from + 7, '-');
    int year = twoDigits(from) * 100 + twoDigits(from + 2);
    int date = (year * 100 + twoDigits(from + 5)) * 100 + twoDigits(from + 8);
    if (date != lastDate && !failed) {
      lastDay = day(year, date / 100 % 100, date % 100);
      lastDate = date;
    }
    return lastDay;
  }

  private long day(int year, int month, int dayOfMonth) {
    if (year < FIRST_YEAR
        || year > LAST_YEAR
        || month < 1
        || month > 12
        || dayOfMonth < 1
        || dayOfMonth > java.time.YearMonth.of(year, month).lengthOfMonth()) {
      failed = true;
      return 0;
    }
    return java.time.LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  private int timeOfDay(int from) {
    expect(from, 'T');
    expect(from + 3, ':');
    expect(from + 6, ':');
    expect(from + 9, 'Z');
    int hour = twoDigits(from + 1);
    int minute = twoDigits(from + 4);
    int second = twoDigits(from + 7);
    failed |= hour > 23 || minute > 59 || second > 59;
    return (hour * 60 + minute) * 60 + second;
  }

  private int twoDigits(int from) {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    failed |= tens < 0 || tens > 9 || ones < 0 || ones > 9;
    return tens * 10 + ones;
  }

  private void expect(int at, char expected) {
    failed |= bytes[at] != expected;
  }
}
