package dev.tradewind.runtime.venue;

/**
 * What an adapter declares of its venue. The rules about what may be sent twice rest on it, so
 * where a venue is not sure, the adapter declares less.
 *
 * @param idempotence of client order ids
 * @param lookup by client order id
 * @param exclusiveLogon whether nothing is taken of an older session once a new one has begun
 * @param cancelOnDisconnect whether the account's orders end with the session
 * @param executionIds whether each fill has an id of its own that is the same whenever it is told
 * @param idAlphabet the characters of a client order id
 * @param idLength the most characters of a client order id
 */
public record Capabilities(
    Idempotence idempotence,
    Lookup lookup,
    boolean exclusiveLogon,
    boolean cancelOnDisconnect,
    boolean executionIds,
    String idAlphabet,
    int idLength) {

  /**
   * Refuses a venue that no book can be kept of: without execution ids nobody knows whether a fill
   * is told again.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  public Capabilities {
    if (!executionIds) {
      throw new IllegalArgumentException(
          "A venue without execution ids cannot be traded: a fill that is told twice could not be"
              + " told from two.");
    }
    if (idAlphabet.isEmpty() || idLength < 1) {
      throw new IllegalArgumentException("A venue that takes no client order id cannot be traded.");
    }
  }

  /** Whether a client order id can be used there as it is. */
  public boolean takes(String clientOrderId) {
    return clientOrderId.length() <= idLength
        && clientOrderId.chars().allMatch(character -> idAlphabet.indexOf(character) >= 0);
  }

  /**
   * Whether an order may be sent again that the venue says it does not know.
   *
   * @param sentInThisSession whether it was sent since the present session began
   */
  public boolean maySendAgain(boolean sentInThisSession) {
    // Nothing of an older session can arrive any more, and the venue has never had it.
    boolean neverArrives = exclusiveLogon && lookup == Lookup.ALL && !sentInThisSession;
    return switch (idempotence) {
      case PERMANENT -> true;
      case LOGON -> sentInThisSession || neverArrives;
      case NONE, OPEN_ORDERS -> neverArrives;
    };
  }
}
