package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.engine.venue.VenueRejection;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The life of orders against a small model: a venue that says anything at any time, twice, late, or
 * of orders that nobody knows.
 */
class OrderLifeTest implements Venue, EngineListener {

  private static final long ACKNOWLEDGE = 10;
  private static final long LOSE = 20;

  /** What is known of an order. */
  private static final class Life {
    private final Side side;
    private long quantity;
    private long filled;
    private boolean acknowledged;
    private boolean cancelAsked;
    private boolean replaceAsked;
    private final long sentAt;

    /** Where it ended; {@code null} as long as it has not. */
    private OrderStatus end;

    private Life(Order order, long time) {
      side = order.side();
      quantity = order.quantity();
      sentAt = time;
    }

    private OrderStatus status(long now) {
      if (end != null) {
        return end;
      }
      if (!acknowledged) {
        return now >= sentAt + ACKNOWLEDGE ? OrderStatus.UNKNOWN : OrderStatus.PENDING_NEW;
      }
      if (cancelAsked) {
        return OrderStatus.PENDING_CANCEL;
      }
      if (replaceAsked) {
        return OrderStatus.PENDING_REPLACE;
      }
      return filled > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.WORKING;
    }

    private boolean isOpen() {
      return end == null;
    }
  }

  private final SortedMap<Long, Life> lives = new TreeMap<>();
  private final SortedMap<Long, OrderStatus> told = new TreeMap<>();
  private final SortedMap<Long, Long> toldFilled = new TreeMap<>();
  private VenueSide engine;
  private Random random;
  private long position;
  private long time;

  @Property(tries = 400)
  void ordersLiveAsTheModelSays(@ForAll long seed) {
    begin(seed);
    for (int i = 0; i < 150; i++) {
      pass();
      if (random.nextInt(3) == 0) {
        ask();
      } else {
        answer(anyNumber());
      }
      assertLives();
    }
  }

  private void begin(long seed) {
    random = new Random(seed);
    lives.clear();
    told.clear();
    toldFilled.clear();
    position = 0;
    time = 1_000_000;
    EngineSetup setup =
        EngineSetup.of(
                List.of(Scenario.AAPL), () -> new Script(0), Scenario.DAY, 1_000_000 * DOLLAR)
            .withAccount(
                AccountTerms.cash(Scenario.AAPL.currency()).withMargin(new Margin(1_000, 0, 0)))
            .withTimers(new OrderTimers(ACKNOWLEDGE, LOSE, OrderTimers.NEVER));
    engine = new VenueSide(setup, this, this);
    engine.passTo(time);
    engine.books.portfolio.mark(0, 100 * DOLLAR);
  }

  /** Time goes on; who was not acknowledged in time is unknown, then lost. */
  private void pass() {
    time += random.nextInt(8) == 0 ? random.nextInt(25) : random.nextInt(2);
    for (Life life : lives.values()) {
      if (life.isOpen() && !life.acknowledged && time >= life.sentAt + ACKNOWLEDGE + LOSE) {
        life.end = OrderStatus.LOST;
      }
    }
    engine.passTo(time);
  }

  /** What the strategy asks for. */
  private void ask() {
    Context context = engine.context;
    switch (random.nextInt(4)) {
      case 0 -> context.cancel(anyNumber());
      case 1 -> context.replace(anyNumber(), 1 + random.nextInt(60), price(), 0);
      default -> {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderTicket ticket = context.ticket().limit(side, 1 + random.nextInt(60), price());
        if (random.nextInt(5) == 0) {
          ticket.market(side, 1 + random.nextInt(60));
        }
        context.submit(ticket);
      }
    }
  }

  private static long price() {
    return 100 * DOLLAR;
  }

  private long anyNumber() {
    return lives.isEmpty() || random.nextInt(20) == 0
        ? 1_000 + random.nextInt(5)
        : 1 + random.nextLong(lives.lastKey());
  }

  /** What the venue says of an order, true or not. */
  private void answer(long number) {
    Life life = lives.get(number);
    switch (random.nextInt(7)) {
      case 0 -> {
        if (life != null && life.isOpen()) {
          life.acknowledged = true;
        }
        engine.execution.onAccepted(number);
      }
      case 1 -> fill(number, life);
      case 2 -> reject(number, life);
      case 3 -> {
        end(life, OrderStatus.CANCELLED);
        engine.execution.onCancelled(number, CancelReason.VENUE);
      }
      case 4 -> {
        end(life, OrderStatus.EXPIRED);
        engine.execution.onExpired(number);
      }
      case 5 -> replaced(number, life);
      default -> refuseRequest(number, life);
    }
  }

  private static void end(Life life, OrderStatus status) {
    if (life != null && life.isOpen()) {
      life.end = status;
    }
  }

  /** A part, the rest, or even more. */
  private void fill(long number, Life life) {
    long left = life == null ? 0 : life.quantity - life.filled;
    long quantity = 1L + random.nextInt(20);
    Side side = life == null ? Side.BUY : life.side;
    if (left > 0) {
      quantity = random.nextInt(3) == 0 ? left : quantity;
      if (life.end != OrderStatus.REJECTED) {
        life.filled += Math.min(left, quantity);
        life.acknowledged = true;
        life.end = life.filled == life.quantity ? OrderStatus.FILLED : life.end;
      }
    }
    position += side.sign() * quantity;
    engine.execution.onFill(number, 0, side, quantity, 100 * DOLLAR, Liquidity.TAKER, time);
  }

  private void reject(long number, Life life) {
    boolean isKnown = life != null && life.acknowledged;
    end(life, isKnown ? OrderStatus.CANCELLED : OrderStatus.REJECTED);
    engine.execution.onRejected(number, VenueRejection.OTHER);
  }

  private void replaced(long number, Life life) {
    long quantity = 1L + random.nextInt(60);
    if (life != null && life.isOpen()) {
      if (engine.find(number).limitPrice() == 0) {
        return;
      }
      life.acknowledged = true;
      life.replaceAsked = false;
      life.quantity = Math.max(quantity, life.filled);
      life.end = life.filled == life.quantity ? OrderStatus.FILLED : null;
    }
    engine.execution.onReplaced(number, quantity, price(), 0);
  }

  /** Requests are answered in their order: a replacement before the cancel that followed it. */
  private void refuseRequest(long number, Life life) {
    if (life != null && life.isOpen()) {
      if (life.replaceAsked) {
        life.replaceAsked = false;
      } else {
        life.cancelAsked = false;
      }
    }
    engine.execution.onRequestRejected(number);
  }

  private void assertLives() {
    EnumMap<Side, Long> working = new EnumMap<>(Side.class);
    for (var entry : lives.entrySet()) {
      Life life = entry.getValue();
      OrderStatus status = life.status(time);
      Order order = engine.find(entry.getKey());
      assertThat(told.get(entry.getKey())).as("order %d", entry.getKey()).isEqualTo(status);
      assertThat(toldFilled.get(entry.getKey())).isEqualTo(life.filled);
      assertThat(order != null).as("%d is open", entry.getKey()).isEqualTo(life.isOpen());
      if (order != null) {
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.quantity()).isEqualTo(life.quantity);
        assertThat(order.cancelReason().isPresent()).isEqualTo(life.cancelAsked);
        working.merge(life.side, life.quantity - life.filled, Long::sum);
      }
    }
    assertThat(engine.books.portfolio.quantity(0)).as("every fill is real").isEqualTo(position);
    for (Side side : Side.values()) {
      assertThat(engine.books.orders.workingQuantity(0, side))
          .isEqualTo(working.getOrDefault(side, 0L));
    }
  }

  @Override
  public void onOrderStatus(Order order) {
    OrderStatus before = told.put(order.number(), order.status());
    Long filledBefore = toldFilled.put(order.number(), order.filledQuantity());
    if (before == null) {
      return;
    }
    assertThat(order.filledQuantity())
        .as("what is filled stays")
        .isGreaterThanOrEqualTo(filledBefore);
    if (!before.isOpen() && order.status() != before) {
      assertThat(List.of(before, order.status()))
          .as("an end is an end, but for a late fill")
          .isIn(
              List.of(OrderStatus.CANCELLED, OrderStatus.FILLED),
              List.of(OrderStatus.EXPIRED, OrderStatus.FILLED),
              List.of(OrderStatus.LOST, OrderStatus.FILLED));
    }
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    if (lives.containsKey(order.number())) {
      told.put(order.number(), order.status());
    }
  }

  @Override
  public void submit(Order order) {
    lives.put(order.number(), new Life(order, time));
  }

  @Override
  public void cancel(Order order) {
    Life life = lives.get(order.number());
    assertThat(life.isOpen()).isTrue();
    assertThat(life.status(time)).as("asked once").isNotEqualTo(OrderStatus.PENDING_CANCEL);
    life.cancelAsked = true;
  }

  @Override
  public void replace(Order order, long quantity, long limitPrice, long stopPrice) {
    Life life = lives.get(order.number());
    assertThat(life.status(time)).isIn(OrderStatus.WORKING, OrderStatus.PARTIALLY_FILLED);
    assertThat(quantity).isGreaterThan(life.filled);
    life.replaceAsked = true;
  }

  @Override
  public void query(Order order) {
    assertThat(lives.get(order.number()).acknowledged).isFalse();
  }
}
