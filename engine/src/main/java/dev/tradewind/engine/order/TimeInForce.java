package dev.tradewind.engine.order;

/** How long an order works. */
public enum TimeInForce {
  /** Good till cancelled. */
  GTC,
  /** Good till a date: it expires at its time. */
  GTD,
  /** Good for the day: it expires with the session, or with the next one where none is open. */
  DAY,
  /** Immediate or cancel: what does not fill at once is cancelled. */
  IOC,
  /** Fill or kill: fills at once in whole, or not at all. */
  FOK;

  /** Whether an order of it never rests. */
  public boolean isImmediate() {
    return this == IOC || this == FOK;
  }
}
