package dev.tradewind.engine.exchange;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The best prices of an instrument, as the last quote showed them, and what was not yet taken of
 * them. Used by the engine's thread.
 */
final class Touch implements Snapshotable {

  private long bid;
  private long bidQuantity;
  private long ask;
  private long askQuantity;
  private long bidBudget;
  private long askBudget;

  /** Whether there was a quote. */
  boolean isKnown() {
    return ask != 0;
  }

  /** As before the first quote. */
  void forget() {
    set(0, 0, 0, 0);
  }

  void set(long newBid, long newBidQuantity, long newAsk, long newAskQuantity) {
    bid = newBid;
    bidQuantity = newBidQuantity;
    ask = newAsk;
    askQuantity = newAskQuantity;
    bidBudget = bidQuantity == 0 ? Long.MAX_VALUE : bidQuantity;
    askBudget = askQuantity == 0 ? Long.MAX_VALUE : askQuantity;
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

  /** What may still be bought at the ask: any quantity where the quote shows none. */
  long askBudget() {
    return askBudget;
  }

  /** What may still be sold at the bid. */
  long bidBudget() {
    return bidBudget;
  }

  /** Of what the ask showed so much is left. */
  void leaveAtAsk(long left) {
    askBudget = askQuantity == 0 ? Long.MAX_VALUE : left;
  }

  /** Of what the bid showed so much is left. */
  void leaveAtBid(long left) {
    bidBudget = bidQuantity == 0 ? Long.MAX_VALUE : left;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(bid);
    out.writeLong(bidQuantity);
    out.writeLong(ask);
    out.writeLong(askQuantity);
    out.writeLong(bidBudget);
    out.writeLong(askBudget);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    set(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    bidBudget = in.readLong();
    askBudget = in.readLong();
  }
}
