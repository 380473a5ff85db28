package dev.tradewind.engine;

import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Charges what short positions cost to borrow, for each midnight in UTC that they are held over.
 */
final class Overnight implements Snapshotable {

  private static final long DAY = 86_400_000_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  private final Portfolio portfolio;
  private final EngineListener listener;
  private long midnight = Long.MIN_VALUE;

  Overnight(Portfolio portfolio, EngineListener listener) {
    this.portfolio = portfolio;
    this.listener = listener;
    if (portfolio.terms().margin().borrowRate() == 0) {
      midnight = NEVER;
    }
  }

  /** When it charges next; {@link Long#MAX_VALUE} for never. */
  long next() {
    return midnight;
  }

  /** An event of that time comes next: what is held now was held until then. */
  void onTime(long time) {
    if (time < midnight || midnight == NEVER) {
      return;
    }
    long next = Math.addExact(Math.floorDiv(time, DAY) * DAY, DAY);
    if (midnight != Long.MIN_VALUE) {
      charge((next - midnight) / DAY);
    }
    midnight = next;
  }

  private void charge(long nights) {
    for (int i = 0; i < portfolio.instruments().size(); i++) {
      long cost = portfolio.chargeBorrowing(i, nights);
      if (cost != 0) {
        listener.onBorrowing(i, cost);
      }
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(midnight);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    midnight = in.readLong();
  }
}
