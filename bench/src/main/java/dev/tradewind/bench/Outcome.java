package dev.tradewind.bench;

/**
 * What a run came to.
 *
 * @param events that the engine took
 * @param fills that it booked
 * @param pnl profit and loss, at {@link Workload#CASH_SCALE}
 */
public record Outcome(long events, long fills, long pnl) {

  /** Nothing yet. */
  public static final Outcome NONE = new Outcome(0, 0, 0);

  /** Both together. */
  public Outcome plus(Outcome other) {
    return new Outcome(events + other.events, fills + other.fills, Math.addExact(pnl, other.pnl));
  }
}
