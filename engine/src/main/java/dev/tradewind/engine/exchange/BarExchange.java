package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Costs;

/**
 * Fills orders on bars, conservatively. Stateless; any thread.
 *
 * <ul>
 *   <li>A market order fills at the open plus slippage.
 *   <li>A buy limit (a sell mirrors) fills at the open if that is at or below the limit, without
 *       slippage since it was there first; else at the limit if the low is at least one tick below
 *       it, for at the touch one may stand last in the queue.
 *   <li>No order matches a bar that opened before the order was submitted.
 *   <li>All fills of a bar together take at most the participation of its volume; a forward-filled
 *       bar fills nothing.
 * </ul>
 */
public final class BarExchange {

  /** What {@link #fillPrice} returns for an order that the bar does not fill. */
  public static final long NO_FILL = 0;

  /** Participation without a cap. */
  public static final int UNCAPPED = 0;

  /** The usual participation: 10%. */
  public static final int TEN_PERCENT = 1000;

  private static final long BASIS_POINTS = 10_000;

  private final long slippage;
  private final int participation;

  /**
   * An exchange.
   *
   * @param slippage rate in the units of {@link Costs}
   * @param participation largest part of a bar's volume that fills may take, in basis points, or
   *     {@link #UNCAPPED}
   */
  public BarExchange(long slippage, int participation) {
    if (participation < 0 || participation > BASIS_POINTS) {
      throw new IllegalArgumentException(
          "The participation is " + participation + " basis points: it must be 0 to 10000.");
    }
    this.slippage = slippage;
    this.participation = participation;
  }

  /** How much of a bar may be filled in all. */
  public long fillable(Bar bar) {
    if (bar.forwardFilled()) {
      return 0;
    }
    return participation == UNCAPPED
        ? Long.MAX_VALUE
        : ExactMath.multiplyDivideFloor(bar.volume(), participation, BASIS_POINTS);
  }

  /** The price at which the bar fills the order, or {@link #NO_FILL}. */
  public long fillPrice(Order order, Bar bar, long tickSize) {
    if (order.submitTime() > bar.openTime()) {
      return NO_FILL;
    }
    if (order.type() == OrderType.MARKET) {
      return slipped(order.side(), bar.open(), tickSize);
    }
    return order.side() == Side.BUY
        ? buyLimitPrice(order.limitPrice(), bar, tickSize)
        : sellLimitPrice(order.limitPrice(), bar, tickSize);
  }

  /**
   * A price moved by the slippage against the side that trades, then on to the next tick in the
   * same direction. A sell never falls below one tick.
   */
  public long slipped(Side side, long price, long tickSize) {
    if (slippage == 0) {
      return price;
    }
    long unit = Math.multiplyExact(Costs.ONE, tickSize);
    return side == Side.BUY
        ? ExactMath.multiplyDivideCeiling(price, Costs.ONE + slippage, unit) * tickSize
        : Math.max(1, ExactMath.multiplyDivideFloor(price, Costs.ONE - slippage, unit)) * tickSize;
  }

  private static long buyLimitPrice(long limit, Bar bar, long tickSize) {
    if (bar.open() <= limit) {
      return bar.open();
    }
    return bar.low() <= limit - tickSize ? limit : NO_FILL;
  }

  private static long sellLimitPrice(long limit, Bar bar, long tickSize) {
    if (bar.open() >= limit) {
      return bar.open();
    }
    return bar.high() >= limit + tickSize ? limit : NO_FILL;
  }
}
