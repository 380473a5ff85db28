package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.StrategyScope;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** An order with other terms meets what a new one would: never a bar that has begun before. */
class ChangedOrdersTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DOLLAR = Scenario.DOLLAR;
  private static final Instrument LEAD = Instrument.share("LEAD", Currency.of("USD"));
  private static final Instrument FOLLOW = Instrument.share("FOLLOW", Currency.of("USD"));

  private enum News implements CustomEvent.Payload {
    GOOD
  }

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private final TradingEngine engine =
      new TradingEngine(
          EngineSetup.of(List.of(LEAD, FOLLOW), () -> script, MINUTE, 10_000 * DOLLAR)
              .withScope(StrategyScope.ACCOUNT),
          log);
  private long number;

  private void bar(int instrument, int minute, long open, long close) {
    engine.onBar(
        new ClosedBar(
            instrument,
            minute * MINUTE,
            (minute + 1) * MINUTE,
            open * DOLLAR,
            Math.max(open, close) * DOLLAR,
            Math.min(open, close) * DOLLAR,
            close * DOLLAR,
            1_000_000));
  }

  private void minute(int minute) {
    bar(0, minute, 100, 100);
    bar(1, minute, 100, 100);
  }

  /** An order of FOLLOW that rests since the first minute. */
  private void rests(ToLongFunction<Context> order) {
    minute(0);
    script.then(c -> number = order.applyAsLong(c.of(1)));
    minute(1);
    minute(2);
    assertThat(log.fills).isEmpty();
  }

  /** LEAD ends minute 3 at another price, and the strategy draws its conclusion for FOLLOW. */
  private List<Long> pricesOfFills(Consumer<Context> conclusion) {
    script.then(c -> conclusion.accept(c.of(1)));
    bar(0, 3, 100, 120);
    bar(1, 3, 100, 120);
    bar(1, 4, 120, 120);
    return log.fills.stream().map(Fill::price).map(price -> price / DOLLAR).toList();
  }

  @Test
  void aLimitThatIsRaisedByHindsightMeetsTheNextBar() {
    rests(c -> c.submitLimit(Side.BUY, 50, 10 * DOLLAR));
    assertThat(pricesOfFills(c -> c.replace(number, 50, 150 * DOLLAR, 0))).containsExactly(120L);
  }

  @Test
  void aStopThatIsMovedByHindsightMeetsTheNextBar() {
    rests(c -> c.submit(new OrderTicket().stop(Side.BUY, 50, 150 * DOLLAR)));
    assertThat(pricesOfFills(c -> c.replace(number, 50, 0, 101 * DOLLAR))).containsExactly(120L);
  }

  @Test
  void moreOfAnOrderThatWaitsForABarWaitsForTheNextOne() {
    minute(0);
    script.then(c -> number = c.of(1).submitMarket(Side.BUY, 1));
    bar(1, 1, 100, 100);
    assertThat(pricesOfFills(c -> c.replace(number, 50, 0, 0))).containsExactly(120L);
  }

  @Test
  void newsWithinABarChangesNothingOfIt() {
    rests(c -> c.submitLimit(Side.BUY, 50, 10 * DOLLAR));
    script.then(c -> c.of(1).replace(number, 50, 150 * DOLLAR, 0));
    long within = 3 * MINUTE + MINUTE / 2;
    engine.onCustomEvent(
        new RecordedCustomEvent(CustomEvent.NO_INSTRUMENT, within, "news", News.GOOD));
    bar(1, 3, 100, 120);
    assertThat(log.fills).isEmpty();
  }

  @Test
  void whatOnlyBecomesSmallerStays() {
    rests(c -> c.submitLimit(Side.BUY, 50, 10 * DOLLAR));
    script.then(c -> c.of(1).replace(number, 20, 10 * DOLLAR, 0));
    bar(0, 3, 100, 120);
    bar(1, 3, 100, 5);
    assertThat(log.fills).hasSize(1);
    assertThat(log.fills.getFirst().quantity()).isEqualTo(20);
  }
}
