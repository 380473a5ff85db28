package dev.tradewind.engine.risk;

/**
 * A user's limits.
 *
 * @param maxPosition largest position per instrument, at its quantity scale
 * @param maxOrdersPerMinute most orders accepted in any minute of market time; orders that reduce a
 *     position count but are not refused
 */
public record RiskLimits(long maxPosition, int maxOrdersPerMinute) {

  /** No limits. */
  public static final RiskLimits NONE = new RiskLimits(Long.MAX_VALUE, Integer.MAX_VALUE);

  /** Refuses a negative position and a rate below one with {@link IllegalArgumentException}. */
  public RiskLimits {
    if (maxPosition < 0 || maxOrdersPerMinute < 1) {
      throw new IllegalArgumentException(
          "risk.maxPosition must be 0 or more and risk.maxOrdersPerMinute 1 or more.");
    }
  }

  /** The same with another position limit. */
  public RiskLimits withMaxPosition(long limit) {
    return new RiskLimits(limit, maxOrdersPerMinute);
  }

  /** The same with another rate limit. */
  public RiskLimits withMaxOrdersPerMinute(int limit) {
    return new RiskLimits(maxPosition, limit);
  }
}
