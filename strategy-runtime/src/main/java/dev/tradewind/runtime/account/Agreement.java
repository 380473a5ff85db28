package dev.tradewind.runtime.account;

/**
 * Whether book and venue say the same.
 *
 * @param verdict in one word
 * @param message both sides, for people; empty where they agree
 */
public record Agreement(Verdict verdict, String message) {

  /** What came of comparing. */
  public enum Verdict {
    /** The comparison is not over. */
    COMPARING,
    /** They say the same. */
    IN_AGREEMENT,
    /** They do not, and nothing explains it. */
    DIFFERENCE,
    /** The venue has, or had, an order of this account that no process of this book wanted. */
    UNKNOWN_ORDER
  }

  /** The comparison is not over. */
  public static final Agreement COMPARING = new Agreement(Verdict.COMPARING, "");

  /** They say the same. */
  public static final Agreement IN_AGREEMENT = new Agreement(Verdict.IN_AGREEMENT, "");
}
