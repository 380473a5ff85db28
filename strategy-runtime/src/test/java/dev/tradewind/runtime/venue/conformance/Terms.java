package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;

/**
 * What a venue under test is to offer.
 *
 * @param idempotence of client order ids
 * @param lookup by client order id
 * @param exclusiveLogon whether a new logon ends the older session
 * @param cancelOnDisconnect whether orders end with the session
 */
public record Terms(
    Idempotence idempotence, Lookup lookup, boolean exclusiveLogon, boolean cancelOnDisconnect) {

  /** The most that a venue can offer. */
  public static final Terms BEST = new Terms(Idempotence.PERMANENT, Lookup.ALL, true, false);
}
