package dev.tradewind.engine.money;

/**
 * A currency and the digits that fees in it are rounded to.
 *
 * @param code three capital letters, such as {@code USD}
 * @param precision decimals of the smallest unit that is charged, 0 to 8
 */
public record Currency(String code, int precision) {

  /** Refuses a malformed code or precision with {@link IllegalArgumentException}. */
  public Currency {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("Currency \"" + code + "\" is not three capital letters.");
    }
    if (precision < 0 || precision > 8) {
      throw new IllegalArgumentException("Currency precision " + precision + " is not 0 to 8.");
    }
  }

  /**
   * The currency with the minor unit of ISO 4217. A code that the standard does not list, or lists
   * without a minor unit, gets two digits.
   *
   * @throws IllegalArgumentException if the code is not three capital letters
   */
  public static Currency of(String code) {
    return new Currency(code, isoDigits(code));
  }

  // The equality that records get has to be made first, which takes a process 10 ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof Currency currency
        && precision == currency.precision
        && code.equals(currency.code);
  }

  @Override
  public int hashCode() {
    return 31 * code.hashCode() + precision;
  }

  private static int isoDigits(String code) {
    try {
      int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
      return digits < 0 ? 2 : digits;
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }
}
