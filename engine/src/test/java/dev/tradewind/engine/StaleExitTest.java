package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.StrategyScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits by its nature is never stale: an exit that is at market already, and a target. */
class StaleExitTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DOLLAR = Scenario.DOLLAR;
  private static final List<Instrument> TWO =
      List.of(Instrument.share("A", Currency.of("USD")), Instrument.share("B", Currency.of("USD")));

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private final TradingEngine engine =
      new TradingEngine(
          EngineSetup.of(TWO, () -> script, MINUTE, 10_000 * DOLLAR)
              .withScope(StrategyScope.ACCOUNT)
              .withTimers(new OrderTimers(HOUR, HOUR, 2 * MINUTE)),
          log);

  private void bar(int instrument, long from, long to) {
    long price = 100 * DOLLAR;
    engine.onBar(new ClosedBar(instrument, from, to, price, price, price, price, 1_000_000));
  }

  @Test
  void othersThatMoveTheClockDoNotKeepItFromItsBar() {
    bar(0, 0, HOUR);
    script.then(c -> c.of(0).submitMarket(Side.BUY, 10));
    bar(0, HOUR, 2 * HOUR);
    script.then(c -> c.of(0).submitMarket(Side.SELL, 10));
    bar(0, 2 * HOUR, 3 * HOUR);
    assertThat(engine.account().quantity(0)).isEqualTo(10);
    for (int minute = 0; minute < 60; minute++) {
      bar(1, 3 * HOUR + minute * MINUTE, 3 * HOUR + (minute + 1) * MINUTE);
    }
    bar(0, 3 * HOUR, 4 * HOUR);
    assertThat(engine.account().isFlat()).isTrue();
    assertThat(engine.counts().orders()).isEqualTo(2);
  }

  /** A target waits for its price by its nature. */
  @Test
  void aTargetIsNeverStale() {
    bar(0, 0, HOUR);
    script.then(
        c -> c.of(0).submit(c.of(0).ticket().market(Side.BUY, 10).bracket(0, 150 * DOLLAR)));
    for (int hour = 1; hour < 9; hour++) {
      bar(0, hour * HOUR, (hour + 1) * HOUR);
    }
    assertThat(engine.account().quantity(0)).isEqualTo(10);
    assertThat(engine.openOrders()).isEqualTo(1);
  }
}
