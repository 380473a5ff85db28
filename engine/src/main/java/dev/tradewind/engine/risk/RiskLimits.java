package dev.tradewind.engine.risk;

import dev.tradewind.engine.market.hours.TradingHours;

/**
 * A user's limits; the {@link Builder} begins with none. Those on size, value, price and rate hold
 * for each order and each change of one; those on loss and drawdown are watched all the time.
 * Amounts are in the account's currency, at its cash scale. Immutable; any thread.
 */
public final class RiskLimits {

  /** No limit of an amount. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** No limit of a number. */
  public static final int ANY = Integer.MAX_VALUE;

  /** No limits. */
  public static final RiskLimits NONE = new Builder().build();

  private final Builder values;

  /** What a passed limit on loss or drawdown leads to. */
  public enum OnBreach {
    /** Positions are not increased any more. */
    REJECT,
    /** All is closed, and stays so until a person releases it. */
    FLATTEN
  }

  private RiskLimits(Builder values) {
    this.values = values;
  }

  /**
   * Largest position per instrument, long or short, at its quantity scale. An order that turns a
   * position counts in full, for something else may close the position before it.
   */
  public long maxPosition() {
    return values.position;
  }

  /** Largest quantity of one order that increases a position. */
  public long maxOrderQuantity() {
    return values.orderQuantity;
  }

  /** Largest value of one order that increases a position. */
  public long maxOrderNotional() {
    return values.orderNotional;
  }

  /** Largest value of all positions and working entries together, long and short alike. */
  public long maxNotional() {
    return values.notional;
  }

  /**
   * Most orders and changes of orders accepted in any minute of market time. What reduces a
   * position, and what only makes an order smaller, counts but is not refused.
   */
  public int maxOrdersPerMinute() {
    return values.ordersPerMinute;
  }

  /**
   * How far beyond the last price, on the side where it costs more, a limit may be; basis points.
   */
  public int priceCollar() {
    return values.collar;
  }

  /** Most that the equity may fall within one risk day. */
  public long maxDailyLoss() {
    return values.dailyLoss;
  }

  /** Most that the equity may fall below its peak, in basis points of the peak. */
  public int maxDrawdown() {
    return values.drawdown;
  }

  /** Whether an order that could trade with one of the account's own is refused. */
  public boolean refusesSelfCross() {
    return values.selfCross;
  }

  /**
   * When positions may be increased: a session contains the market time at which the order is
   * submitted, on bars that of their close. {@link TradingHours#ALWAYS} is no limit.
   */
  public TradingHours allowedHours() {
    return values.allowedHours;
  }

  /**
   * For how long after a stop has closed a position that of its instrument is not increased,
   * nanoseconds of market time.
   */
  public long cooldown() {
    return values.cooldown;
  }

  /** What a passed limit on loss or drawdown leads to. */
  public OnBreach onBreach() {
    return values.onBreach;
  }

  /** The same with another position limit. */
  public RiskLimits withMaxPosition(long limit) {
    return toBuilder().maxPosition(limit).build();
  }

  /** The same with another rate limit. */
  public RiskLimits withMaxOrdersPerMinute(int limit) {
    return toBuilder().maxOrdersPerMinute(limit).build();
  }

  /** A builder that begins with these. */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /** Collects limits. Used by one thread. */
  public static final class Builder {

    private long position = UNLIMITED;
    private long orderQuantity = UNLIMITED;
    private long orderNotional = UNLIMITED;
    private long notional = UNLIMITED;
    private int ordersPerMinute = ANY;
    private int collar = ANY;
    private long dailyLoss = UNLIMITED;
    private int drawdown = ANY;
    private boolean selfCross;
    private TradingHours allowedHours = TradingHours.ALWAYS;
    private long cooldown;
    private OnBreach onBreach = OnBreach.REJECT;

    /** Without limits. */
    public Builder() {}

    private Builder(Builder other) {
      position = other.position;
      orderQuantity = other.orderQuantity;
      orderNotional = other.orderNotional;
      notional = other.notional;
      ordersPerMinute = other.ordersPerMinute;
      collar = other.collar;
      dailyLoss = other.dailyLoss;
      drawdown = other.drawdown;
      selfCross = other.selfCross;
      allowedHours = other.allowedHours;
      cooldown = other.cooldown;
      onBreach = other.onBreach;
    }

    /** See {@link RiskLimits#maxPosition}. */
    public Builder maxPosition(long limit) {
      position = limit;
      return this;
    }

    /** See {@link RiskLimits#maxOrderQuantity}. */
    public Builder maxOrderQuantity(long limit) {
      orderQuantity = limit;
      return this;
    }

    /** See {@link RiskLimits#maxOrderNotional}. */
    public Builder maxOrderNotional(long limit) {
      orderNotional = limit;
      return this;
    }

    /** See {@link RiskLimits#maxNotional}. */
    public Builder maxNotional(long limit) {
      notional = limit;
      return this;
    }

    /** See {@link RiskLimits#maxOrdersPerMinute}. */
    public Builder maxOrdersPerMinute(int limit) {
      ordersPerMinute = limit;
      return this;
    }

    /** See {@link RiskLimits#priceCollar}. */
    public Builder priceCollar(int basisPoints) {
      collar = basisPoints;
      return this;
    }

    /** See {@link RiskLimits#maxDailyLoss}. */
    public Builder maxDailyLoss(long limit) {
      dailyLoss = limit;
      return this;
    }

    /** See {@link RiskLimits#maxDrawdown}. */
    public Builder maxDrawdown(int basisPoints) {
      drawdown = basisPoints;
      return this;
    }

    /** See {@link RiskLimits#refusesSelfCross}. */
    public Builder refuseSelfCross(boolean refuse) {
      selfCross = refuse;
      return this;
    }

    /** See {@link RiskLimits#allowedHours}. */
    public Builder allowedHours(TradingHours hours) {
      allowedHours = hours;
      return this;
    }

    /** See {@link RiskLimits#cooldown}. */
    public Builder cooldown(long nanoseconds) {
      cooldown = nanoseconds;
      return this;
    }

    /** See {@link RiskLimits#onBreach}. */
    public Builder onBreach(OnBreach action) {
      onBreach = action;
      return this;
    }

    /** Refuses limits below what any trading needs with {@link IllegalArgumentException}. */
    public RiskLimits build() {
      if (Math.min(Math.min(position, orderQuantity), Math.min(orderNotional, notional)) < 0
          || Math.min(collar, cooldown) < 0
          || Math.min(ordersPerMinute, drawdown) < 1
          || dailyLoss < 1) {
        throw new IllegalArgumentException(
            "A limit of risk is 0 or more; those on orders per minute, daily loss and drawdown are"
                + " 1 or more.");
      }
      return new RiskLimits(new Builder(this));
    }
  }
}
