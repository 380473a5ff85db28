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

  /** A price above zero, and what ends it. */
  long price(int scale, char end) {
    long price = decimal(scale, Math.min(WHOLE_PRICE_DIGITS, DIGITS - scale), end);
    failed |= price == 0;
    return price;
  }

  /** A volume, and what ends it. */
  long volume(int scale, char end) {
    return decimal(scale, DIGITS - scale, end);
  }

  private long decimal(int scale, int wholeDigits, char end) {
    int from = position;
    long value = digits(0);
    int whole = position - from;
    failed |= whole == 0 || whole > wholeDigits;
    int missing = scale;
    if (at('.')) {
      int point = position++;
      value = digits(value);
      int decimals = position - point - 1;
      failed |= decimals == 0 || decimals > scale;
      missing -= decimals;
    }
    failed |= !at(end);
    position++;
    return failed ? 0 : value * Decimal.powerOfTen(missing);
  }

  private boolean at(char expected) {
    return position < bytes.length && bytes[position] == expected;
  }

  /** Goes on to what is no digit; more digits than fit are refused by their count. */
  private long digits(long before) {
    long value = before;
    while (position < bytes.length) {
      int digit = bytes[position] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
      position++;
    }
    return value;
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
