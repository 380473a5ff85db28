package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.engine.venue.VenueRejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A venue outside the engine: its reports are events, and any of them may come at any time. */
class OutsideVenueTest {

  private static final long DOLLAR = Scenario.DOLLAR;

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private final EngineSetup setup =
      EngineSetup.of(List.of(Scenario.AAPL), () -> script, Scenario.DAY, 10_000 * DOLLAR);
  private TradingEngine engine = new TradingEngine(setup, log, Optional.<Venue>of(new DeafVenue()));
  private int bars;

  private void bar(long dollars) {
    long price = dollars * DOLLAR;
    long open = bars++ * Scenario.DAY;
    engine.onBar(
        new ClosedBar(0, open, open + Scenario.DAY, price, price, price, price, 1_000_000));
  }

  private void order(OrderTicket ticket) {
    script.then(context -> context.submit(ticket));
    bar(100);
  }

  private void report(ExecutionReport report) {
    engine.onReport(report, engine.time());
  }

  private static ExecutionReport fill(long number, Side side, long quantity) {
    return new ExecutionReport.Filled(
        number, 0, side, quantity, 100 * DOLLAR, Liquidity.TAKER, Scenario.DAY);
  }

  private OrderStatus only() {
    OrderStatus[] status = new OrderStatus[1];
    engine.forEachOpenOrder(order -> status[0] = order.status());
    return status[0];
  }

  /**
   * One wish a bar and one order at a time: the built-in exchange answers before the next wish, and
   * what one fill takes off another order it takes off within the bar.
   */
  private static final class OneWish implements Strategy {

    private final Random random;
    private long last;

    OneWish(long seed) {
      random = new Random(seed);
    }

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      long near = bar.close() + random.nextInt(4001) - 2000;
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long quantity = 1L + random.nextInt(300);
      boolean waits = context.workingQuantity(Side.BUY) + context.workingQuantity(Side.SELL) != 0;
      switch (waits ? random.nextInt(3) - 1 : 2 + random.nextInt(5)) {
        case 0 -> context.cancel(last);
        case 1 -> context.replace(last, quantity, near, 0);
        case 2 -> last = context.submit(context.ticket().market(side, quantity));
        case 3 -> last = context.submit(context.ticket().limit(side, quantity, near).day());
        case 4 ->
            last = context.submit(context.ticket().limit(side, quantity, near).immediateOrCancel());
        case 5 -> last = context.submit(context.ticket().stop(side, quantity, near));
        case 6 -> last = context.submit(context.ticket().trailingStop(side, quantity, 5000));
        default -> {}
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  @Property(tries = 200)
  void theSameExchangeOutsideFillsTheSame(@ForAll long seed) {
    EngineSetup world =
        EngineSetup.of(
                List.of(Scenario.AAPL),
                () -> new OneWish(seed),
                RandomMarket.INTERVAL,
                1_000_000_000 * DOLLAR)
            .withCosts(Costs.ofBasisPoints("1", "2"));
    EventLog inside = new EventLog();
    EventLog outside = new EventLog();
    TradingEngine own = new TradingEngine(world, inside);
    OutsideExchange other = new OutsideExchange(world, outside);
    for (Bar bar : RandomMarket.bars(seed, 1, 300)) {
      own.onBar(bar);
      other.onBar(bar);
    }
    assertThat(outside.fills).isEqualTo(inside.fills);
    assertThat(other.engine.account().equity()).isEqualTo(own.account().equity());
    assertThat(other.engine.openOrders()).isEqualTo(own.openOrders());
  }

  @Test
  void anOrderWaitsForItsVenue() {
    order(new OrderTicket().market(Side.BUY, 10));
    assertThat(only()).isEqualTo(OrderStatus.PENDING_NEW);
    report(new ExecutionReport.Accepted(1));
    assertThat(only()).isEqualTo(OrderStatus.WORKING);
    report(fill(1, Side.BUY, 4));
    assertThat(only()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    report(fill(1, Side.BUY, 6));
    assertThat(only()).isNull();
    assertThat(engine.account().quantity(0)).isEqualTo(10);
  }

  @Test
  void silenceIsAskedAboutAndThenLost() {
    order(new OrderTicket().market(Side.BUY, 10));
    engine.onOverdue(1, engine.time());
    assertThat(only()).isEqualTo(OrderStatus.UNKNOWN);
    report(new ExecutionReport.UnknownOrder(1));
    assertThat(only()).as("an answer of now says nothing of later").isEqualTo(OrderStatus.UNKNOWN);
    engine.onLost(1, engine.time());
    assertThat(only()).isNull();
    assertThat(log.take()).last().isEqualTo("Lost Buy Market 0/10");
    report(fill(1, Side.BUY, 10));
    assertThat(engine.account().quantity(0)).as("it was real all the same").isEqualTo(10);
  }

  @Test
  void whatWasTakenCanBeRejectedAllTheSame() {
    order(new OrderTicket().market(Side.BUY, 10));
    report(new ExecutionReport.Accepted(1));
    report(new ExecutionReport.Rejected(1, VenueRejection.OTHER));
    assertThat(log.take()).last().isEqualTo("Cancelled Buy Market 0/10 Venue");
  }

  @Test
  void whatIsReplacedWasAccepted() {
    order(new OrderTicket().limit(Side.BUY, 10, 90 * DOLLAR));
    report(new ExecutionReport.Replaced(1, 8, 91 * DOLLAR, 0));
    assertThat(only()).isEqualTo(OrderStatus.WORKING);
    assertThat(log.take()).last().isEqualTo("Working Buy Limit 0/8");
  }

  @Test
  void afterTheEndOfTheDataFlatIsTheVenuesToClose() {
    order(new OrderTicket().market(Side.BUY, 10));
    report(fill(1, Side.BUY, 10));
    engine.complete();
    engine.onCommand(new Command.SetState(TradingState.FLAT));
    assertThat(engine.isSettled()).isFalse();
    assertThat(only()).isEqualTo(OrderStatus.PENDING_NEW);
    report(fill(2, Side.SELL, 10));
    assertThat(engine.isSettled()).isTrue();
    assertThat(log.trades).singleElement().matches(trade -> !trade.settlement());
  }

  @Test
  void aReportBetweenSnapshotsIsNotForgotten() throws IOException {
    order(new OrderTicket().limit(Side.BUY, 10, 90 * DOLLAR));
    report(fill(1, Side.BUY, 4));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine = new TradingEngine(setup, log, Optional.<Venue>of(new DeafVenue()));
    engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    report(fill(1, Side.BUY, 6));
    assertThat(engine.account().quantity(0)).isEqualTo(10);
    assertThat(engine.openOrders()).isZero();
  }

  /** Whatever a venue says, in whatever order: the book neither fails nor invents anything. */
  @Property(tries = 500)
  void anyReportsInAnyOrder(@ForAll long seed) {
    Random random = new Random(seed);
    EngineSetup world =
        EngineSetup.of(
            List.of(Scenario.AAPL),
            () -> new OneWish(seed),
            RandomMarket.INTERVAL,
            1_000_000_000 * DOLLAR);
    TradingEngine any = new TradingEngine(world, log, Optional.<Venue>of(new DeafVenue()));
    long held = 0;
    for (Bar bar : RandomMarket.bars(seed, 1, 60)) {
      any.onBar(bar);
      for (int i = random.nextInt(6); i > 0; i--) {
        ExecutionReport report = anyReport(random, 1 + random.nextInt(40), bar.closeTime());
        if (report instanceof ExecutionReport.Filled filled) {
          held += filled.side().sign() * filled.quantity();
        }
        any.onReport(report, bar.closeTime() + random.nextInt(3) - 1);
        if (random.nextInt(10) == 0) {
          any.onOverdue(1 + random.nextInt(40), any.time());
          any.onLost(1 + random.nextInt(40), any.time());
        }
        assertThat(any.account().quantity(0)).isEqualTo(held);
      }
    }
  }

  private static ExecutionReport anyReport(Random random, long number, long time) {
    return switch (random.nextInt(8)) {
      case 0 -> new ExecutionReport.Accepted(number);
      case 1 -> new ExecutionReport.Rejected(number, VenueRejection.OTHER);
      case 2 -> new ExecutionReport.Cancelled(number, CancelReason.VENUE);
      case 3 -> new ExecutionReport.Expired(number);
      case 4 ->
          new ExecutionReport.Replaced(
              number, 1 + random.nextInt(300), random.nextBoolean() ? 0 : 50 * DOLLAR, 0);
      case 5 -> new ExecutionReport.RequestRejected(number);
      case 6 -> new ExecutionReport.UnknownOrder(number);
      default ->
          new ExecutionReport.Filled(
              number,
              0,
              random.nextBoolean() ? Side.BUY : Side.SELL,
              1 + random.nextInt(300),
              50 * DOLLAR,
              Liquidity.TAKER,
              time);
    };
  }
}
