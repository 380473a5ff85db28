package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.risk.RiskLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * S5 once more, from what an engine tells and from the market: looks at each order that was
 * accepted and at each change that was taken, and says which limits they break.
 */
final class LimitsObserver implements EngineListener {

  private static final long MINUTE = 60_000_000_000L;

  /** Reasons that the market has, after the order was accepted. */
  private static final EnumSet<RejectReason> OF_THE_VENUE =
      EnumSet.of(RejectReason.VENUE, RejectReason.POST_ONLY);

  final ObservedAccount account;
  final EnumSet<RejectReason> met = EnumSet.noneOf(RejectReason.class);
  int changes;
  int refusedChanges;
  private final EngineSetup setup;
  private final RiskLimits limits;
  private final SortedMap<Long, ObservedOrder> orders = new TreeMap<>();
  private final Deque<Long> sent = new ArrayDeque<>();
  private final long[] stoppedAt;
  private Change asked;

  /** A change that is asked for. */
  private record Change(
      ObservedOrder order, long quantity, long limit, long stop, long time, List<String> broken) {}

  LimitsObserver(EngineSetup setup) {
    this.setup = setup;
    limits = setup.limits();
    account = new ObservedAccount(setup);
    stoppedAt = new long[setup.instruments().size()];
    Arrays.fill(stoppedAt, Long.MIN_VALUE / 2);
  }

  @Override
  public void onOrderStatus(Order order) {
    ObservedOrder known = orders.get(order.number());
    if (known != null) {
      known.hear(order);
      return;
    }
    ObservedOrder accepted = new ObservedOrder(order);
    if (order.origin() == OrderOrigin.STRATEGY && order.role() == OrderRole.NONE) {
      assertThat(
              broken(
                  accepted,
                  order.quantity(),
                  order.limitPrice(),
                  order.stopPrice(),
                  order.submitTime()))
          .as("limits that order %d breaks", order.number())
          .isEmpty();
    }
    accepted.price = worstPrice(accepted, accepted.limit, accepted.stop);
    orders.put(order.number(), accepted);
    sent.add(order.submitTime());
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    met.add(reason);
    ObservedOrder known = orders.get(order.number());
    if (known != null) {
      known.open = false;
    } else if (OF_THE_VENUE.contains(reason)) {
      sent.add(order.submitTime());
    }
  }

  @Override
  public void onFill(Fill fill) {
    long held = account.position(fill.instrument());
    account.fill(fill);
    ObservedOrder order = orders.get(fill.orderNumber());
    boolean closes = Long.signum(held) == (fill.side() == Side.BUY ? -1 : 1);
    if (closes && order != null && order.type.hasStop()) {
      stoppedAt[fill.instrument()] = fill.time();
    }
  }

  @Override
  public void onBorrowing(int instrument, long cost) {
    account.pay(cost);
  }

  /** Orders that work, by number. */
  List<Map.Entry<Long, ObservedOrder>> open() {
    return orders.entrySet().stream().filter(each -> each.getValue().open).toList();
  }

  /** A change is about to be asked for. */
  void onAsk(long number, long quantity, long limit, long stop, long time) {
    ObservedOrder order = orders.get(number);
    asked = null;
    if (order != null && order.open) {
      boolean smaller = quantity <= order.quantity && limit == order.limit && stop == order.stop;
      List<String> broken = smaller ? List.of() : broken(order, quantity, limit, stop, time);
      asked = new Change(order, quantity, limit, stop, time, broken);
    }
  }

  /** The engine has taken the change that was asked for last, or not. */
  void onAnswer(boolean taken) {
    if (!taken) {
      refusedChanges++;
      return;
    }
    changes++;
    ObservedOrder order = asked.order();
    assertThat(asked.broken()).as("limits that a change breaks").isEmpty();
    sent.add(asked.time());
    long price = worstPrice(order, asked.limit(), asked.stop());
    boolean done =
        order.quantity == asked.quantity()
            && order.limit == asked.limit()
            && order.stop == asked.stop();
    if (done) {
      order.price = price;
    } else if (order.open) {
      order.ask(asked.quantity(), asked.limit(), price);
    }
  }

  private List<String> broken(
      ObservedOrder order, long quantity, long limit, long stop, long time) {
    List<String> broken = new ArrayList<>();
    if (limits.priceCollar() != RiskLimits.ANY && limit != 0 && isBeyondCollar(order, limit)) {
      broken.add("price collar");
    }
    if (limits.refusesSelfCross() && !order.type.hasStop() && crosses(order, limit)) {
      broken.add("self-crossing");
    }
    if (!order.reduceOnly) {
      account.turn(time);
      addMoments(broken, order.instrument, time);
      addSizes(broken, order, quantity, worstPrice(order, limit, stop));
    }
    return broken;
  }

  private void addMoments(List<String> broken, int instrument, long time) {
    if (account.hasLostTooMuch()) {
      broken.add("daily loss");
    }
    if (account.hasFallenTooFar()) {
      broken.add("drawdown");
    }
    if (!limits.allowedHours().isOpen(time)) {
      broken.add("allowed hours");
    }
    if (time - stoppedAt[instrument] < limits.cooldown()) {
      broken.add("cooldown");
    }
    while (!sent.isEmpty() && sent.peek() <= time - MINUTE) {
      sent.remove();
    }
    if (sent.size() >= limits.maxOrdersPerMinute()) {
      broken.add("orders per minute");
    }
  }

  private void addSizes(List<String> broken, ObservedOrder order, long quantity, long price) {
    int instrument = order.instrument;
    long held =
        order.side == Side.BUY ? account.position(instrument) : -account.position(instrument);
    long working = 0;
    long value = account.gross();
    for (ObservedOrder other : orders.values()) {
      if (other.isEntry() && other != order) {
        boolean sameSide = other.instrument == instrument && other.side == order.side;
        working += sameSide ? other.rest() : 0;
        long its = account.value(other.instrument, other.quantity - other.filled, other.price);
        long itsAsked =
            account.value(
                other.instrument,
                Math.max(0, other.askedQuantity - other.filled),
                other.askedPrice);
        value += Math.max(its, itsAsked);
      }
    }
    long rest = Math.max(quantity, order.quantity) - order.filled;
    if (limits.maxPosition() != RiskLimits.UNLIMITED
        && Math.max(0, held) + working + rest > limits.maxPosition()) {
      broken.add("position");
    }
    if (quantity > limits.maxOrderQuantity()) {
      broken.add("order quantity");
    }
    if (account.value(instrument, quantity, price) > limits.maxOrderNotional()) {
      broken.add("order notional");
    }
    if (value + account.value(instrument, quantity - order.filled, price) > limits.maxNotional()) {
      broken.add("notional");
    }
  }

  private boolean isBeyondCollar(ObservedOrder order, long limit) {
    return isBeyond(order, limit, account.price(order.instrument))
        && isBeyond(order, limit, account.priceBefore(order.instrument));
  }

  private boolean isBeyond(ObservedOrder order, long limit, long last) {
    long beyond = order.side == Side.BUY ? limit - last : last - limit;
    return last != 0 && beyond * 10_000 > last * limits.priceCollar();
  }

  private boolean crosses(ObservedOrder order, long limit) {
    return orders.values().stream()
        .anyMatch(
            other ->
                other.open
                    && other.instrument == order.instrument
                    && other.side != order.side
                    && !other.type.hasStop()
                    && !(isExitAtMarket(order) && other.isLeaving)
                    && (other.type == OrderType.MARKET || other.meets(limit)));
  }

  /** The venue has heard of the cancel of what is in its way before it hears of it. */
  private static boolean isExitAtMarket(ObservedOrder order) {
    return order.reduceOnly && order.type == OrderType.MARKET;
  }

  private long worstPrice(ObservedOrder order, long limit, long stop) {
    return Math.min(
        worstPrice(order, limit, stop, account.price(order.instrument)),
        worstPrice(order, limit, stop, account.priceBefore(order.instrument)));
  }

  private long worstPrice(ObservedOrder order, long limit, long stop, long last) {
    ExchangeSettings exchange = setup.exchange();
    long seen =
        switch (order.type) {
          case LIMIT, STOP_LIMIT -> limit;
          case MARKET -> last;
          case STOP -> Math.max(stop, last);
          case TRAILING_STOP -> last + order.trailingOffset;
        };
    if (order.side == Side.SELL) {
      return Math.max(seen, last);
    }
    int part =
        exchange.participation() == ExchangeSettings.UNCAPPED
            ? ExchangeSettings.WHOLE
            : exchange.participation();
    return order.type.hasLimit() || seen == 0
        ? seen
        : exchange
            .slippage()
            .worst(Side.BUY, seen, setup.instruments().get(order.instrument).tickSize(), part);
  }
}
