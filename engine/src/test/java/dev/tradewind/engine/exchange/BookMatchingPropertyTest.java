package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Desk.Fill;
import dev.tradewind.engine.exchange.Desk.Sent;
import dev.tradewind.engine.exchange.Desk.View;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Own orders in a book that the data tells: never crossed, each in its turn, and no more is taken
 * than was shown.
 */
class BookMatchingPropertyTest {

  private static final long NOTHING = 0;

  private static final long TICK = Desk.TICK;

  private final NavigableMap<Long, Long> bids = new TreeMap<>();
  private final NavigableMap<Long, Long> asks = new TreeMap<>();
  private Desk desk;
  private Random random;
  private long middle;
  private View before;

  @Property(tries = 200)
  void ordersInABook(@ForAll long seed) {
    desk = new Desk(seed, ExchangeSettings.UNCAPPED, Slippage.NONE);
    random = new Random(~seed);
    bids.clear();
    asks.clear();
    middle = 200 * TICK;
    for (int i = 0; i < 120; i++) {
      before = desk.view();
      if (i > 0 && random.nextInt(3) == 0) {
        trade();
      } else {
        level();
      }
      assertBook();
      desk.act();
    }
  }

  /** Levels may cross each other for a while, as they do in data that tells one at a time. */
  private void level() {
    middle = Math.max(50 * TICK, middle + (random.nextInt(5) - 2) * TICK);
    boolean bid = random.nextBoolean();
    long price = middle + (random.nextInt(8) - 1) * (bid ? -TICK : TICK);
    long quantity = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(80);
    set(bid ? bids : asks, price, quantity);
    desk.event(middle, () -> desk.exchange.onBookLevel(0, bid, price, quantity));
    desk.fills.forEach(fill -> take(fill, NOTHING));
    for (RestingOrder order : desk.view().limits()) {
      if (order.isBuy() == bid && order.limit == price) {
        assertThat(order.ahead).as("a queue is within its level").isLessThanOrEqualTo(quantity);
      }
    }
    assertTurns(desk.fills.stream().filter(BookMatchingPropertyTest::isMaker).toList());
  }

  private void trade() {
    long price = middle + (random.nextInt(7) - 3) * TICK;
    long quantity = 1L + random.nextInt(60);
    desk.event(middle, () -> desk.exchange.onTrade(0, price, quantity));
    List<Fill> makers = new ArrayList<>();
    for (Fill fill : desk.fills) {
      if (isMaker(fill) && !isMet(fill)) {
        makers.add(fill);
      } else {
        take(fill, price);
      }
    }
    assertThat(makers.stream().mapToLong(Fill::quantity).sum()).isLessThanOrEqualTo(quantity);
    for (Fill fill : makers) {
      long beyond = fill.side().sign() * (fill.price() - price);
      assertThat(beyond).as("the trade reaches %s", fill).isNotNegative();
      long ahead = beyond > 0 ? 0 : aheadOf(fill);
      assertThat(fill.quantity())
          .as("%d stood before", ahead)
          .isLessThanOrEqualTo(Math.max(0, quantity - ahead));
    }
    assertTurns(makers);
  }

  /** Whether the other side has come to an order while it was on its way. */
  private boolean isMet(Fill fill) {
    return fill.side() == Side.BUY
        ? !asks.isEmpty() && asks.firstKey() <= fill.price()
        : !bids.isEmpty() && bids.lastKey() >= fill.price();
  }

  private static boolean isMaker(Fill fill) {
    return fill.liquidity() == Liquidity.MAKER;
  }

  /** What stood before an order: all that is there, less those who came after it. */
  private long aheadOf(Fill fill) {
    long there = (fill.side() == Side.BUY ? bids : asks).getOrDefault(fill.price(), 0L);
    for (RestingOrder order : before.limits()) {
      if (order.number == fill.number() && !order.fresh) {
        return Math.min(order.ahead, there);
      }
    }
    return there;
  }

  private static void set(NavigableMap<Long, Long> side, long price, long quantity) {
    if (quantity == 0) {
      side.remove(price);
    } else {
      side.put(price, quantity);
    }
  }

  /**
   * Takes what a fill has taken off the best level, which must have it. A trade beyond it tells
   * that its price is to be had no more.
   */
  private void take(Fill fill, long traded) {
    NavigableMap<Long, Long> levels = fill.side() == Side.BUY ? asks : bids;
    assertThat(levels).as("%s needs another side", fill).isNotEmpty();
    long best = fill.side() == Side.BUY ? levels.firstKey() : levels.lastKey();
    if (isMaker(fill)) {
      assertThat(fill.side().sign() * (fill.price() - best)).isNotNegative();
    } else {
      boolean beyond = traded != NOTHING && fill.side().sign() * (traded - best) > 0;
      assertThat(fill.price()).isEqualTo(beyond ? traded : best);
    }
    long left = levels.get(best) - fill.quantity();
    assertThat(left).as("%s takes what is shown", fill).isNotNegative();
    set(levels, best, left);
  }

  /** Of two that rested before, the one that comes first is through before the other begins. */
  private void assertTurns(List<Fill> makers) {
    for (Fill fill : makers) {
      for (RestingOrder first : before.of(fill.side())) {
        if (first.number == fill.number()) {
          break;
        }
        if (!first.fresh && before.limits().stream().anyMatch(o -> o.number == fill.number())) {
          assertThat(desk.sent.get(first.number).ended)
              .as("%d comes before %d", first.number, fill.number())
              .isTrue();
        }
      }
    }
  }

  private void assertBook() {
    View view = desk.view();
    assertThat(levels(view.bids())).isEqualTo(bids.descendingMap());
    assertThat(levels(view.asks())).isEqualTo(asks);
    for (RestingOrder order : view.limits()) {
      assertThat(order.ahead).as("what stands before %d", order.number).isNotNegative();
      // A stop that a trade has touched goes to the book with the next event.
      if (order.isBuy() && !order.fresh && !asks.isEmpty()) {
        assertThat(order.limit).as("own bid %d", order.number).isLessThan(asks.firstKey());
      }
      if (!order.isBuy() && !order.fresh && !bids.isEmpty()) {
        assertThat(order.limit).as("own ask %d", order.number).isGreaterThan(bids.lastKey());
      }
      Sent sent = desk.sent.get(order.number);
      assertThat(order.leaves()).isEqualTo(sent.quantity - sent.filled).isPositive();
    }
    for (Side side : Side.values()) {
      assertQueues(view.of(side));
    }
  }

  /** Who stands behind another at the same price has at least as much before itself. */
  private static void assertQueues(List<RestingOrder> inTurn) {
    for (int i = 1; i < inTurn.size(); i++) {
      RestingOrder one = inTurn.get(i - 1);
      RestingOrder next = inTurn.get(i);
      if (one.limit == next.limit && !one.fresh && !next.fresh) {
        assertThat(next.ahead).isGreaterThanOrEqualTo(one.ahead);
      }
    }
  }

  private static NavigableMap<Long, Long> levels(DepthSide side) {
    NavigableMap<Long, Long> map = new TreeMap<>();
    for (int i = 0; i < side.size(); i++) {
      map.put(side.price(i), side.quantity(i));
    }
    return map;
  }
}
