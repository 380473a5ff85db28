package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several symbols in one account: no share spends what the account no longer has. */
class SharedCashTest {

  private static final long DAY = Scenario.DAY;
  private static final long DOLLAR = Scenario.DOLLAR;
  private static final List<Instrument> TWO =
      List.of(Instrument.share("A", Currency.of("USD")), Instrument.share("B", Currency.of("USD")));

  private final Script script = new Script(0);
  private final TradingEngine engine =
      new TradingEngine(
          EngineSetup.of(TWO, () -> script, DAY, 100_000 * DOLLAR), EngineListener.NONE);

  private void bar(int instrument, int day) {
    bar(engine, instrument, day);
  }

  private static void bar(TradingEngine engine, int instrument, int day) {
    long price = 100 * DOLLAR;
    engine.onBar(
        new ClosedBar(
            instrument, day * DAY, (day + 1) * DAY, price, price, price, price, 10_000_000));
  }

  @Test
  void aWithdrawalFromAnInvestedShareBindsTheOther() {
    script.then(context -> context.submitMarket(Side.BUY, 500));
    bar(0, 0);
    bar(0, 1);
    assertThat(engine.account().cash()).isEqualTo(50_000 * DOLLAR);
    assertThat(engine.onCommand(new Command.SetCapital(50_000 * DOLLAR)).accepted()).isTrue();
    assertThat(engine.account().cash()).isZero();

    script.then(context -> context.submitMarket(Side.BUY, 250));
    bar(1, 2);
    bar(1, 3);

    assertThat(engine.account().quantity(1)).isZero();
    assertThat(engine.account().cash()).isZero();
    assertThat(engine.counts().rejects()).isEqualTo(1);
  }

  /** Each share has 30,000 of the 30,000 that a withdrawal has left, but there are not two. */
  @Test
  void twoSharesArePromisedTheSameCashOnlyOnce() {
    List<Instrument> three =
        List.of(TWO.get(0), TWO.get(1), Instrument.share("C", Currency.of("USD")));
    TradingEngine shared =
        new TradingEngine(
            EngineSetup.of(three, () -> script, DAY, 90_000 * DOLLAR), EngineListener.NONE);
    script.then(context -> context.submitMarket(Side.BUY, 300));
    bar(shared, 0, 0);
    bar(shared, 0, 1);
    assertThat(shared.onCommand(new Command.SetCapital(60_000 * DOLLAR)).accepted()).isTrue();

    script.then(context -> context.submitMarket(Side.BUY, 200));
    bar(shared, 1, 2);
    script.then(context -> context.submitMarket(Side.BUY, 200));
    bar(shared, 2, 2);

    assertThat(shared.counts().rejects()).isEqualTo(1);
    assertThat(shared.account().freeCash()).isEqualTo(10_000 * DOLLAR);
  }

  @Test
  void noCapitalIsTooLargeToBeAddedUp() {
    CommandOutcome outcome = engine.onCommand(new Command.SetCapital(1_000_000_000_000L * DOLLAR));
    assertThat(outcome.accepted()).isFalse();
    assertThat(outcome.message()).isEqualTo("The capital must be below 1000000000000.");
    assertThat(engine.onCommand(new Command.SetCapital(Long.MAX_VALUE)).accepted()).isFalse();
    assertThat(engine.onCommand(new Command.SetCapital(Long.MIN_VALUE)).accepted()).isFalse();
  }
}
