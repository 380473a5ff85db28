package dev.tradewind.engine.venue;

/** Why a venue does not take an order. */
public enum VenueRejection {
  /** A post-only order would have taken liquidity. */
  POST_ONLY,
  /** Any other reason of the venue. */
  OTHER
}
