package dev.tradewind.engine.risk;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Portfolio;

/**
 * Judges an order before it is accepted, always by its worst case: the position with all working
 * orders of its side and the order itself filled. An order that only reduces passes the limits on
 * rate, loss, drawdown and time. Used by the engine's thread.
 */
public final class PreTradeCheck {

  private static final long DAY = 86_400_000_000_000L;
  private static final long WHOLE = 10_000;

  private final Portfolio portfolio;
  private final OrderBook book;
  private final BuyingPower means;
  private final Slippage slippage;
  private final int participation;
  private final RiskLimits limits;
  private final RiskMonitor monitor;
  private final OrderRate rate;
  private final Cooldown cooldown;
  private final boolean anyHours;

  /** A check of orders for these books at an exchange with these settings. */
  public PreTradeCheck(
      Portfolio portfolio,
      OrderBook book,
      ExchangeSettings exchange,
      RiskLimits limits,
      RiskMonitor monitor,
      OrderRate rate,
      Cooldown cooldown) {
    this.portfolio = portfolio;
    this.book = book;
    this.limits = limits;
    this.monitor = monitor;
    this.rate = rate;
    this.cooldown = cooldown;
    anyHours = limits.allowedHours().equals(TradingHours.ALWAYS);
    means = new BuyingPower(portfolio, book);
    slippage = exchange.slippage();
    participation =
        exchange.participation() == ExchangeSettings.UNCAPPED
            ? ExchangeSettings.WHOLE
            : exchange.participation();
  }

  /**
   * When an order of now that is good for the day expires: with the session that is open or opens
   * next; with the day in UTC where the market never closes.
   */
  public long endOfDay(int instrument, long time) {
    TradingHours hours = portfolio.instruments().get(instrument).hours();
    if (hours.equals(TradingHours.ALWAYS)) {
      return Math.addExact(Math.floorDiv(time, DAY) * DAY, DAY);
    }
    return hours.sessionEnd(hours.isOpen(time) ? time : hours.nextOpen(time));
  }

  /** What is held and not yet on its way out. */
  public long reducible(int instrument) {
    long held = portfolio.quantity(instrument);
    return Math.abs(held) - book.exitQuantity(instrument, held > 0 ? Side.SELL : Side.BUY);
  }

  /** How much of the position an order of that kind may close; 0 if it is not against one. */
  public long reducible(Order order) {
    long held = portfolio.quantity(order.instrument());
    if (Long.signum(held) != -order.side().sign()) {
      return 0;
    }
    // A stop only stands by: it does not take away what another exit may close.
    return order.type().hasStop() ? Math.abs(held) : Math.max(0, reducible(order.instrument()));
  }

  /** Why an order that finds nothing to reduce is refused. */
  public RejectReason nothingToReduce(Order order) {
    return order.reduceOnly() ? RejectReason.NOTHING_TO_REDUCE : RejectReason.SHORT_SELLING;
  }

  /** Whether an order may go through zero and open the other side. */
  public boolean mayFlip(Order order, long reducible) {
    return means.maySellShort() && !order.reduceOnly() && order.quantity() > reducible;
  }

  /** The largest quantity of a side whose worst case at the last price can be paid for. */
  public long affordable(int instrument, Side side) {
    if (side == Side.SELL && !means.maySellShort()) {
      return 0;
    }
    return means.affordable(instrument, worst(instrument, side, portfolio.lastPrice(instrument)));
  }

  /** The largest quantity whose value at a price is at most {@code budget}. */
  public long quantityFor(int instrument, long budget, long price) {
    return means.quantityFor(instrument, budget, price);
  }

  /** How much of a fill at a price the account can pay; no margin is asked of what is done. */
  public long payable(int instrument, Side side, long quantity, long price) {
    if (means.maySellShort() || side == Side.SELL) {
      return quantity;
    }
    long cash = Math.min(portfolio.shareCash(instrument), portfolio.cash());
    return means.needed(instrument, quantity, price) <= cash
        ? quantity
        : Math.min(quantity, means.affordable(instrument, cash, price));
  }

  /**
   * Whether an order may get another quantity and limit within the limits of risk and means. An
   * entry is not changed outside the allowed hours, for that would be an entry of then.
   *
   * @param time now
   */
  public boolean mayReplace(Order order, long quantity, long limit, long time) {
    if (order.reduceOnly()) {
      long rest = quantity - order.filledQuantity();
      return rest <= Math.max(order.remainingQuantity(), reducible(order) + counted(order));
    }
    long more = quantity - order.quantity();
    if (isOutsideHours(time)
        || exceedsCollar(order, limit)
        || (more > 0 && (exceedsPosition(order, more) || quantity > limits.maxOrderQuantity()))) {
      return false;
    }
    long price = order.type().hasLimit() ? limit : order.reservePrice();
    try {
      long after = means.needed(order.instrument(), quantity - order.filledQuantity(), price);
      return after - book.reservedCash(order) <= means.free(order.instrument())
          && !exceedsNotional(order, quantity, price);
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Why any order is refused, also one that reduces; {@code null} if it is not. */
  public RejectReason any(Order order) {
    if (exceedsCollar(order, order.limitPrice())) {
      return RejectReason.PRICE_COLLAR;
    }
    return limits.refusesSelfCross() && crossesOwn(order) ? RejectReason.SELF_CROSS : null;
  }

  /** Why an order that increases the position is refused; {@code null} if it is not. */
  public RejectReason entry(Order order) {
    if (order.side() == Side.SELL && !means.maySellShort()) {
      return RejectReason.SHORT_SELLING;
    }
    int instrument = order.instrument();
    if (portfolio.lastPrice(instrument) == 0 || !portfolio.hasRate(instrument)) {
      return RejectReason.NO_PRICE;
    }
    long equity = portfolio.equity();
    if (monitor.isBreached(equity)) {
      return monitor.isDailyLoss(equity) ? RejectReason.DAILY_LOSS : RejectReason.DRAWDOWN;
    }
    if (isOutsideHours(order.submitTime())) {
      return RejectReason.OUTSIDE_HOURS;
    }
    if (cooldown.holds(instrument, order.submitTime())) {
      return RejectReason.COOLDOWN;
    }
    if (exceedsPosition(order, order.quantity())) {
      return RejectReason.MAX_POSITION;
    }
    if (order.quantity() > limits.maxOrderQuantity()) {
      return RejectReason.MAX_ORDER_QUANTITY;
    }
    return rate.allows(order.submitTime()) ? money(order) : RejectReason.MAX_ORDERS_PER_MINUTE;
  }

  /** The price at which an entry is reckoned at worst. */
  public long worstPrice(Order order) {
    return worstPrice(order, order.limitPrice(), order.stopPrice());
  }

  /** The price at which an entry is reckoned at worst once it has that limit and stop. */
  public long worstPrice(Order order, long limit, long stop) {
    int instrument = order.instrument();
    Side side = order.side();
    long last = portfolio.lastPrice(instrument);
    return switch (order.type()) {
      case LIMIT, STOP_LIMIT -> limit;
      case MARKET -> worst(instrument, side, last);
      case STOP -> worst(instrument, side, Math.max(stop, last));
      case TRAILING_STOP -> worst(instrument, side, last + order.ticket().trailingOffset());
    };
  }

  /** What an entry holds back of the means. */
  public long reserve(Order order, long quantity, long price) {
    return means.needed(order.instrument(), quantity, price);
  }

  /** Whether the equity does not cover the maintenance margin of what is held. */
  public boolean isUnderMargin() {
    return means.isUnderMargin();
  }

  private boolean isOutsideHours(long time) {
    return !anyHours && !limits.allowedHours().isOpen(time);
  }

  private RejectReason money(Order order) {
    try {
      long price = worstPrice(order);
      if (notional(order, order.quantity(), price) > limits.maxOrderNotional()) {
        return RejectReason.MAX_ORDER_NOTIONAL;
      }
      if (exceedsNotional(order, order.quantity(), price)) {
        return RejectReason.MAX_NOTIONAL;
      }
      return reserve(order, order.quantity(), price) > means.free(order.instrument())
          ? RejectReason.INSUFFICIENT_CASH
          : null;
    } catch (ArithmeticException e) {
      // More than 64 bits of money: nothing covers that.
      return RejectReason.INVALID_QUANTITY;
    }
  }

  /** What an exit takes of the position by itself. */
  private static long counted(Order order) {
    return order.type().hasStop() ? 0 : order.remainingQuantity();
  }

  private boolean exceedsPosition(Order order, long more) {
    int instrument = order.instrument();
    long before =
        order.side().sign() * portfolio.quantity(instrument)
            + book.entryQuantity(instrument, order.side());
    return limits.maxPosition() != RiskLimits.UNLIMITED && more - limits.maxPosition() > -before;
  }

  private boolean exceedsNotional(Order order, long quantity, long price) {
    if (limits.maxNotional() == RiskLimits.UNLIMITED) {
      return false;
    }
    long sum = portfolio.grossValue();
    for (int i = 0; i < portfolio.instruments().size(); i++) {
      for (Order other = book.oldest(i); other != null; other = book.younger(other)) {
        if (!other.reduceOnly() && other != order) {
          sum =
              Math.addExact(sum, notional(other, other.remainingQuantity(), other.reservePrice()));
        }
      }
    }
    return Math.addExact(sum, notional(order, quantity, price)) > limits.maxNotional();
  }

  private long notional(Order order, long quantity, long price) {
    int instrument = order.instrument();
    return portfolio.toBase(instrument, portfolio.notional(instrument, quantity, price));
  }

  /** Only a limit on the dear side can cost more than the market asks. */
  private boolean exceedsCollar(Order order, long limit) {
    long last = portfolio.lastPrice(order.instrument());
    if (limits.priceCollar() == RiskLimits.ANY || limit == 0 || last == 0) {
      return false;
    }
    long room = ExactMath.multiplyDivideFloor(last, limits.priceCollar(), WHOLE);
    return order.side() == Side.BUY ? limit - last > room : last - limit > room;
  }

  private boolean crossesOwn(Order order) {
    int instrument = order.instrument();
    if (order.type().hasStop() || book.workingQuantity(instrument, order.side().opposite()) == 0) {
      return false;
    }
    Order other = book.oldest(instrument);
    while (other != null && !couldTrade(order, other)) {
      other = book.younger(other);
    }
    return other != null;
  }

  private static boolean couldTrade(Order order, Order other) {
    if (other.side() == order.side() || other.type() != OrderType.LIMIT || !other.isOpen()) {
      return false;
    }
    if (order.type() == OrderType.MARKET) {
      return true;
    }
    return order.side() == Side.BUY
        ? order.limitPrice() >= other.limitPrice()
        : order.limitPrice() <= other.limitPrice();
  }

  /** Against a seller too a high price is the worst: of the margin that it needs. */
  private long worst(int instrument, Side side, long price) {
    long tick = portfolio.instruments().get(instrument).tickSize();
    return price == 0 || side == Side.SELL
        ? price
        : slippage.worst(side, price, tick, participation);
  }
}
