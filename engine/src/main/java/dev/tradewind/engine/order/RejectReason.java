package dev.tradewind.engine.order;

/** Why the pre-trade check refused an order; a bounded set, fit for a metric's label. */
public enum RejectReason {
  /** The quantity is no positive number of lots, or so large that its value leaves 64 bits. */
  INVALID_QUANTITY("InvalidQuantity"),
  /** The limit is not a positive multiple of the tick. */
  INVALID_PRICE("InvalidPrice"),
  /** The time in force does not go with the type, or its time is past. */
  INVALID_TIME_IN_FORCE("InvalidTimeInForce"),
  /** The bracket's stop or target is on the wrong side of the price. */
  INVALID_BRACKET("InvalidBracket"),
  /** A post-only order would take liquidity. */
  POST_ONLY("PostOnly"),
  /** A reduce-only order has no position to reduce. */
  NOTHING_TO_REDUCE("NothingToReduce"),
  /** The venue refused it. */
  VENUE("Venue"),
  /** No bar of the instrument was seen yet, so its worst-case cost is unknown. */
  NO_PRICE("NoPrice"),
  /** Fewer bars than the strategy's warm-up are in. */
  WARMING_UP("WarmingUp"),
  /** State Paused lets only exits through. */
  PAUSED("Paused"),
  /** State Halted lets nothing through. */
  HALTED("Halted"),
  /** State Flat lets only its own closing orders through. */
  FLAT("Flat"),
  /** The process that trades the book takes no entries at present; exits pass. */
  SUSPENDED("Suspended"),
  /** The book was stopped. */
  STOPPED("Stopped"),
  /** The data has ended. */
  COMPLETED("Completed"),
  /** The order would sell more than is held; the account is long only. */
  SHORT_SELLING("ShortSelling"),
  /** The position could exceed {@code risk.maxPosition}. */
  MAX_POSITION("MaxPosition"),
  /** {@code risk.maxOrdersPerMinute} is used up. */
  MAX_ORDERS_PER_MINUTE("MaxOrdersPerMinute"),
  /** The order is larger than {@code risk.maxOrderQuantity}. */
  MAX_ORDER_QUANTITY("MaxOrderQuantity"),
  /** The order is worth more than {@code risk.maxOrderNotional}. */
  MAX_ORDER_NOTIONAL("MaxOrderNotional"),
  /** All positions and working entries could be worth more than {@code risk.maxNotional}. */
  MAX_NOTIONAL("MaxNotional"),
  /** The limit is further beyond the last price than {@code risk.priceCollarBps}. */
  PRICE_COLLAR("PriceCollar"),
  /** The loss of the risk day has reached {@code risk.maxDailyLoss}. */
  DAILY_LOSS("DailyLoss"),
  /** The drawdown has reached {@code risk.maxDrawdownPercent}. */
  DRAWDOWN("Drawdown"),
  /** The order could trade with one of the account's own; see {@code risk.preventSelfCross}. */
  SELF_CROSS("SelfCross"),
  /** It is outside {@code risk.allowedHours}, in which alone positions may be increased. */
  OUTSIDE_HOURS("OutsideHours"),
  /** A stop has closed a position of the instrument less than {@code risk.cooldown} ago. */
  COOLDOWN("Cooldown"),
  /** The worst-case cost is above the free cash; there is no margin. */
  INSUFFICIENT_CASH("InsufficientCash");

  private final String label;

  RejectReason(String label) {
    this.label = label;
  }

  /** The word used in documents and as a metric's label. */
  public String label() {
    return label;
  }
}
