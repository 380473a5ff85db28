package dev.tradewind.marketdata;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;
import dev.tradewind.engine.money.Decimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** The values of one row, reused from row to row. */
final class PriceRow {

  static final int DATE = 0;
  static final int OPEN = 1;
  static final int HIGH = 2;
  static final int LOW = 3;
  static final int CLOSE = 4;
  static final int VOLUME = 5;

  /** Nanoseconds hold 292 years, and the span of a file must fit as well as its times. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2150-01-01T00:00:00Z");

  /** Leaves room for a position's value. */
  private static final long HIGHEST_PRICE = 1_000_000_000;

  private static final long SECOND = 1_000_000_000;
  private static final int DATE_LENGTH = 10;
  private static final Pattern MANY_DIGITS = Pattern.compile("-?[0-9]{10,}(\\.[0-9]{1,4})?");

  private final Instrument instrument;
  private final long[] values = new long[6];

  PriceRow(Instrument instrument) {
    this.instrument = instrument;
  }

  void read(CsvRecord csvRecord) throws Unreadable {
    values[DATE] = time(csvRecord.getField(DATE));
    for (int column = OPEN; column <= CLOSE; column++) {
      values[column] = price(csvRecord.getField(column), column);
    }
    values[VOLUME] = volume(csvRecord.getField(VOLUME));
    checkBar();
  }

  long openTime() {
    return values[DATE];
  }

  long price(int column) {
    return values[column];
  }

  long volume() {
    return values[VOLUME];
  }

  private static long time(String text) throws Unreadable {
    Instant instant;
    try {
      instant =
          text.length() == DATE_LENGTH
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable(DataProblem.UNREADABLE, DATE, timeRule(text), e);
    }
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw new Unreadable(DataProblem.UNREADABLE, DATE, timeRule(text), null);
    }
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  private static String timeRule(String text) {
    return String.format(
        Locale.ROOT,
        "\"%s\" is no time from 1900 to 2149: a date such as 2012-01-05 or an instant such as"
            + " 2012-01-05T14:30:00Z is allowed",
        shortened(text));
  }

  private long price(String text, int column) throws Unreadable {
    long price;
    try {
      price = instrument.parsePrice(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          problemOf(text, DataProblem.PRICE_TOO_LARGE), column, priceRule(text), e);
    }
    if (price <= 0) {
      throw new Unreadable(DataProblem.PRICE_NOT_POSITIVE, column, priceRule(text), null);
    }
    if (price / Decimal.powerOfTen(instrument.priceScale()) >= HIGHEST_PRICE) {
      throw new Unreadable(DataProblem.PRICE_TOO_LARGE, column, priceRule(text), null);
    }
    return price;
  }

  /** Digits that are refused although their fraction is short enough are too many. */
  private static DataProblem problemOf(String text, DataProblem tooLarge) {
    return MANY_DIGITS.matcher(text).matches() ? tooLarge : DataProblem.NOT_A_NUMBER;
  }

  private String priceRule(String text) {
    return String.format(
        Locale.ROOT,
        "\"%s\" is no price: a decimal number above 0 and below %d with at most %d decimals is"
            + " allowed",
        shortened(text),
        HIGHEST_PRICE,
        instrument.priceScale());
  }

  private long volume(String text) throws Unreadable {
    long volume;
    try {
      volume = Decimal.parse(text, instrument.quantityScale());
    } catch (IllegalArgumentException e) {
      DataProblem problem = problemOf(text, DataProblem.QUANTITY_TOO_LARGE);
      boolean tooLarge = problem == DataProblem.QUANTITY_TOO_LARGE;
      throw new Unreadable(
          problem,
          VOLUME,
          tooLarge ? shortened(text) + " is too large: " + largestRule() : volumeRule(text),
          e);
    }
    if (volume < 0) {
      throw new Unreadable(DataProblem.QUANTITY_NOT_POSITIVE, VOLUME, volumeRule(text), null);
    }
    return volume;
  }

  private String volumeRule(String text) {
    return instrument.quantityScale() == 0
        ? String.format(
            Locale.ROOT,
            "\"%s\" is no volume: a whole number of 0 or more is allowed",
            shortened(text))
        : String.format(
            Locale.ROOT,
            "\"%s\" is no volume: a decimal number of 0 or more with at most %d decimals is"
                + " allowed",
            shortened(text),
            instrument.quantityScale());
  }

  private void checkBar() throws Unreadable {
    Violation violation =
        BarRules.violation(values[OPEN], values[HIGH], values[LOW], values[CLOSE], values[VOLUME]);
    if (violation != null) {
      throw new Unreadable(
          violation.problem(),
          columnOf(violation),
          violation.clause() + ": " + ruleOf(violation),
          null);
    }
  }

  private static int columnOf(Violation violation) {
    return switch (violation.field()) {
      case "open" -> OPEN;
      case "high" -> HIGH;
      case "close" -> CLOSE;
      case "volume" -> VOLUME;
      default -> LOW;
    };
  }

  private String ruleOf(Violation violation) {
    return violation == Violation.VOLUME_TOO_LARGE
        ? largestRule()
        : "low ≤ open, close ≤ high is required";
  }

  private String largestRule() {
    return "at most "
        + Decimal.formatShort(Limits.LARGEST, instrument.quantityScale())
        + " is allowed";
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /** A value that is none; the message is a clause. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final DataProblem problem;
    private final int column;

    Unreadable(DataProblem problem, int column, String message, Throwable cause) {
      super(message, cause);
      this.problem = problem;
      this.column = column;
    }

    DataProblem problem() {
      return problem;
    }

    int column() {
      return column;
    }
  }
}
