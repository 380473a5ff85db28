package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever numbers a strategy asks for, it is answered; no run ends, and no money is lost. */
class ExtremeOrdersTest {

  private static final long[] NUMBERS = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -Limits.LARGEST,
    -1,
    0,
    1,
    7,
    100,
    1L << 31,
    1L << 32,
    Limits.LARGEST - 1,
    Limits.LARGEST,
    Limits.LARGEST + 1,
    1L << 60,
    1L << 62,
    Long.MAX_VALUE / 3,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE
  };

  private static final OrderType[] TYPES = OrderType.values();

  /** Every number is as likely a quantity, a price, a distance or a time as any other. */
  private static final class Careless implements Strategy {

    private final Random random;
    private long asked;

    private Careless(long seed) {
      random = new Random(seed);
    }

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      act(context, bar.close());
    }

    @Override
    public void onTrade(Context context, Trade trade) {
      act(context, trade.price());
    }

    @Override
    public void onQuote(Context context, Quote quote) {
      act(context, quote.ask());
    }

    @Override
    public void onBookLevel(Context context, BookLevel level) {
      act(context, level.price());
    }

    private void act(Context context, long told) {
      long price = Math.max(1, Math.max(context.lastPrice(), told));
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long working = 0;
      if (random.nextInt(3) == 0) {
        // Something must be held or work for a number to do harm to.
        working = context.submit(plain(context, side, price));
      }
      asked++;
      OrderTicket ticket = ticket(context, side, price);
      extras(context, ticket);
      long number = context.submit(ticket);
      context.replace(number, number(price), limit(context, side, price), number(price));
      context.replace(working, number(price), limit(context, side, price), number(price));
      if (random.nextInt(4) == 0) {
        context.cancelAll();
      }
    }

    private OrderTicket plain(Context context, Side side, long price) {
      long quantity = context.wholeLots(1 + random.nextInt(300));
      return random.nextBoolean()
          ? context.ticket().market(side, quantity)
          : context.ticket().limit(side, quantity, price);
    }

    private OrderTicket ticket(Context context, Side side, long price) {
      long quantity = number(100);
      OrderTicket ticket = context.ticket();
      return switch (TYPES[random.nextInt(TYPES.length)]) {
        case MARKET -> ticket.market(side, quantity);
        case LIMIT -> ticket.limit(side, quantity, limit(context, side, price));
        case STOP -> ticket.stop(side, quantity, number(price));
        case STOP_LIMIT ->
            ticket.stopLimit(side, quantity, number(price), limit(context, side, price));
        case TRAILING_STOP -> ticket.trailingStop(side, quantity, number(price));
      };
    }

    /**
     * Of entries that sell from the market up: below it one is reckoned at its limit, and asks for
     * little. Of exits near the market: their money is not reckoned.
     */
    private long limit(Context context, Side side, long price) {
      if (side.sign() * context.position() < 0) {
        return price;
      }
      return side == Side.SELL ? Math.max(price, number(price)) : number(price);
    }

    private void extras(Context context, OrderTicket ticket) {
      switch (random.nextInt(8)) {
        case 0 -> ticket.goodTill(number(context.time() + 1_000_000_000L));
        case 1 -> ticket.day();
        case 2 -> ticket.immediateOrCancel();
        case 3 -> ticket.fillOrKill();
        case 4 -> ticket.reduceOnly();
        case 5 -> ticket.postOnly();
        default -> {}
      }
      if (random.nextInt(3) == 0) {
        ticket.bracket(number(ticket.stopPrice()), number(ticket.limitPrice()));
      }
    }

    private long number(long sensible) {
      return random.nextInt(3) == 0 ? sensible : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  @Property(tries = 200)
  void everyOrderIsAnswered(@ForAll long seed) {
    Careless[] last = new Careless[1];
    EngineSetup setup = RandomWorld.setup(seed, () -> last[0] = new Careless(seed));
    List<RandomTape.Event> tape = RandomWorld.tape(seed, setup, 200, 4);
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    for (RandomTape.Event event : tape) {
      event.tell(engine);
      assertIdentity(engine.account());
    }
    engine.complete();
    assertIdentity(engine.account());
    assertThat(last[0].asked).isPositive();
  }

  private static void assertIdentity(Account account) {
    assertThat(account.pnl())
        .isEqualTo(account.realizedPnl() + account.unrealizedPnl() - account.fees());
  }
}
