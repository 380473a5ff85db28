package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;

/**
 * What makes a book level believable: a positive price and a quantity of zero or more; an event
 * that empties the book has neither. Stateless; any thread.
 */
public final class BookRules {

  private BookRules() {}

  /**
   * What is wrong with the values of a level.
   *
   * @return the first rule that is broken, or {@code null} if none is
   */
  public static Violation violation(BookEntry entry, long price, long quantity) {
    if (entry == BookEntry.EMPTY_BOOK) {
      return null;
    }
    if (price <= 0) {
      return Violation.PRICE_NOT_POSITIVE;
    }
    if (quantity < 0) {
      return Violation.QUANTITY_NEGATIVE;
    }
    if (price > Limits.LARGEST) {
      return Violation.PRICE_TOO_LARGE;
    }
    return quantity > Limits.LARGEST ? Violation.QUANTITY_TOO_LARGE : null;
  }
}
