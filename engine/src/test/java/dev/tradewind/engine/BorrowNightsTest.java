package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DAY;
import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On bars a short position pays for the midnights at which it was held, by the times of fills. */
class BorrowNightsTest {

  private static final Currency USD = Currency.of("USD");
  private static final long HOUR = DAY / 24;

  /** 36.5% a year of 50 shares at 100, which are 5,000: 5 a night. */
  private static final Margin MARGIN = new Margin(5000, 3000, 36_500_000);

  private static final long NIGHT = 5 * DOLLAR;

  private final Script script = new Script(0);
  private long length = HOUR;
  private TradingEngine engine = engine(HOUR);

  private TradingEngine engine(long interval) {
    EngineSetup setup =
        EngineSetup.of(
                List.of(Instrument.share("A", USD), Instrument.share("B", USD)),
                () -> script,
                interval,
                20_000 * DOLLAR)
            .withScope(StrategyScope.ACCOUNT)
            .withAccount(AccountTerms.cash(USD).withMargin(MARGIN));
    return new TradingEngine(setup, EngineListener.NONE);
  }

  private void bars(long first, long last) {
    for (long bar = first; bar <= last; bar++) {
      bar(0, bar);
      bar(1, bar);
    }
  }

  private void bar(int instrument, long number) {
    long price = 100 * DOLLAR;
    engine.onBar(
        new ClosedBar(
            instrument,
            number * length,
            (number + 1) * length,
            price,
            price,
            price,
            price,
            1_000_000));
  }

  /** Of the second instrument, whose bar comes after the first one's of the same time. */
  private void trade(Side side) {
    script.then(c -> c.of(1).submitMarket(side, 50));
  }

  @Test
  void fromAnHourBeforeMidnightToAnHourAfterIsANight() {
    bars(20, 21);
    trade(Side.SELL);
    bars(22, 23);
    assertThat(engine.account().quantity(1)).isEqualTo(-50);
    assertThat(engine.account().fees()).as("the bar closes at midnight").isEqualTo(NIGHT);
    trade(Side.BUY);
    bars(24, 27);
    assertThat(engine.account().isFlat()).isTrue();
    assertThat(engine.account().fees()).isEqualTo(NIGHT);
  }

  @Test
  void whatIsLeftAnHourBeforeMidnightPaysNothing() {
    bars(20, 20);
    trade(Side.SELL);
    bars(21, 21);
    trade(Side.BUY);
    bars(22, 26);
    assertThat(engine.account().isFlat()).isTrue();
    assertThat(engine.account().fees()).isZero();
  }

  @Test
  void whatIsLeftAtMidnightWasHeldOverIt() {
    bars(20, 21);
    trade(Side.SELL);
    bars(22, 22);
    trade(Side.BUY);
    bars(23, 26);
    assertThat(engine.account().isFlat()).as("bought at 0:00").isTrue();
    assertThat(engine.account().fees()).isEqualTo(NIGHT);
  }

  @Test
  void nightsWithoutBarsArePaidByWhatWasHeldBeforeThem() {
    bars(20, 20);
    trade(Side.SELL);
    bars(21, 21);
    bars(22, 22);
    trade(Side.BUY);
    bar(0, 23);
    bars(24 * 3 + 9, 24 * 3 + 9);
    assertThat(engine.account().isFlat()).isTrue();
    assertThat(engine.account().fees()).isEqualTo(3 * NIGHT);
  }

  @Test
  void aDailyBarPaysForTheMidnightOfItsClose() {
    length = DAY;
    engine = engine(DAY);
    bars(0, 0);
    trade(Side.SELL);
    bars(1, 2);
    assertThat(engine.account().fees()).isEqualTo(NIGHT);
    trade(Side.BUY);
    bars(3, 4);
    assertThat(engine.account().fees()).as("bought at the open of day 4").isEqualTo(2 * NIGHT);
  }

  /** Between the bars of two instruments that close at midnight. */
  @Test
  void aSnapshotKnowsWhoHasPaid() throws IOException {
    bars(20, 20);
    script.then(
        c -> {
          c.of(0).submitMarket(Side.SELL, 50);
          c.of(1).submitMarket(Side.SELL, 50);
        });
    bars(21, 22);
    bar(0, 23);
    assertThat(engine.account().fees()).isEqualTo(NIGHT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine = engine(HOUR);
    engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    bar(1, 23);
    bars(24, 25);
    assertThat(engine.account().fees()).isEqualTo(2 * NIGHT);
  }
}
