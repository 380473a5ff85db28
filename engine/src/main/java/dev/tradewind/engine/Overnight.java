package dev.tradewind.engine;

import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Charges what short positions cost to borrow, for each midnight in UTC that they are held over, at
 * the last price before the event that shows it. A bar fills from its open on: midnights up to its
 * open are charged for what was held before it, those after that up to its close for what it left
 * of its instrument.
 */
final class Overnight implements Snapshotable {

  private static final long DAY = 86_400_000_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  private final Portfolio portfolio;
  private final EngineListener listener;

  /** The next one of each instrument: bars of the same time come one after the other. */
  private final long[] midnights;

  /** The first of them. */
  private long midnight;

  Overnight(Portfolio portfolio, EngineListener listener) {
    this.portfolio = portfolio;
    this.listener = listener;
    midnights = new long[portfolio.instruments().size()];
    setAll(portfolio.terms().margin().borrowRate() == 0 ? NEVER : Long.MIN_VALUE);
  }

  /** When it charges next; {@link Long#MAX_VALUE} for never. */
  long next() {
    return midnight;
  }

  /**
   * An event comes next that changes nothing before that time: what is held was held until then.
   */
  void onTime(long time) {
    if (time < midnight || midnight == NEVER) {
      return;
    }
    for (int i = 0; i < midnights.length; i++) {
      charge(i, time);
    }
    findFirst();
  }

  /** An instrument's bar has filled what it fills until its close. */
  void onClose(int instrument, long closeTime) {
    if (closeTime < midnight || midnight == NEVER) {
      return;
    }
    charge(instrument, closeTime);
    findFirst();
  }

  private void charge(int instrument, long time) {
    long due = midnights[instrument];
    if (time < due) {
      return;
    }
    long next = Math.addExact(Math.floorDiv(time, DAY) * DAY, DAY);
    midnights[instrument] = next;
    if (due == Long.MIN_VALUE) {
      return;
    }
    long cost = portfolio.chargeBorrowing(instrument, (next - due) / DAY);
    if (cost != 0) {
      listener.onBorrowing(instrument, cost);
    }
  }

  private void setAll(long time) {
    Arrays.fill(midnights, time);
    midnight = time;
  }

  private void findFirst() {
    midnight = NEVER;
    for (long each : midnights) {
      midnight = Math.min(midnight, each);
    }
  }

  /** What later snapshots have beside {@link #snapshot}. */
  void snapshotInstruments(DataOutput out) throws IOException {
    for (long each : midnights) {
      out.writeLong(each);
    }
  }

  /** Takes back what {@link #snapshotInstruments} wrote. */
  void restoreInstruments(DataInput in) throws IOException {
    for (int i = 0; i < midnights.length; i++) {
      midnights[i] = in.readLong();
    }
    findFirst();
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(midnight);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    setAll(in.readLong());
  }
}
