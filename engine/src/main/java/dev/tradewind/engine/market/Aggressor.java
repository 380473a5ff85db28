package dev.tradewind.engine.market;

/** Who crossed the spread in a trade. */
public enum Aggressor {
  /** The venue does not tell. */
  UNKNOWN,
  /** The buyer took an offer. */
  BUYER,
  /** The seller hit a bid. */
  SELLER
}
