package dev.tradewind.engine.market;

/** An immutable {@link Bar}; its accessors are described there. */
public record ClosedBar(
    int instrument,
    long openTime,
    long open,
    long high,
    long low,
    long close,
    long volume,
    boolean forwardFilled)
    implements Bar {

  /** A bar in which trading took place. */
  public ClosedBar(
      int instrument, long openTime, long open, long high, long low, long close, long volume) {
    this(instrument, openTime, open, high, low, close, volume, false);
  }

  @Override
  public ClosedBar copy() {
    return this;
  }
}
