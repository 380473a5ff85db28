package dev.tradewind.engine.risk;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Portfolio;

/**
 * Judges an order, or a change of one, before it is accepted, always by its worst case. An order
 * that only reduces passes the limits on rate, loss, drawdown and time. Used by the engine's
 * thread.
 */
public final class PreTradeCheck {

  private static final long DAY = 86_400_000_000_000L;

  private final Portfolio portfolio;
  private final OrderBook book;
  private final BuyingPower means;
  private final WorstCase worstCase;
  private final PriceCheck prices;
  private final RiskLimits limits;
  private final RiskMonitor monitor;
  private final OrderRate rate;
  private final Cooldown cooldown;
  private final boolean anyHours;

  /** Of the entry that was judged last: its price at worst, and what it holds back. */
  private long judgedPrice;

  private long judgedReserve;

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
    worstCase = new WorstCase(portfolio, book, exchange, limits);
    prices = new PriceCheck(portfolio, book, limits);
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
    return order.type().hasStop()
        ? Math.abs(held)
        : Math.max(0, Math.abs(held) - book.exitQuantity(order.instrument(), order.side()));
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
    return means.affordable(
        instrument, worstCase.slipped(instrument, side, portfolio.lastPrice(instrument)));
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

  /** Why any order is refused, also one that reduces; {@code null} if it is not. */
  public RejectReason any(Order order) {
    return order.ticket().hasBracket() && !hasRoomForLegs(order)
        ? RejectReason.INVALID_BRACKET
        : any(order, order.quantity(), order.limitPrice());
  }

  private boolean hasRoomForLegs(Order order) {
    long dearest = Math.max(order.ticket().stopLossPrice(), order.ticket().takeProfitPrice());
    return portfolio.hasRoom(order.instrument(), order.quantity(), dearest, 0);
  }

  /** An exit needs no money, but what it pays at its limit has to be a number. */
  private RejectReason any(Order order, long quantity, long limit) {
    int instrument = order.instrument();
    long most = Math.min(quantity, Math.abs(portfolio.quantity(instrument)));
    return limit != 0 && !portfolio.hasRoom(instrument, most, limit, 0)
        ? RejectReason.INVALID_PRICE
        : prices.violation(order, limit);
  }

  /**
   * Why a pending order that increases the position is refused; {@code null} if it is not, and then
   * the book knows what it will hold back.
   */
  public RejectReason entry(Order order) {
    RejectReason violation =
        entry(order, order.quantity(), order.limitPrice(), order.stopPrice(), order.submitTime());
    if (violation == null) {
      book.reserve(order, judgedPrice, judgedReserve);
    }
    return violation;
  }

  /**
   * Why a working order may not be changed so; {@code null} if it may. What only makes it smaller
   * always may; of an entry all else is an entry of now, of an exit an exit of now.
   *
   * @param quantity the whole new quantity
   * @param time now
   */
  public RejectReason change(Order order, long quantity, long limit, long stop, long time) {
    if (order.isOnlySmaller(quantity, limit, stop)) {
      return null;
    }
    RejectReason violation = any(order, quantity, limit);
    if (violation != null) {
      return violation;
    }
    return order.reduceOnly() ? exit(order, quantity) : entry(order, quantity, limit, stop, time);
  }

  private RejectReason exit(Order order, long quantity) {
    long most = Math.max(order.remainingQuantity(), reducible(order) + counted(order));
    return quantity - order.filledQuantity() > most ? RejectReason.NOTHING_TO_REDUCE : null;
  }

  private RejectReason entry(Order order, long quantity, long limit, long stop, long time) {
    if (!means.maySellShort() && order.side() == Side.SELL) {
      return RejectReason.SHORT_SELLING;
    }
    int instrument = order.instrument();
    if (portfolio.lastPrice(instrument) == 0 || !portfolio.hasRate(instrument)) {
      return RejectReason.NO_PRICE;
    }
    RejectReason violation = lossOrTime(instrument, time);
    if (violation != null) {
      return violation;
    }
    long working = order.isOpen() ? order.quantity() : 0;
    if (worstCase.exceedsPosition(order, Math.max(0, quantity - working))) {
      return RejectReason.MAX_POSITION;
    }
    if (quantity > limits.maxOrderQuantity()) {
      return RejectReason.MAX_ORDER_QUANTITY;
    }
    return rate.allows(time)
        ? money(order, quantity, limit, stop)
        : RejectReason.MAX_ORDERS_PER_MINUTE;
  }

  private RejectReason lossOrTime(int instrument, long time) {
    if (monitor.isWatching() && monitor.isBreached(portfolio.equity())) {
      return monitor.isDailyLoss(portfolio.equity())
          ? RejectReason.DAILY_LOSS
          : RejectReason.DRAWDOWN;
    }
    if (!anyHours && !limits.allowedHours().isOpen(time)) {
      return RejectReason.OUTSIDE_HOURS;
    }
    return cooldown.holds(instrument, time) ? RejectReason.COOLDOWN : null;
  }

  private RejectReason money(Order order, long quantity, long limit, long stop) {
    try {
      long price = worstCase.price(order, limit, stop);
      long rest = quantity - order.filledQuantity();
      if (worstCase.exceedsOrderNotional(order, quantity, price)) {
        return RejectReason.MAX_ORDER_NOTIONAL;
      }
      if (worstCase.exceedsNotional(order, rest, price)) {
        return RejectReason.MAX_NOTIONAL;
      }
      judgedPrice = price;
      judgedReserve = reserve(order, rest, price);
      long more = judgedReserve - order.reservedCash();
      return more > means.free(order.instrument()) ? RejectReason.INSUFFICIENT_CASH : null;
    } catch (ArithmeticException e) {
      // More than 64 bits of money: nothing covers that.
      return RejectReason.INVALID_QUANTITY;
    }
  }

  /** The price at which an entry is reckoned at worst once it has that limit and stop. */
  public long worstPrice(Order order, long limit, long stop) {
    return order.reduceOnly() ? 0 : worstCase.price(order, limit, stop);
  }

  /**
   * What an order holds back of the means by its present terms, and by those that the venue was
   * asked for, once {@code filled} more of it is filled.
   */
  public long reserveAfter(Order order, long filled) {
    return Math.max(
        reserve(order, order.remainingQuantity() - filled, order.reservePrice()),
        reserve(order, order.changedRemaining() - filled, order.changedReservePrice()));
  }

  /** What an order holds back of the means with so much unfilled; 0 for an exit. */
  public long reserve(Order order, long rest, long price) {
    return rest <= 0 || order.reduceOnly() ? 0 : means.needed(order.instrument(), rest, price);
  }

  /** Whether a market order may not work beside another one of the account. */
  public boolean refusesBeside(Order marketOrder, Order other) {
    return prices.refusesBeside(marketOrder, other);
  }

  /** What may be taken out of the account. */
  public long withdrawable() {
    return means.withdrawable();
  }

  /** Whether the equity does not cover the maintenance margin of what is held. */
  public boolean isUnderMargin() {
    return means.isUnderMargin();
  }

  /** What an exit takes of the position by itself. */
  private static long counted(Order order) {
    return order.type().hasStop() ? 0 : order.remainingQuantity();
  }
}
