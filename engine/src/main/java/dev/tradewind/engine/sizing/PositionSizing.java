package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.strategy.Context;

/**
 * How much an entry trades: a whole number of lots, rounded down; 0 if it is less than one. What is
 * asked for may be more than the account can pay: see {@link #affordable}. Immutable; any thread.
 */
public sealed interface PositionSizing {

  /** All of something, in the units of its parts. */
  long WHOLE = 1_000_000;

  /** The quantity of an entry at the last price. */
  long quantity(Context context);

  /** {@link #quantity}, cut to what can be bought. */
  default long affordable(Context context) {
    return context.wholeLots(Math.min(quantity(context), context.affordableQuantity()));
  }

  /**
   * Always as much.
   *
   * @param quantity at the instrument's quantity scale
   */
  record FixedQuantity(long quantity) implements PositionSizing {

    @Override
    public long quantity(Context context) {
      return context.wholeLots(quantity);
    }
  }

  /**
   * What an amount pays for.
   *
   * @param amount in the account's currency, at its cash scale
   */
  record FixedCash(long amount) implements PositionSizing {

    @Override
    public long quantity(Context context) {
      return context.quantityFor(amount, context.lastPrice());
    }
  }

  /**
   * What a part of the equity pays for; above {@link #WHOLE} it is leverage.
   *
   * @param part in millionths
   */
  record PercentOfEquity(long part) implements PositionSizing {

    @Override
    public long quantity(Context context) {
      return context.quantityFor(PositionSizing.part(context.equity(), part), context.lastPrice());
    }
  }

  /**
   * As much as loses a part of the equity if the stop is hit: equity · part / distance.
   *
   * @param part of the equity that may be lost, in millionths
   * @param stopDistance from entry to stop, at the price scale
   */
  record FixedRisk(long part, long stopDistance) implements PositionSizing {

    /** Refuses a stop at the entry with {@link IllegalArgumentException}. */
    public FixedRisk {
      if (stopDistance <= 0) {
        throw new IllegalArgumentException("The distance of a stop must be above zero.");
      }
    }

    @Override
    public long quantity(Context context) {
      return context.quantityFor(PositionSizing.part(context.equity(), part), stopDistance);
    }
  }

  /**
   * As much as makes the position vary like a part of the equity: equity · target / volatility.
   *
   * @param target annual standard deviation of the position's value, in parts of the equity
   * @param volatility annual standard deviation of the instrument's returns, as estimated
   * @param most largest part of the equity that is invested, in millionths
   */
  record VolatilityTarget(double target, double volatility, long most) implements PositionSizing {

    @Override
    public long quantity(Context context) {
      // A market that does not move would be bought without end.
      double part = volatility > 0 ? target / volatility * WHOLE : (double) most;
      return new PercentOfEquity((long) Math.min(part, (double) most)).quantity(context);
    }
  }

  private static long part(long equity, long part) {
    return equity <= 0 ? 0 : ExactMath.multiplyDivideFloor(equity, part, WHOLE);
  }
}
