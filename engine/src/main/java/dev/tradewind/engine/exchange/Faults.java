package dev.tradewind.engine.exchange;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What goes wrong at the exchange, and when. Asked once for each message, in the order in which
 * they arrive. Used by the engine's thread.
 */
public interface Faults extends Snapshotable {

  /** Whether this new order gets lost on its way and never arrives. */
  boolean losesOrder(long orderNumber);

  /** Whether the exchange refuses this new order. */
  boolean rejects(long orderNumber);

  /** Whether the acknowledgement of this new order gets lost; the order works all the same. */
  boolean losesAcknowledgement(long orderNumber);

  /** Nothing goes wrong. */
  static Faults none() {
    return new None();
  }

  /**
   * A part of the messages, chosen by a generator of its own.
   *
   * @param seed the same one gives the same faults
   * @param lostOrders part of new orders that get lost on their way, 0 to 1
   * @param rejections part of the others that are refused, 0 to 1
   * @param lostAcknowledgements part of the acknowledgements that are lost, 0 to 1
   */
  static Faults random(
      long seed, double lostOrders, double rejections, double lostAcknowledgements) {
    return new Random(seed, lostOrders, rejections, lostAcknowledgements);
  }

  /** See {@link Faults#none}. */
  final class None implements Faults {

    private None() {}

    @Override
    public boolean losesOrder(long orderNumber) {
      return false;
    }

    @Override
    public boolean rejects(long orderNumber) {
      return false;
    }

    @Override
    public boolean losesAcknowledgement(long orderNumber) {
      return false;
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  /** See {@link Faults#random}. Each draw depends on the seed and the number of the draw only. */
  final class Random implements Faults {

    private final long seed;
    private final double lostOrders;
    private final double rejections;
    private final double lostAcknowledgements;
    private long draws;

    private Random(long seed, double lostOrders, double rejections, double lostAcknowledgements) {
      this.seed = seed;
      this.lostOrders = lostOrders;
      this.rejections = rejections;
      this.lostAcknowledgements = lostAcknowledgements;
    }

    @Override
    public boolean losesOrder(long orderNumber) {
      return next() < lostOrders;
    }

    @Override
    public boolean rejects(long orderNumber) {
      return next() < rejections;
    }

    @Override
    public boolean losesAcknowledgement(long orderNumber) {
      return next() < lostAcknowledgements;
    }

    private double next() {
      return (SplitMix.mix(seed + ++draws * SplitMix.GAMMA) >>> 11) * 0x1.0p-53;
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
      out.writeLong(draws);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      draws = in.readLong();
    }
  }
}
