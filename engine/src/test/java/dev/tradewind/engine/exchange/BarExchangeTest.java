package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BarExchangeTest {

  /** Open 100, high 110, low 90, close 105, volume 1009. */
  private static final Bar BAR = new ClosedBar(0, 1000, 1100, 100, 110, 90, 105, 1009);

  private final BarExchange exchange = new BarExchange(0, BarExchange.TEN_PERCENT);
  private final OrderBook book = new OrderBook(1, 0);

  private Order limit(Side side, long price) {
    return book.create(OrderOrigin.STRATEGY, 0, side, 1, OrderType.LIMIT, price, 1000);
  }

  private Order market(Side side, long time) {
    return book.create(OrderOrigin.STRATEGY, 0, side, 1, OrderType.MARKET, 0, time);
  }

  private long priceOf(Order order) {
    return exchange.fillPrice(order, BAR, 1);
  }

  @Example
  void anOrderMatchesNoBarThatOpenedBeforeIt() {
    assertThat(priceOf(market(Side.BUY, 1000))).isEqualTo(100);
    assertThat(priceOf(market(Side.BUY, 1001))).isEqualTo(BarExchange.NO_FILL);
  }

  @Example
  void aBuyLimitFillsAtTheOpenOrAtTheLimitButNotAtTheTouch() {
    assertThat(priceOf(limit(Side.BUY, 100))).isEqualTo(100);
    assertThat(priceOf(limit(Side.BUY, 120))).isEqualTo(100);
    assertThat(priceOf(limit(Side.BUY, 91))).isEqualTo(91);
    assertThat(priceOf(limit(Side.BUY, 90))).isEqualTo(BarExchange.NO_FILL);
  }

  @Example
  void aSellLimitMirrorsIt() {
    assertThat(priceOf(limit(Side.SELL, 100))).isEqualTo(100);
    assertThat(priceOf(limit(Side.SELL, 80))).isEqualTo(100);
    assertThat(priceOf(limit(Side.SELL, 109))).isEqualTo(109);
    assertThat(priceOf(limit(Side.SELL, 110))).isEqualTo(BarExchange.NO_FILL);
  }

  @Example
  void fillsTakeTenPercentOfTheVolumeAtMost() {
    assertThat(exchange.fillable(BAR)).isEqualTo(100);
    assertThat(new BarExchange(0, BarExchange.UNCAPPED).fillable(BAR)).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void aForwardFilledBarFillsNothing() {
    Bar filled = ClosedBar.forwardFilled(0, 1000, 1100, 100);
    assertThat(exchange.fillable(filled)).isZero();
    assertThat(new BarExchange(0, BarExchange.UNCAPPED).fillable(filled)).isZero();
  }

  /** Slippage hurts, by less than a tick more than it says, and lands on a tick. */
  @Property
  void slippageIsRoundedToTheWorseTick(
      @ForAll @LongRange(min = 1, max = 1_000_000) long ticks,
      @ForAll @LongRange(min = 1, max = 50) long tick,
      @ForAll @LongRange(max = 10_000_000) long rate) {
    BarExchange slipping = new BarExchange(rate, 0);
    long price = ticks * tick;
    double exact = (double) price * rate / 1e8;
    long bought = slipping.slipped(Side.BUY, price, tick);
    assertThat(bought % tick).isZero();
    assertThat((double) (bought - price)).isBetween(exact - 1e-6, exact + tick);
    long sold = slipping.slipped(Side.SELL, price, tick);
    assertThat(sold % tick).isZero();
    assertThat(sold).isPositive();
    assertThat((double) (price - sold)).isLessThanOrEqualTo(exact + tick);
  }
}
