package dev.tradewind.exchange.protocol;

/**
 * What an account may rely on.
 *
 * @param idempotence how long client order ids are remembered
 * @param lookup which orders are found by their id
 * @param exclusiveLogon whether a new logon of the account ends the older session, of which nothing
 *     is taken any more
 * @param cancelOnDisconnect whether the account's orders end with its last session
 */
public record Capabilities(
    Idempotence idempotence, Lookup lookup, boolean exclusiveLogon, boolean cancelOnDisconnect) {

  /** The most that an exchange can promise. */
  public static final Capabilities BEST =
      new Capabilities(Idempotence.Permanent, Lookup.All, true, false);

  /** Refuses what is missing with {@link IllegalArgumentException}. */
  public Capabilities {
    Fields.present("idempotence", idempotence);
    Fields.present("lookup", lookup);
  }
}
