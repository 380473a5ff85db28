package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.VenueRejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends orders at random to an exchange of one instrument, hears what becomes of them, and looks at
 * what rests there. What holds for every order whatever the market tells is checked here.
 */
final class Desk implements ExecutionReports {

  static final long TICK = 5;

  /** One fill. */
  record Fill(long number, Side side, long quantity, long price, Liquidity liquidity) {}

  /** What was asked for, and what became of it. */
  static final class Sent {
    final Order order;
    long quantity;
    long limit;
    long filled;
    boolean ended;

    /** The event after which it was sent. */
    final int event;

    Sent(Order order, int event) {
      this.order = order;
      this.event = event;
      quantity = order.quantity();
      limit = order.limitPrice();
    }
  }

  final Random random;
  final SimulatedExchange exchange;
  final SortedMap<Long, Sent> sent = new TreeMap<>();

  /** Those of the present event. */
  final List<Fill> fills = new ArrayList<>();

  private static final List<OrderType> TYPES = List.copyOf(EnumSet.allOf(OrderType.class));
  private final OrderBook orders = new OrderBook(1, 0);
  private final OrderTicket ticket = new OrderTicket();
  private int events;
  private boolean matching;
  private long price;

  Desk(long seed, int participation, Slippage slippage) {
    random = new Random(seed);
    exchange =
        new SimulatedExchange(
            List.of(new Instrument("S", Currency.of("USD"), 2, 0, TICK)),
            ExchangeSettings.DEFAULT.withParticipation(participation).withSlippage(slippage),
            (_, _, _, quantity, _) -> quantity,
            this);
  }

  /** What one event of the market does; orders that are sent meanwhile are near {@code near}. */
  void event(long near, Runnable told) {
    price = near;
    fills.clear();
    events++;
    exchange.setTime(events);
    matching = true;
    told.run();
    matching = false;
    for (Sent each : sent.values()) {
      assertThat(each.filled).as("fills of %s", each.order.number()).isBetween(0L, each.quantity);
      if (each.order.ticket().timeInForce().isImmediate() && each.event < events) {
        assertThat(each.ended).as("%s must not rest", each.order.number()).isTrue();
      }
      if (each.order.ticket().timeInForce() == TimeInForce.FOK) {
        assertThat(each.filled).as("all or nothing").isIn(0L, each.quantity);
      }
    }
  }

  /** Sends, changes and cancels some orders. */
  void act() {
    for (int i = random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> any().ifPresent(each -> exchange.cancel(each.order));
        case 1 -> any().ifPresent(this::change);
        default -> send();
      }
    }
  }

  private java.util.Optional<Sent> any() {
    List<Sent> open = sent.values().stream().filter(each -> !each.ended).toList();
    return open.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(open.get(random.nextInt(open.size())));
  }

  private void change(Sent each) {
    boolean limited = each.order.type().hasLimit();
    boolean stopped = each.order.type().hasStop() && each.order.stopPrice() != 0;
    exchange.replace(
        each.order,
        random.nextBoolean() ? each.quantity : 1 + random.nextInt(100),
        limited ? random.nextBoolean() ? each.limit : near() : 0,
        stopped ? near() : 0);
  }

  private long near() {
    return Math.max(TICK, price / TICK * TICK + (random.nextInt(13) - 6) * TICK);
  }

  private void send() {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long quantity = 1L + random.nextInt(100);
    switch (TYPES.get(random.nextInt(TYPES.size()))) {
      case MARKET -> ticket.market(side, quantity);
      case LIMIT -> ticket.limit(side, quantity, near());
      case STOP -> ticket.stop(side, quantity, near());
      case STOP_LIMIT -> ticket.stopLimit(side, quantity, near(), near());
      case TRAILING_STOP -> ticket.trailingStop(side, quantity, TICK * (1 + random.nextInt(9)));
    }
    if (!ticket.type().hasStop()) {
      switch (random.nextInt(6)) {
        case 0 -> ticket.immediateOrCancel();
        case 1 -> ticket.fillOrKill();
        case 2 -> withPostOnly();
        default -> {}
      }
    }
    Order order = orders.create(OrderOrigin.STRATEGY, 0, ticket, events);
    orders.send(order);
    sent.put(order.number(), new Sent(order, events));
    exchange.submit(order);
  }

  private void withPostOnly() {
    if (ticket.type() == OrderType.LIMIT) {
      ticket.postOnly();
    }
  }

  @Override
  public void onFill(
      long number,
      int instrument,
      Side side,
      long quantity,
      long fillPrice,
      Liquidity liquidity,
      long time) {
    Sent each = sent.get(number);
    assertThat(each.ended).as("%d has ended", number).isFalse();
    assertThat(matching && each.event < events).as("no order meets what caused it").isTrue();
    assertThat(quantity).isPositive();
    if (each.limit != 0) {
      assertThat(side.sign() * fillPrice).isLessThanOrEqualTo(side.sign() * each.limit);
    }
    if (each.order.ticket().isPostOnly()) {
      assertThat(liquidity).isEqualTo(Liquidity.MAKER);
    }
    each.filled += quantity;
    each.ended = each.filled == each.quantity;
    fills.add(new Fill(number, side, quantity, fillPrice, liquidity));
    if (random.nextInt(4) == 0) {
      send();
    }
  }

  @Override
  public void onAccepted(long number) {
    assertThat(sent.get(number).ended).isFalse();
  }

  @Override
  public void onRejected(long number, VenueRejection reason) {
    end(number);
  }

  @Override
  public void onCancelled(long number, CancelReason reason) {
    end(number);
  }

  @Override
  public void onExpired(long number) {
    end(number);
  }

  private void end(long number) {
    assertThat(sent.get(number).ended).as("%d ends once", number).isFalse();
    sent.get(number).ended = true;
  }

  @Override
  public void onReplaced(long number, long quantity, long limitPrice, long stopPrice) {
    sent.get(number).quantity = quantity;
    sent.get(number).limit = limitPrice;
  }

  @Override
  public void onRequestRejected(long number) {}

  @Override
  public void onUnknownOrder(long number) {
    throw new AssertionError(number);
  }

  /** What a snapshot shows of the exchange. */
  record View(DepthSide bids, DepthSide asks, List<RestingOrder> limits) {

    /** Those of one side that are active, in their turn. */
    List<RestingOrder> of(Side side) {
      return limits.stream()
          .filter(order -> order.side == side)
          .sorted(
              (one, other) ->
                  one.limit != other.limit
                      ? Long.compare(side.sign() * other.limit, side.sign() * one.limit)
                      : Long.compare(one.sequence, other.sequence))
          .toList();
    }
  }

  View view() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      exchange.snapshot(new DataOutputStream(bytes));
      return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static View read(DataInputStream in) throws IOException {
    // Clock, numbering, position, last price, and whether levels are known.
    in.skipNBytes(4 * Long.BYTES + 1);
    new Touch().restore(in);
    DepthSide bids = new DepthSide(true);
    DepthSide asks = new DepthSide(false);
    bids.restore(in);
    asks.restore(in);
    new Mailbox().restore(in);
    new Mailbox().restore(in);
    List<RestingOrder> limits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      RestingOrder order = new RestingOrder();
      order.restore(in);
      boolean arriving = in.readBoolean();
      if (order.type == OrderType.LIMIT && !arriving) {
        limits.add(order);
      }
    }
    return new View(bids, asks, limits);
  }
}
