package dev.tradewind.engine;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How much has happened in a book since its creation. Read it on the engine's thread. */
public final class Counts implements Snapshotable {

  private final Lull lull;
  private long events;
  private long bars;
  long orders;
  long rejects;
  long fills;
  long trades;

  Counts(Lull lull) {
    this.lull = lull;
  }

  /** Adds events of the market, some of which are bars. */
  void add(int more, int barsOfThem) {
    events += more;
    bars += barsOfThem;
  }

  /** Events of the market taken; the position in a feed at which a restored engine goes on. */
  public long events() {
    lull.catchUp();
    return events;
  }

  /** Bars taken. */
  public long bars() {
    lull.catchUp();
    return bars;
  }

  /** Orders accepted. */
  public long orders() {
    return orders;
  }

  /** Orders refused by the pre-trade check. */
  public long rejects() {
    return rejects;
  }

  /** Fills booked. */
  public long fills() {
    return fills;
  }

  /** Round trips completed. */
  public long trades() {
    return trades;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(events);
    out.writeLong(bars);
    out.writeLong(orders);
    out.writeLong(rejects);
    out.writeLong(fills);
    out.writeLong(trades);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    events = in.readLong();
    restoreCounts(in);
  }

  /** Reads what an engine of bars alone wrote. */
  void restoreVersion2(DataInput in) throws IOException {
    restoreCounts(in);
    events = bars;
  }

  private void restoreCounts(DataInput in) throws IOException {
    bars = in.readLong();
    orders = in.readLong();
    rejects = in.readLong();
    fills = in.readLong();
    trades = in.readLong();
  }
}
