package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;

/**
 * What makes a quote believable: both prices are positive, the bid is not above the ask (a crossed
 * quote is refused, one that is locked with bid = ask is not), and no quantity is negative (zero is
 * a quantity that is not told). A side of the market alone is told by {@link BookLevel}s.
 * Stateless; any thread.
 */
public final class QuoteRules {

  private QuoteRules() {}

  /**
   * What is wrong with the values of a quote.
   *
   * @return the first rule that is broken, or {@code null} if none is
   */
  public static Violation violation(long bid, long bidQuantity, long ask, long askQuantity) {
    if (bid <= 0) {
      return Violation.BID_NOT_POSITIVE;
    }
    if (ask <= 0) {
      return Violation.ASK_NOT_POSITIVE;
    }
    if (bid > ask) {
      return Violation.BID_ABOVE_ASK;
    }
    if (ask > Limits.LARGEST) {
      return Violation.ASK_TOO_LARGE;
    }
    return quantities(bidQuantity, askQuantity);
  }

  private static Violation quantities(long bidQuantity, long askQuantity) {
    if (bidQuantity < 0) {
      return Violation.BID_QUANTITY_NEGATIVE;
    }
    if (askQuantity < 0) {
      return Violation.ASK_QUANTITY_NEGATIVE;
    }
    if (bidQuantity > Limits.LARGEST) {
      return Violation.BID_QUANTITY_TOO_LARGE;
    }
    return askQuantity > Limits.LARGEST ? Violation.ASK_QUANTITY_TOO_LARGE : null;
  }

  /** The value of the field that a violation names. */
  static long valueOf(Violation violation, long bid, long bidQuantity, long ask, long askQuantity) {
    return switch (violation.field()) {
      case "bid" -> bid;
      case "ask" -> ask;
      case "bidQuantity" -> bidQuantity;
      default -> askQuantity;
    };
  }

  /** The price between both; half a step is rounded to the even price. */
  public static long middle(long bid, long ask) {
    long sum = bid + ask;
    long half = sum >> 1;
    return (sum & 1) == 0 ? half : half + (half & 1);
  }
}
