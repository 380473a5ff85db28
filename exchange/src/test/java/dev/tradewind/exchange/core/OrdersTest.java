package dev.tradewind.exchange.core;

import static dev.tradewind.exchange.core.Floor.limit;
import static dev.tradewind.exchange.core.Floor.market;
import static dev.tradewind.exchange.core.Floor.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.exchange.protocol.Status;
import dev.tradewind.marketdata.PriceFile;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of orders of each type. */
final class OrdersTest {

  /** 100 for two bars, then down to 90, up to 110, and back to 100. */
  private static final PriceFile WAVE =
      Floor.bars(
          Floor.AAPL,
          new long[] {100, 100, 100, 100, 1000},
          new long[] {100, 101, 99, 100, 1000},
          new long[] {99, 99, 90, 91, 1000},
          new long[] {92, 110, 92, 109, 1000},
          new long[] {108, 108, 100, 100, 1000});

  private final Floor floor = Floor.with(Capabilities.BEST, WAVE);
  private final long session = floor.logOn("a");

  private List<String> told(int steps) {
    for (int i = 0; i < steps; i++) {
      floor.core.step();
    }
    return floor.orderReports(session).stream()
        .filter(report -> !(report instanceof Report.LoggedOn))
        .map(OrdersTest::line)
        .toList();
  }

  private static String line(Report report) {
    return switch (report) {
      case Report.Filled fill ->
          "%s filled %s at %s %s"
              .formatted(
                  fill.clientOrderId(),
                  fill.quantity().toPlainString(),
                  fill.price().toPlainString(),
                  fill.liquidity());
      case Report.Cancelled cancelled ->
          cancelled.clientOrderId() + " cancelled " + cancelled.reason();
      case Report.OrderReport other ->
          other.clientOrderId() + " " + other.getClass().getSimpleName();
      default -> report.toString();
    };
  }

  @Test
  void aMarketOrderFillsAtTheNextOpenAndAtMostATenthOfTheVolume() {
    floor.core.step();
    floor.send(session, market("m", Side.BUY, 150));
    assertThat(told(2))
        .containsExactly("m Accepted", "m filled 100 at 100 TAKER", "m filled 50 at 99 TAKER");
  }

  @Test
  void aFillHasAllThatIsNeededToBookIt() {
    floor.core.step();
    floor.send(session, market("m", Side.SELL, 150));
    floor.core.step();
    floor.core.step();
    List<Report> heard = floor.orderReports(session);
    assertThat(heard.getLast())
        .isEqualTo(
            new Report.Filled(
                "m",
                Floor.START + 2 * Floor.MINUTE,
                "x1-2",
                2,
                "AAPL",
                Side.SELL,
                new BigDecimal("50"),
                new BigDecimal("99"),
                Liquidity.TAKER,
                new BigDecimal("150")));
    floor.send(session, new Request.Fills(1));
    assertThat(floor.heard(session))
        .containsExactly(
            new Report.FillsAnswer(List.of((Report.Filled) heard.getLast()), 0, false));
    floor.send(session, new Request.Positions());
    assertThat(floor.heard(session))
        .containsExactly(
            new Report.PositionsAnswer(
                List.of(new Report.Held("AAPL", new BigDecimal("-150"))), 2));
  }

  @Test
  void limitsFillWhenThePriceGoesBeyondThem() {
    floor.core.step();
    floor.send(session, limit("b", Side.BUY, 10, "95"));
    floor.send(session, limit("s", Side.SELL, 10, "105"));
    floor.send(session, limit("n", Side.BUY, 10, "90"));
    assertThat(told(3))
        .containsExactly(
            "b Accepted",
            "s Accepted",
            "n Accepted",
            "b filled 10 at 95 MAKER",
            "s filled 10 at 105 MAKER");
  }

  @Test
  void stopsFillWhenTheyAreTouched() {
    floor.core.step();
    floor.send(
        session, order("s", Side.SELL, OrderType.STOP, TimeInForce.GTC, 10, null, "95", null));
    floor.send(
        session,
        order("l", Side.SELL, OrderType.STOP_LIMIT, TimeInForce.GTC, 10, "97", "96", null));
    floor.send(
        session,
        order("t", Side.BUY, OrderType.TRAILING_STOP, TimeInForce.GTC, 10, null, null, "5"));
    assertThat(told(3))
        .containsExactly(
            "s Accepted",
            "l Accepted",
            "t Accepted",
            "s filled 10 at 95 TAKER",
            "t filled 10 at 95 TAKER",
            "l filled 10 at 97 MAKER");
  }

  @Test
  void ordersEndWithTheirTimeInForce() {
    floor.core.step();
    long now = floor.core.marketTime();
    floor.send(
        session,
        Floor.until(
            order("g", Side.BUY, OrderType.LIMIT, TimeInForce.GTD, 10, "50", null, null),
            now + Floor.MINUTE));
    floor.send(
        session,
        Floor.until(
            order("d", Side.BUY, OrderType.LIMIT, TimeInForce.DAY, 10, "50", null, null),
            now + 2 * Floor.MINUTE));
    floor.send(
        session, order("i", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 120, null, null, null));
    floor.send(
        session, order("f", Side.BUY, OrderType.MARKET, TimeInForce.FOK, 120, null, null, null));
    assertThat(told(2))
        .containsExactly(
            "g Accepted",
            "d Accepted",
            "i Accepted",
            "f Accepted",
            "i filled 100 at 100 TAKER",
            "i cancelled NotImmediate",
            "f cancelled NotImmediate",
            "g Expired",
            "d Expired");
  }

  @Test
  void reduceOnlyNeverOpensAndPostOnlyNeverTakes() {
    floor.core.step();
    floor.send(session, market("m", Side.BUY, 10));
    floor.send(session, Floor.reduceOnly(market("r", Side.SELL, 30)));
    floor.send(session, Floor.postOnly(limit("p", Side.BUY, 10, "101")));
    assertThat(told(1))
        .containsExactly(
            "m Accepted",
            "r Accepted",
            "p Rejected",
            "m filled 10 at 100 TAKER",
            "r filled 10 at 100 TAKER",
            "r cancelled PositionClosed");
  }

  @Test
  void ordersAreCancelledAndReplaced() {
    floor.core.step();
    floor.send(session, limit("1", Side.BUY, 10, "50"));
    floor.send(
        session, new Request.ReplaceOrder("1", new BigDecimal("20"), new BigDecimal("95.5"), null));
    floor.send(session, new Request.CancelOrder("2"));
    floor.send(session, new Request.ReplaceOrder("2", BigDecimal.TEN, BigDecimal.TEN, null));
    floor.send(session, new Request.ReplaceOrder("1", BigDecimal.TEN, null, null));
    floor.send(session, new Request.ReplaceOrder("1", new BigDecimal("0.5"), BigDecimal.TEN, null));
    floor.send(session, limit("3", Side.BUY, 10, "50"));
    floor.send(session, new Request.CancelOrder("3"));
    assertThat(told(2))
        .containsExactly(
            "1 Accepted",
            "1 Replaced",
            "2 RequestRejected",
            "2 RequestRejected",
            "1 RequestRejected",
            "1 RequestRejected",
            "3 Accepted",
            "3 cancelled Requested",
            "1 filled 20 at 95.5 MAKER");
  }

  @Test
  void anOrderIsFoundAsItStands() {
    floor.core.step();
    floor.send(session, limit("1", Side.BUY, 150, "95"));
    floor.core.step();
    floor.core.step();
    floor.heard(session);
    floor.send(session, new Request.OrderStatus("1"));
    assertThat(floor.heard(session))
        .containsExactly(
            new Report.OrderState(
                "1",
                Floor.START + 3 * Floor.MINUTE,
                "AAPL",
                Side.BUY,
                OrderType.LIMIT,
                new BigDecimal("150"),
                new BigDecimal("100"),
                new BigDecimal("95"),
                null,
                Status.PartiallyFilled));
  }

  @Test
  void whatCannotBeMeantIsRejectedWithItsSentence() {
    floor.core.step();
    floor.heard(session);
    rejects(
        limit("1", Side.BUY, 10, "1.00001"), "limitPrice \"1.00001\" has more than 4 decimals.");
    rejects(
        order("2", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10, null, null, null),
        "A Limit order has a limitPrice and no other price: these are not the prices that were"
            + " sent.");
    rejects(
        order("3", Side.BUY, OrderType.MARKET, TimeInForce.GTC, 10, null, "1", null),
        "A Market order has no price");
    rejects(
        order("4", Side.BUY, OrderType.LIMIT, TimeInForce.GTD, 10, "1", null, null),
        "An expireTime goes with GTD, which needs one, and with DAY.");
    rejects(
        Floor.until(
            order("5", Side.BUY, OrderType.LIMIT, TimeInForce.GTD, 10, "1", null, null),
            floor.core.marketTime()),
        "it must end after the market time");
    rejects(
        order("6", Side.BUY, OrderType.STOP, TimeInForce.IOC, 10, null, "1", null),
        "a stop order rests");
    rejects(
        new Request.NewOrder(
            "7",
            "TSLA",
            Side.BUY,
            OrderType.MARKET,
            TimeInForce.GTC,
            null,
            BigDecimal.TEN,
            null,
            null,
            null,
            false,
            false),
        "TSLA is not traded here: there is AAPL.");
    rejects(
        order("8", Side.BUY, OrderType.MARKET, TimeInForce.GTC, Long.MAX_VALUE, null, null, null),
        "at most 10^17 units");
  }

  private void rejects(Request.NewOrder order, String sentence) {
    floor.send(session, order);
    assertThat(floor.heard(session))
        .singleElement()
        .isInstanceOfSatisfying(
            Report.Rejected.class,
            rejected -> assertThat(rejected.text()).contains(sentence).endsWith("."));
  }

  @Test
  void beforeTheFirstPriceNothingCanTrailOrMakeLiquidity() {
    floor.send(
        session,
        order("t", Side.BUY, OrderType.TRAILING_STOP, TimeInForce.GTC, 10, null, null, "5"));
    floor.send(session, Floor.postOnly(limit("p", Side.BUY, 10, "10")));
    floor.send(
        session, order("d", Side.BUY, OrderType.LIMIT, TimeInForce.DAY, 10, "10", null, null));
    floor.send(session, market("m", Side.BUY, 10));
    assertThat(told(1))
        .containsExactly(
            "t Rejected", "p Rejected", "d Rejected", "m Accepted", "m filled 10 at 100 TAKER");
  }

  @Test
  void afterTheEndMarketOrdersFillAtTheLastCloseAndNothingElseIsTaken() {
    floor.send(session, market("m", Side.BUY, 10));
    floor.send(session, limit("l", Side.BUY, 10, "1"));
    told(5);
    assertThat(told(1)).containsExactly("l cancelled EndOfData");
    assertThat(floor.core.isMoving()).isFalse();
    floor.send(session, limit("1", Side.BUY, 10, "1"));
    floor.send(session, Floor.reduceOnly(market("2", Side.SELL, 25)));
    floor.send(session, Floor.reduceOnly(market("3", Side.SELL, 25)));
    floor.send(session, market("4", Side.SELL, 25));
    assertThat(told(1))
        .containsExactly(
            "1 Rejected",
            "2 Accepted",
            "2 filled 10 at 100 TAKER",
            "2 cancelled PositionClosed",
            "3 Accepted",
            "3 cancelled PositionClosed",
            "4 Accepted",
            "4 filled 25 at 100 TAKER");
  }

  @Test
  void accountsDoNotKnowOfEachOther() {
    long other = floor.logOn("b");
    floor.send(session, market("1", Side.BUY, 100));
    floor.send(other, market("1", Side.SELL, 100));
    floor.core.step();
    assertThat(told(0)).containsExactly("1 Accepted", "1 filled 100 at 100 TAKER");
    assertThat(floor.orderReports(other).getLast())
        .isInstanceOfSatisfying(
            Report.Filled.class,
            fill -> {
              assertThat(fill.quantity()).isEqualTo("100");
              assertThat(fill.executionId()).isEqualTo("x1-2");
              assertThat(fill.sequence()).isEqualTo(1);
            });
  }

  @Test
  void anAccountThatComesLaterKnowsThePrice() {
    told(2);
    long other = floor.logOn("b");
    floor.send(
        other,
        order("t", Side.SELL, OrderType.TRAILING_STOP, TimeInForce.GTC, 10, null, null, "5"));
    told(1);
    assertThat(floor.orderReports(other).getLast())
        .isInstanceOfSatisfying(
            Report.Filled.class, fill -> assertThat(fill.price()).isEqualTo("95"));
  }
}
