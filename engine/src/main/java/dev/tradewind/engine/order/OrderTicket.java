package dev.tradewind.engine.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is wanted of an order. One of {@link #market}, {@link #limit}, {@link #stop}, {@link
 * #stopLimit} and {@link #trailingStop} begins it anew as a plain GTC order; the others add to it:
 *
 * <pre>{@code
 * context.submit(context.ticket().limit(Side.BUY, 100, price).day().bracket(stop, target));
 * }</pre>
 *
 * <p>Quantities are at the instrument's quantity scale, prices at its price scale. Nothing is
 * checked here: what does not fit is rejected when it is submitted. One object may be used again
 * and again, for its values are copied at submission. Used by the engine's thread.
 */
public final class OrderTicket {

  private Side side = Side.BUY;
  private OrderType type = OrderType.MARKET;
  private long quantity;
  private long limitPrice;
  private long stopPrice;
  private long trailingOffset;
  private TimeInForce timeInForce = TimeInForce.GTC;
  private long expireTime = Long.MAX_VALUE;
  private boolean reduceOnly;
  private boolean postOnly;
  private long stopLossPrice;
  private long takeProfitPrice;

  /** Whether nothing has been added to side, type, quantity, prices and reduce-only. */
  private boolean plain = true;

  /** A market order for nothing, to be begun. */
  public OrderTicket() {}

  /** Begins a market order. */
  public OrderTicket market(Side wantedSide, long wantedQuantity) {
    return begin(OrderType.MARKET, wantedSide, wantedQuantity);
  }

  /** Begins a limit order. */
  public OrderTicket limit(Side wantedSide, long wantedQuantity, long limit) {
    begin(OrderType.LIMIT, wantedSide, wantedQuantity);
    limitPrice = limit;
    return this;
  }

  /** Begins a stop order: a market order once the market is at {@code stop} or beyond. */
  public OrderTicket stop(Side wantedSide, long wantedQuantity, long stop) {
    begin(OrderType.STOP, wantedSide, wantedQuantity);
    stopPrice = stop;
    return this;
  }

  /** Begins a stop-limit order: a limit order once the market is at {@code stop} or beyond. */
  public OrderTicket stopLimit(Side wantedSide, long wantedQuantity, long stop, long limit) {
    begin(OrderType.STOP_LIMIT, wantedSide, wantedQuantity);
    stopPrice = stop;
    limitPrice = limit;
    return this;
  }

  /**
   * Begins a trailing stop.
   *
   * @param offset distance of the stop from the best price since its submission, at the price scale
   */
  public OrderTicket trailingStop(Side wantedSide, long wantedQuantity, long offset) {
    begin(OrderType.TRAILING_STOP, wantedSide, wantedQuantity);
    trailingOffset = offset;
    plain = false;
    return this;
  }

  /** Ends with the session. */
  public OrderTicket day() {
    timeInForce = TimeInForce.DAY;
    plain = false;
    return this;
  }

  /** Ends at a time, epoch nanoseconds. */
  public OrderTicket goodTill(long time) {
    timeInForce = TimeInForce.GTD;
    plain = false;
    expireTime = time;
    return this;
  }

  /** What does not fill at once is cancelled. */
  public OrderTicket immediateOrCancel() {
    timeInForce = TimeInForce.IOC;
    plain = false;
    return this;
  }

  /** Fills at once in whole, or not at all. */
  public OrderTicket fillOrKill() {
    timeInForce = TimeInForce.FOK;
    plain = false;
    return this;
  }

  /** May only bring the position towards zero. */
  public OrderTicket reduceOnly() {
    reduceOnly = true;
    return this;
  }

  /** Is rejected if it would take liquidity; a limit order only. */
  public OrderTicket postOnly() {
    postOnly = true;
    plain = false;
    return this;
  }

  /**
   * As far as it fills it is followed by a stop and a target for what it opened; where one of these
   * fills the other ends.
   *
   * @param stopLoss price of the stop; 0 for none
   * @param takeProfit price of the target; 0 for none
   */
  public OrderTicket bracket(long stopLoss, long takeProfit) {
    stopLossPrice = stopLoss;
    takeProfitPrice = takeProfit;
    plain = false;
    return this;
  }

  /**
   * Whether it is good till cancelled and comes without a bracket or any other addition: most are,
   * and cost less.
   */
  public boolean isPlain() {
    return plain;
  }

  /** Side. */
  public Side side() {
    return side;
  }

  /** Type. */
  public OrderType type() {
    return type;
  }

  /** Wanted quantity. */
  public long quantity() {
    return quantity;
  }

  /** The limit; 0 without one. */
  public long limitPrice() {
    return limitPrice;
  }

  /** The stop; 0 without one, or where it trails. */
  public long stopPrice() {
    return stopPrice;
  }

  /** Distance of a trailing stop; 0 for other types. */
  public long trailingOffset() {
    return trailingOffset;
  }

  /** How long it works. */
  public TimeInForce timeInForce() {
    return timeInForce;
  }

  /** When it expires, epoch nanoseconds; {@link Long#MAX_VALUE} for never. */
  public long expireTime() {
    return expireTime;
  }

  /** Whether it may only reduce a position. */
  public boolean isReduceOnly() {
    return reduceOnly;
  }

  /** Whether it may only make liquidity. */
  public boolean isPostOnly() {
    return postOnly;
  }

  /** Price of the bracket's stop; 0 for none. */
  public long stopLossPrice() {
    return stopLossPrice;
  }

  /** Price of the bracket's target; 0 for none. */
  public long takeProfitPrice() {
    return takeProfitPrice;
  }

  /** Whether it brings a stop or a target. */
  public boolean hasBracket() {
    return (stopLossPrice | takeProfitPrice) != 0;
  }

  /** Takes all values of another one. */
  public OrderTicket copyOf(OrderTicket other) {
    side = other.side;
    type = other.type;
    quantity = other.quantity;
    limitPrice = other.limitPrice;
    stopPrice = other.stopPrice;
    reduceOnly = other.reduceOnly;
    if (!plain || !other.plain) {
      addAllOf(other);
    }
    return this;
  }

  private void addAllOf(OrderTicket other) {
    trailingOffset = other.trailingOffset;
    timeInForce = other.timeInForce;
    expireTime = other.expireTime;
    postOnly = other.postOnly;
    stopLossPrice = other.stopLossPrice;
    takeProfitPrice = other.takeProfitPrice;
    plain = other.plain;
  }

  /** Takes all values of another one, less what was filled of it. */
  public OrderTicket rest(OrderTicket other, long filled) {
    return copyOf(other).cutTo(other.quantity - filled);
  }

  OrderTicket expireAt(long time) {
    expireTime = time;
    plain = false;
    return this;
  }

  OrderTicket cutTo(long toQuantity) {
    quantity = toQuantity;
    return this;
  }

  OrderTicket reprice(long limit, long stop) {
    limitPrice = limit;
    stopPrice = stop;
    return this;
  }

  private OrderTicket begin(OrderType as, Side wantedSide, long wantedQuantity) {
    side = wantedSide;
    type = as;
    quantity = wantedQuantity;
    limitPrice = 0;
    stopPrice = 0;
    reduceOnly = false;
    if (!plain) {
      addNothing();
    }
    return this;
  }

  private void addNothing() {
    trailingOffset = 0;
    timeInForce = TimeInForce.GTC;
    expireTime = Long.MAX_VALUE;
    postOnly = false;
    stopLossPrice = 0;
    takeProfitPrice = 0;
    plain = true;
  }

  /** Writes all values. */
  public void snapshot(DataOutput out) throws IOException {
    out.writeUTF(side.name());
    out.writeUTF(type.name());
    out.writeLong(quantity);
    out.writeLong(limitPrice);
    out.writeLong(stopPrice);
    out.writeLong(trailingOffset);
    out.writeUTF(timeInForce.name());
    out.writeLong(expireTime);
    out.writeBoolean(reduceOnly);
    out.writeBoolean(postOnly);
    out.writeLong(stopLossPrice);
    out.writeLong(takeProfitPrice);
  }

  /** Reads what {@link #snapshot} wrote. */
  public void restore(DataInput in) throws IOException {
    side = Side.valueOf(in.readUTF());
    type = OrderType.valueOf(in.readUTF());
    quantity = in.readLong();
    limitPrice = in.readLong();
    stopPrice = in.readLong();
    trailingOffset = in.readLong();
    timeInForce = TimeInForce.valueOf(in.readUTF());
    expireTime = in.readLong();
    reduceOnly = in.readBoolean();
    postOnly = in.readBoolean();
    stopLossPrice = in.readLong();
    takeProfitPrice = in.readLong();
    plain = false;
  }
}
