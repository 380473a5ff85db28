package dev.tradewind.engine.exchange;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The best prices of an instrument, as the last quote showed them. Used by the engine's thread. */
final class Touch implements Snapshotable {

  private long bid;
  private long bidQuantity;
  private long ask;
  private long askQuantity;

  /** Whether there was a quote. */
  boolean isKnown() {
    return ask != 0;
  }

  void set(long newBid, long newBidQuantity, long newAsk, long newAskQuantity) {
    bid = newBid;
    bidQuantity = newBidQuantity;
    ask = newAsk;
    askQuantity = newAskQuantity;
  }

  long bid() {
    return bid;
  }

  long bidQuantity() {
    return bidQuantity;
  }

  long ask() {
    return ask;
  }

  long askQuantity() {
    return askQuantity;
  }

  /** What may be bought at the ask. */
  long askBudget() {
    return askQuantity == 0 ? Long.MAX_VALUE : askQuantity;
  }

  /** What may be sold at the bid. */
  long bidBudget() {
    return bidQuantity == 0 ? Long.MAX_VALUE : bidQuantity;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(bid);
    out.writeLong(bidQuantity);
    out.writeLong(ask);
    out.writeLong(askQuantity);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    set(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}
