package dev.tradewind.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal text to scaled {@code long}s and back. Stateless; any thread. */
public final class Decimal {

  /**
   * The largest scale, since 10<sup>18</sup> is the largest power of ten that fits a {@code long}.
   */
  public static final int MAX_SCALE = 18;

  private static final long[] POWERS = powers();

  private Decimal() {}

  /**
   * Reads plain decimal text: an optional minus, digits, and optionally a point with digits.
   *
   * @param text such as {@code "100"} or {@code "-0.25"}; no exponent, grouping, plus or white
   *     space
   * @param scale decimals of the result, 0 to {@value #MAX_SCALE}
   * @return the number times 10<sup>scale</sup>
   * @throws IllegalArgumentException if the text is no such number, has more decimals than the
   *     scale (it is refused, not rounded) or does not fit; the message is a clause that names the
   *     text
   */
  public static long parse(CharSequence text, int scale) {
    int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    int point = indexOfPoint(text);
    int decimals = point == text.length() ? 0 : text.length() - point - 1;
    if (point == start || (point < text.length() && decimals == 0)) {
      throw refused(text, "is not a decimal number");
    }
    long magnitude = digits(text, start, point, 0);
    magnitude = digits(text, Math.min(point + 1, text.length()), text.length(), magnitude);
    if (decimals > scale) {
      throw refused(
          text, scale == 0 ? "is not a whole number" : "has more than " + scale + " decimals");
    }
    long value = shift(text, magnitude, scale - decimals);
    return start == 1 ? -value : value;
  }

  /**
   * Reads a {@code double} as the shortest decimal that names it, which is the one a person typed.
   *
   * @param scale decimals of the result, 0 to {@value #MAX_SCALE}
   * @return the number times 10<sup>scale</sup>
   * @throws IllegalArgumentException if it is NaN or infinite, has more decimals than the scale (it
   *     is refused, not rounded) or does not fit; the message is a clause that names the number
   */
  public static long ofDouble(double number, int scale) {
    long rounded = roundDouble(number, scale);
    if (BigDecimal.valueOf(rounded, scale).compareTo(BigDecimal.valueOf(number)) != 0) {
      throw refused(number, "has more than " + scale + " decimals", null);
    }
    return rounded;
  }

  /**
   * Like {@link #ofDouble}, but what has more decimals is rounded HALF_EVEN: for numbers that were
   * computed, not typed.
   *
   * @throws IllegalArgumentException if it is NaN or infinite or does not fit; the message is a
   *     clause that names the number
   */
  public static long roundDouble(double number, int scale) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw refused(number, "is no finite number", null);
    }
    try {
      return BigDecimal.valueOf(number)
          .setScale(scale, RoundingMode.HALF_EVEN)
          .unscaledValue()
          .longValueExact();
    } catch (ArithmeticException e) {
      throw refused(number, "is too large", e);
    }
  }

  /**
   * Writes all decimals of the scale.
   *
   * @return plain text such as {@code "-12.3400"}, which {@link #parse} reads back
   */
  public static String format(long value, int scale) {
    if (scale == 0) {
      return Long.toString(value);
    }
    // Divided before the sign is dropped, for the most negative long has no positive twin.
    long whole = value / powerOfTen(scale);
    String fraction = Long.toString(Math.abs(value % powerOfTen(scale)));
    StringBuilder text = new StringBuilder(24);
    if (value < 0) {
      text.append('-');
    }
    text.append(whole < 0 ? Long.toString(whole).substring(1) : Long.toString(whole)).append('.');
    return text.repeat('0', scale - fraction.length()).append(fraction).toString();
  }

  /** Like {@link #format} but without trailing zeros: {@code "12.34"}, {@code "100"}. */
  public static String formatShort(long value, int scale) {
    long stripped = value;
    int decimals = scale;
    while (decimals > 0 && stripped % 10 == 0) {
      stripped /= 10;
      decimals--;
    }
    return format(stripped, decimals);
  }

  /**
   * 10<sup>exponent</sup>.
   *
   * @throws ArithmeticException if it does not fit a {@code long}
   */
  public static long powerOfTen(int exponent) {
    if (exponent < 0 || exponent > MAX_SCALE) {
      throw new ArithmeticException("10 to the " + exponent + " is not a long");
    }
    return POWERS[exponent];
  }

  private static IllegalArgumentException refused(double number, String why, Exception cause) {
    return new IllegalArgumentException(number + " " + why, cause);
  }

  private static int indexOfPoint(CharSequence text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) != '.') {
      i++;
    }
    return i;
  }

  private static long digits(CharSequence text, int from, int to, long before) {
    long value = before;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw refused(text, "is not a decimal number");
      }
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw refused(text, "is too large");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long shift(CharSequence text, long value, int places) {
    try {
      return Math.multiplyExact(value, powerOfTen(places));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("\"" + text + "\" is too large", e);
    }
  }

  private static IllegalArgumentException refused(CharSequence text, String why) {
    return new IllegalArgumentException("\"" + text + "\" " + why);
  }

  private static long[] powers() {
    long[] powers = new long[MAX_SCALE + 1];
    powers[0] = 1;
    for (int i = 1; i <= MAX_SCALE; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
