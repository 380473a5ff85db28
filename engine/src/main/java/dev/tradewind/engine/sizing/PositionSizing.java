package dev.tradewind.engine.sizing;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.strategy.Context;

/**
 * How much an entry trades: a whole number of lots, rounded down; 0 if it is less than one, and 0
 * before the instrument's first price. What is asked for may be more than the account can pay: see
 * {@link #affordable}. What makes no sense, such as an estimate that is not a number yet, is
 * refused with {@link IllegalArgumentException} where the sizing is made. Immutable; any thread.
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

    /** Refuses a negative quantity. */
    public FixedQuantity {
      SizingInput.notNegative("The quantity of a fixed quantity", quantity);
    }

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

    /** Refuses a negative amount. */
    public FixedCash {
      SizingInput.notNegative("The amount of a fixed cash", amount);
    }

    @Override
    public long quantity(Context context) {
      return PositionSizing.quantityFor(context, amount);
    }
  }

  /**
   * What a part of the equity pays for; above {@link #WHOLE} it is leverage.
   *
   * @param part in millionths
   */
  record PercentOfEquity(long part) implements PositionSizing {

    /** Refuses a negative part. */
    public PercentOfEquity {
      SizingInput.notNegative("The part of a percent of equity", part);
    }

    @Override
    public long quantity(Context context) {
      return PositionSizing.quantityFor(context, PositionSizing.part(context.equity(), part));
    }
  }

  /**
   * As much as loses a part of the equity if the stop is hit: equity · part / distance.
   *
   * @param part of the equity that may be lost, in millionths
   * @param stopDistance from entry to stop, at the price scale
   */
  record FixedRisk(long part, long stopDistance) implements PositionSizing {

    /** Refuses a negative part, and a stop at the entry. */
    public FixedRisk {
      SizingInput.notNegative("The part of a fixed risk", part);
      if (stopDistance <= 0) {
        throw new IllegalArgumentException(
            "The stop distance of a fixed risk is "
                + stopDistance
                + ": it must be above zero, so put the stop away from the entry.");
      }
    }

    @Override
    public long quantity(Context context) {
      if (context.lastPrice() == 0) {
        return 0;
      }
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

    /** Refuses what is negative or no number, as an estimate is before it has its samples. */
    public VolatilityTarget {
      SizingInput.notNegative("The target of a volatility target", target);
      SizingInput.notNegative("The volatility of a volatility target", volatility);
      SizingInput.notNegative("The largest part of a volatility target", most);
    }

    @Override
    public long quantity(Context context) {
      // A market that does not move would be bought without end.
      double part = volatility > 0 ? target / volatility * WHOLE : (double) most;
      return new PercentOfEquity((long) Math.min(part, (double) most)).quantity(context);
    }
  }

  private static long quantityFor(Context context, long budget) {
    long price = context.lastPrice();
    return price == 0 ? 0 : context.quantityFor(budget, price);
  }

  private static long part(long equity, long part) {
    return equity <= 0 ? 0 : ExactMath.multiplyDivideFloor(equity, part, WHOLE);
  }
}
