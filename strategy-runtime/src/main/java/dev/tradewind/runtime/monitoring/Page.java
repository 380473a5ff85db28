package dev.tradewind.runtime.monitoring;

/**
 * Which part of a list is asked for.
 *
 * @param after the number after which it begins
 * @param limit how many at most
 */
record Page(long after, int limit) {

  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;

  /**
   * Reads query parameters, either of which may be null.
   *
   * @throws IllegalArgumentException with one sentence if one is out of range
   */
  static Page of(String after, String limit) {
    return new Page(
        number("after", after, 0, Long.MAX_VALUE, 0),
        (int) number("limit", limit, 1, MAX_LIMIT, DEFAULT_LIMIT));
  }

  private static long number(String name, String text, long min, long max, long standard) {
    if (text == null) {
      return standard;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words.
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from %d to %d.".formatted(name, min, max));
  }
}
