package dev.tradewind.exchange.protocol;

/** Why an order was not taken. */
public enum Rejection {
  /** A post-only order would have taken liquidity. */
  PostOnly,
  /** The id was used, see {@link Idempotence}; the order that has it is as it was. */
  DuplicateId,
  /** What the text says. */
  Other
}
