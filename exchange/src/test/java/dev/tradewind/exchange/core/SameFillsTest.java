package dev.tradewind.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.Command;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.TradingState;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.ReplayFeed;
import java.io.DataInput;
import java.io.DataOutput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * An engine with its own exchange and an account here, told the same bars and the same orders, side
 * by side: the same fills, and every order ends alike.
 */
final class SameFillsTest {

  private static final int BARS = 250;
  private static final Slippage FIVE_BPS = new Slippage.Rate(50_000);

  @Property(tries = 60)
  void ordersMeetTheSameHereAndInTheEngine(@ForAll Random random) {
    PriceFile file = walk(random);
    ExchangeSettings matching = ExchangeSettings.DEFAULT.withSlippage(FIVE_BPS);
    Settings settings = new Settings("x1", List.of(Floor.AAPL), matching, Capabilities.BEST);
    Floor floor = Floor.with(settings, file);
    long session = floor.logOn("a");
    Book book = new Book();
    EngineSetup setup =
        EngineSetup.of(
                List.of(Floor.AAPL),
                () -> new AnyOrders(random, book),
                Floor.MINUTE,
                1_000_000_000_000_000L)
            .withExchange(matching);
    TradingEngine engine = new TradingEngine(setup, book);
    ReplayFeed feed = new ReplayFeed(List.of(file), Floor.MINUTE, false);
    while (feed.advance()) {
      engine.onBar(feed.bar());
      floor.core.step();
      book.sent.forEach(request -> floor.send(session, request));
      book.sent.clear();
    }
    engine.complete();
    floor.core.step();
    flatten(engine, book, floor, session);

    List<String> filled =
        floor.heard(session).stream()
            .filter(Report.Filled.class::isInstance)
            .map(report -> line((Report.Filled) report))
            .toList();
    assertThat(filled).isEqualTo(book.fills).hasSizeGreaterThan(BARS / 10);
    assertThat(ends(floor, session, book)).isEqualTo(book.ends);
  }

  /** What is held is sold at the last close. */
  private static void flatten(TradingEngine engine, Book book, Floor floor, long session) {
    long held = engine.account().quantity(0);
    engine.onCommand(new Command.SetState(TradingState.FLAT));
    if (held != 0) {
      String number = String.valueOf(book.lastNumber);
      floor.send(session, Floor.market(number, Side.SELL, held));
    }
  }

  private static Map<String, String> ends(Floor floor, long session, Book book) {
    Map<String, String> ends = new TreeMap<>();
    for (String id : book.ends.keySet()) {
      floor.send(session, new Request.OrderStatus(id));
      Report.OrderState state = (Report.OrderState) floor.heard(session).getLast();
      ends.put(id, state.status() + " " + state.filledQuantity());
    }
    return ends;
  }

  private static String line(Report.Filled fill) {
    return "%s %d %s %s at %s"
        .formatted(
            fill.clientOrderId(),
            fill.time(),
            fill.side(),
            fill.quantity(),
            Floor.AAPL.formatPrice(fill.price().movePointRight(4).longValueExact()));
  }

  /** Hears what the engine sends and what becomes of it. */
  private static final class Book implements EngineListener {

    private final List<Request> sent = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final Map<String, String> ends = new TreeMap<>();
    private long lastNumber;

    @Override
    public void onOrderStatus(Order order) {
      if (order.number() > lastNumber && !order.status().label().equals("PendingNew")) {
        lastNumber = order.number();
        if (order.origin() == dev.tradewind.engine.order.OrderOrigin.STRATEGY) {
          sent.add(request(order));
        }
      }
      if (!order.isOpen()) {
        ends.put(id(order), order.status().label() + " " + order.filledQuantity());
      }
    }

    @Override
    public void onRejection(Order order, RejectReason reason) {
      if (reason == RejectReason.POST_ONLY) {
        lastNumber = order.number();
        sent.add(request(order));
        ends.put(id(order), "Rejected 0");
      }
    }

    @Override
    public void onFill(Fill fill) {
      fills.add(
          "%d %d %s %d at %s"
              .formatted(
                  fill.orderNumber(),
                  fill.time(),
                  fill.side(),
                  fill.quantity(),
                  Floor.AAPL.formatPrice(fill.price())));
    }

    private static String id(Order order) {
      return String.valueOf(order.number());
    }

    private static Request.NewOrder request(Order order) {
      OrderTicket ticket = order.ticket();
      long expires = ticket.expireTime();
      return new Request.NewOrder(
          id(order),
          "AAPL",
          order.side(),
          order.type(),
          ticket.timeInForce(),
          expires == Long.MAX_VALUE ? null : expires,
          BigDecimal.valueOf(order.quantity()),
          price(order.limitPrice()),
          price(order.stopPrice()),
          price(ticket.trailingOffset()),
          order.reduceOnly(),
          ticket.isPostOnly());
    }

    private static BigDecimal price(long price) {
      return price == 0 ? null : new BigDecimal(Decimal.format(price, 4));
    }
  }

  /** Enters by orders of any kind, and leaves by orders of any kind once none works. */
  private static final class AnyOrders implements Strategy {

    private final Random random;
    private final Book book;
    private final Map<Long, OrderType> open = new TreeMap<>();
    private boolean leaving;

    private AnyOrders(Random random, Book book) {
      this.random = random;
      this.book = book;
    }

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      open.keySet().removeIf(number -> book.ends.containsKey(String.valueOf(number)));
      if (open.isEmpty()) {
        leaving = context.position() > 0 && random.nextBoolean();
      }
      change(context, bar);
      int wanted = random.nextInt(3);
      for (int i = 0; i < wanted; i++) {
        submit(context, bar.close());
      }
    }

    private void change(Context context, Bar bar) {
      for (long number : List.copyOf(open.keySet())) {
        int what = random.nextInt(12);
        if (what == 0 && context.cancel(number)) {
          book.sent.add(new Request.CancelOrder(String.valueOf(number)));
        } else if (what == 1) {
          replace(context, number, bar.close());
        }
      }
    }

    private void replace(Context context, long number, long close) {
      OrderType type = open.get(number);
      // An exit that grows would be cut by the engine, and what it fills of it by another one.
      long quantity = leaving ? 1 + random.nextInt(5) : 1 + random.nextInt(400);
      long limit = type.hasLimit() ? near(close) : 0;
      long stop = type == OrderType.STOP || type == OrderType.STOP_LIMIT ? near(close) : 0;
      if (context.replace(number, quantity, limit, stop)) {
        book.sent.add(
            new Request.ReplaceOrder(
                String.valueOf(number),
                BigDecimal.valueOf(quantity),
                Book.price(limit),
                Book.price(stop)));
      }
    }

    private void submit(Context context, long close) {
      Side side = leaving ? Side.SELL : Side.BUY;
      // Stops stand by in the engine: so many of them could sell more than is held.
      long most = leaving ? context.position() / 20 : 400;
      if ((leaving && open.size() >= 15) || most < 1) {
        return;
      }
      OrderTicket ticket =
          write(context, side, 1 + random.nextInt((int) Math.min(most, 400)), close);
      OrderType type = ticket.type();
      long number = context.submit(ticket);
      if (number != Context.REJECTED) {
        open.put(number, type);
      }
    }

    private OrderTicket write(Context context, Side side, long quantity, long close) {
      OrderTicket ticket = context.ticket();
      switch (random.nextInt(6)) {
        case 0 -> ticket.market(side, quantity);
        case 1 -> ticket.limit(side, quantity, near(close));
        case 2 -> ticket.limit(side, quantity, near(close)).postOnly();
        case 3 -> ticket.stop(side, quantity, near(close));
        case 4 -> ticket.stopLimit(side, quantity, near(close), near(close));
        default -> ticket.trailingStop(side, quantity, 1 + random.nextInt(20_000));
      }
      switch (random.nextInt(5)) {
        case 0 -> ticket.goodTill(context.time() + (1 + random.nextInt(5)) * Floor.MINUTE);
        case 1 -> ticket.day();
        case 2 -> immediate(ticket, TimeInForce.IOC);
        case 3 -> immediate(ticket, TimeInForce.FOK);
        default -> {
          // Until it is cancelled.
        }
      }
      return ticket;
    }

    private static void immediate(OrderTicket ticket, TimeInForce until) {
      if (ticket.type().hasStop() || ticket.isPostOnly()) {
        return;
      }
      if (until == TimeInForce.IOC) {
        ticket.immediateOrCancel();
      } else {
        ticket.fillOrKill();
      }
    }

    private long near(long close) {
      return close + random.nextInt(40_001) - 20_000;
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private static PriceFile walk(Random random) {
    DataQuality quality = new DataQuality(DataPolicy.REJECT, "walk");
    BarSeries.Builder bars = new BarSeries.Builder(Floor.MINUTE, quality);
    long price = 1_000_000;
    for (int i = 0; i < BARS; i++) {
      long open = price + random.nextInt(10_001) - 5_000;
      long close = open + random.nextInt(20_001) - 10_000;
      long high = Math.max(open, close) + random.nextInt(10_000);
      long low = Math.min(open, close) - random.nextInt(10_000);
      bars.add(Floor.START + i * Floor.MINUTE, open, high, low, close, random.nextInt(5_000));
      price = close;
    }
    return new PriceFile(Floor.AAPL, "walk", "0".repeat(64), bars.build(), quality.report());
  }
}
