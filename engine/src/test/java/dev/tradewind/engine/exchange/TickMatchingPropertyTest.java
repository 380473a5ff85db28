package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Desk.Fill;
import dev.tradewind.engine.exchange.Desk.View;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Own orders on quotes and trades: at whose price, how much of it, and in which turn. */
class TickMatchingPropertyTest {

  private static final long TICK = Desk.TICK;
  private static final int HALF = 5_000;

  private Desk desk;
  private Random random;
  private long middle;
  private View before;

  /** What the last quote still has. */
  private long bid;

  private long bidLeft;
  private long ask;
  private long askLeft;

  @Property(tries = 200)
  void ordersOnQuotesAndTradesBetweenThem(@ForAll long seed) {
    begin(seed, Slippage.NONE);
    for (int i = 0; i < 120; i++) {
      before = desk.view();
      if (i > 0 && random.nextInt(3) == 0) {
        tradeBetweenQuotes();
      } else {
        quote();
      }
      assertTurns();
      desk.act();
    }
  }

  @Property(tries = 200)
  void ordersOnTradesAlone(@ForAll long seed) {
    begin(seed, new Slippage.Ticks(2));
    for (int i = 0; i < 120; i++) {
      before = desk.view();
      trade();
      assertTurns();
      desk.act();
    }
  }

  private void begin(long seed, Slippage slippage) {
    desk = new Desk(seed, HALF, slippage);
    random = new Random(~seed);
    middle = 200 * TICK;
  }

  private void move() {
    middle = Math.max(50 * TICK, middle + (random.nextInt(7) - 3) * TICK);
  }

  private long shown() {
    return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(150);
  }

  private void quote() {
    move();
    bid = middle - random.nextInt(3) * TICK;
    ask = middle + random.nextInt(3) * TICK;
    long bidShown = shown();
    long askShown = shown();
    bidLeft = bidShown == 0 ? Long.MAX_VALUE : bidShown;
    askLeft = askShown == 0 ? Long.MAX_VALUE : askShown;
    desk.event(middle, () -> desk.exchange.onQuote(0, bid, bidShown, ask, askShown));
    desk.fills.forEach(fill -> take(fill, ask, bid));
    assertNotCrossed(askLeft > 0 ? ask : Long.MAX_VALUE, bidLeft > 0 ? bid : 0);
  }

  /** Who takes gets the touch, who rests is reached by it; it gives what it shows. */
  private void take(Fill fill, long up, long down) {
    long touch = fill.side() == Side.BUY ? up : down;
    if (fill.liquidity() == Liquidity.TAKER) {
      assertThat(fill.price()).isEqualTo(touch);
    } else {
      assertThat(fill.side().sign() * (fill.price() - touch)).isNotNegative();
    }
    if (fill.side() == Side.BUY) {
      askLeft -= fill.quantity();
    } else {
      bidLeft -= fill.quantity();
    }
    assertThat(Math.min(askLeft, bidLeft)).as("%s is shown", fill).isNotNegative();
  }

  private void tradeBetweenQuotes() {
    long price = middle + (random.nextInt(7) - 3) * TICK;
    long quantity = 1L + random.nextInt(60);
    desk.event(middle, () -> desk.exchange.onTrade(0, price, quantity));
    long given = quantity / 2;
    // A trade beyond the touch tells that its price is to be had no more.
    long up = Math.max(ask, price);
    long down = Math.min(bid, price);
    for (Fill fill : desk.fills) {
      boolean reached =
          fill.liquidity() == Liquidity.MAKER
              && fill.side().sign() * (fill.price() - price) >= TICK;
      boolean atTouch =
          fill.side() == Side.BUY
              ? fill.price() >= up && fill.quantity() <= askLeft
              : fill.price() <= down && fill.quantity() <= bidLeft;
      if (atTouch) {
        take(fill, up, down);
      } else {
        assertThat(reached).as("the trade of %d goes beyond %s", price, fill).isTrue();
        given -= fill.quantity();
      }
    }
    assertThat(given).as("half of it is for others").isNotNegative();
  }

  /** Two ticks worse than the trade, but within the limit. */
  private long slipped(Fill fill) {
    long limit = desk.sent.get(fill.number()).limit;
    return fill.side() == Side.BUY
        ? Math.min(middle + 2 * TICK, limit == 0 ? Long.MAX_VALUE : limit)
        : Math.max(middle - 2 * TICK, limit);
  }

  private boolean isOld(Fill fill) {
    return before.limits().stream().anyMatch(o -> o.number == fill.number() && !o.fresh);
  }

  private void trade() {
    move();
    long quantity = 1L + random.nextInt(400);
    desk.event(middle, () -> desk.exchange.onTrade(0, middle, quantity));
    long given = quantity / 2;
    for (Fill fill : desk.fills) {
      if (fill.liquidity() == Liquidity.TAKER) {
        assertThat(fill.price()).isEqualTo(slipped(fill));
      } else {
        assertThat(fill.side().sign() * (fill.price() - middle)).isGreaterThanOrEqualTo(TICK);
      }
      given -= fill.quantity();
    }
    assertThat(given).as("half of it is for others").isNotNegative();
    if (given > 0) {
      assertNotCrossed(middle + TICK, middle - TICK);
    }
  }

  /** No own bid is at or above {@code up}, no own ask at or below {@code down}. */
  private void assertNotCrossed(long up, long down) {
    for (RestingOrder order : desk.view().limits()) {
      if (order.isBuy()) {
        assertThat(order.limit).as("own bid %d", order.number).isLessThan(up);
      } else {
        assertThat(order.limit).as("own ask %d", order.number).isGreaterThan(down);
      }
    }
  }

  /** Of two that rested before, the one that comes first is through before the other begins. */
  private void assertTurns() {
    Predicate<Fill> rested = fill -> fill.liquidity() == Liquidity.MAKER && isOld(fill);
    List<Fill> makers = desk.fills.stream().filter(rested).toList();
    for (Fill fill : makers) {
      for (RestingOrder first : before.of(fill.side())) {
        if (first.number == fill.number()) {
          break;
        }
        assertThat(first.fresh || desk.sent.get(first.number).ended)
            .as("%d comes before %d", first.number, fill.number())
            .isTrue();
      }
    }
  }
}
