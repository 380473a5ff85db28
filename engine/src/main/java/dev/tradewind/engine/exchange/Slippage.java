package dev.tradewind.engine.exchange;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Side;

/**
 * How far a taker's price is from the one it saw. Always against the taker, and on to the next tick
 * in the same direction; a sell never falls below one tick. Immutable; any thread.
 */
public sealed interface Slippage {

  /** A rate of 1, that is 100%, in the units of the rates. */
  long ONE = 100_000_000;

  /** No slippage. */
  Slippage NONE = new Rate(0);

  /**
   * The price that a fill gets.
   *
   * @param price that it saw
   * @param tickSize of the instrument
   * @param quantity of the fill
   * @param volume that traded in the event, of which the fill takes its part; at least 1
   */
  long apply(Side side, long price, long tickSize, long quantity, long volume);

  /** The worst price of any fill that takes at most {@code participation} of 10,000 of a volume. */
  long worst(Side side, long price, long tickSize, int participation);

  /** Whether the volume of the event means anything to it. */
  boolean looksAtVolume();

  /** Whether every price is the one that was seen. */
  boolean isNone();

  /**
   * A part of the price.
   *
   * @param rate in units of 0.0001 basis points, 0 to {@link #ONE}
   */
  record Rate(long rate) implements Slippage {

    /** Refuses a rate out of range with {@link IllegalArgumentException}. */
    public Rate {
      check("The slippage", rate);
    }

    @Override
    public long apply(Side side, long price, long tickSize, long quantity, long volume) {
      return rate == 0 ? price : moved(side, price, tickSize, rate);
    }

    @Override
    public long worst(Side side, long price, long tickSize, int participation) {
      return apply(side, price, tickSize, 1, 1);
    }

    @Override
    public boolean isNone() {
      return rate == 0;
    }

    @Override
    public boolean looksAtVolume() {
      return false;
    }
  }

  /**
   * A fixed number of ticks.
   *
   * @param ticks 0 to {@value #MOST}
   */
  record Ticks(int ticks) implements Slippage {

    /** The largest number. */
    public static final int MOST = 1_000_000;

    /** Refuses a number out of range with {@link IllegalArgumentException}. */
    public Ticks {
      if (ticks < 0 || ticks > MOST) {
        throw new IllegalArgumentException(
            "The slippage is " + ticks + " ticks: it must be from 0 to " + MOST + ".");
      }
    }

    @Override
    public long apply(Side side, long price, long tickSize, long quantity, long volume) {
      return Math.max(tickSize, price + (long) side.sign() * ticks * tickSize);
    }

    @Override
    public long worst(Side side, long price, long tickSize, int participation) {
      return apply(side, price, tickSize, 1, 1);
    }

    @Override
    public boolean isNone() {
      return ticks == 0;
    }

    @Override
    public boolean looksAtVolume() {
      return false;
    }
  }

  /**
   * Grows with the square of the part of the volume that a fill takes: price · impact · (quantity /
   * volume)², the model that Zipline made known as volume share slippage.
   *
   * @param impact in units of 0.0001 basis points, 0 to {@link #ONE}; 0.1 is usual there
   */
  record VolumeShare(long impact) implements Slippage {

    /** Refuses an impact out of range with {@link IllegalArgumentException}. */
    public VolumeShare {
      check("The impact", impact);
    }

    @Override
    public long apply(Side side, long price, long tickSize, long quantity, long volume) {
      long share = ExactMath.multiplyDivideCeiling(Math.min(quantity, volume), ONE, volume);
      return moved(side, price, tickSize, rate(share));
    }

    @Override
    public long worst(Side side, long price, long tickSize, int participation) {
      return moved(side, price, tickSize, rate(participation * (ONE / 10_000)));
    }

    @Override
    public boolean isNone() {
      return impact == 0;
    }

    @Override
    public boolean looksAtVolume() {
      return true;
    }

    private long rate(long share) {
      return ExactMath.multiplyDivideCeiling(
          ExactMath.multiplyDivideCeiling(share, share, ONE), impact, ONE);
    }
  }

  private static long moved(Side side, long price, long tickSize, long rate) {
    long unit = Math.multiplyExact(ONE, tickSize);
    return side == Side.BUY
        ? ExactMath.multiplyDivideCeiling(price, ONE + rate, unit) * tickSize
        : Math.max(1, ExactMath.multiplyDivideFloor(price, ONE - rate, unit)) * tickSize;
  }

  private static void check(String name, long rate) {
    if (rate < 0 || rate > ONE) {
      throw new IllegalArgumentException(name + " is out of range: it must be 0 to 10000 bps.");
    }
  }
}
