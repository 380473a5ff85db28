package dev.tradewind.engine.market;

/** An immutable {@link Bar}; its accessors are described there. */
public record ClosedBar(
    int instrument,
    int timeFrame,
    long openTime,
    long closeTime,
    long open,
    long high,
    long low,
    long close,
    long volume,
    boolean forwardFilled)
    implements Bar {

  /** A bar of the base series in which trading took place. */
  public ClosedBar(
      int instrument,
      long openTime,
      long closeTime,
      long open,
      long high,
      long low,
      long close,
      long volume) {
    this(instrument, BASE_TIME_FRAME, openTime, closeTime, open, high, low, close, volume, false);
  }

  /** A bar of the base series in which nothing traded since {@code last}. */
  public static ClosedBar forwardFilled(int instrument, long openTime, long closeTime, long last) {
    return new ClosedBar(
        instrument, BASE_TIME_FRAME, openTime, closeTime, last, last, last, last, 0, true);
  }

  @Override
  public ClosedBar copy() {
    return this;
  }
}
