package dev.tradewind.runtime.replay;

/**
 * Market time as a function of a monotonic clock: at the anchor both are known, and from there
 * market time runs {@code speed} times as fast. Immutable; any thread.
 *
 * @param anchorMarket market time at the anchor, epoch nanoseconds
 * @param anchorNanos the monotonic clock at the anchor
 * @param speed market seconds per second
 */
public record MarketClock(long anchorMarket, long anchorNanos, long speed) {

  /** When a market time is reached, on the monotonic clock. */
  public long due(long marketTime) {
    return anchorNanos + (marketTime - anchorMarket) / speed;
  }

  /** Market seconds that have passed since a market time. */
  public double secondsSince(long marketTime, long nanos) {
    return ((double) (nanos - anchorNanos) * speed + (anchorMarket - marketTime)) / 1e9;
  }
}
