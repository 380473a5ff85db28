package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.portfolio.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A fill that crosses zero ends one trade and begins another; its fee is shared out by quantity.
 */
class FlipFeesTest {

  private static final Instrument ETH = new Instrument("ETHUSD", Currency.of("USD"), 2, 8, 1);
  private static final long COIN = 100_000_000;
  private static final long DOLLAR = 10_000_000_000L;
  private static final long PERCENT = 1_000_000;

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private long time;

  /** Buys one, sells three at once, buys two back, each at 2000. */
  private List<Trade> flip(FeeSchedule fees) {
    TradingEngine engine =
        new TradingEngine(
            EngineSetup.of(List.of(ETH), () -> script, 1_000, 100_000 * DOLLAR)
                .withFees(fees)
                .withAccount(
                    AccountTerms.cash(ETH.currency()).withMargin(new Margin(2_500, 500, 0)))
                .withExchange(
                    ExchangeSettings.DEFAULT.withParticipation(ExchangeSettings.UNCAPPED)),
            log);
    tell(engine, Side.BUY, COIN);
    tell(engine, Side.SELL, 3 * COIN);
    tell(engine, Side.BUY, 2 * COIN);
    tell(engine, Side.BUY, 0);
    return log.trades;
  }

  private void tell(TradingEngine engine, Side side, long quantity) {
    script.then(c -> c.submitMarket(side, quantity));
    engine.onTrade(new RecordedTrade(0, ++time, 2000_00, COIN, Aggressor.UNKNOWN));
  }

  @Test
  void aFeeIsSharedOutHoweverLargeItsUnits() {
    assertThat(flip(FeeSchedule.proportional(PERCENT)))
        .extracting(Trade::fees)
        .containsExactly(40 * DOLLAR, 80 * DOLLAR);
  }

  @Test
  void soIsARebate() {
    assertThat(flip(FeeSchedule.proportional(-PERCENT)))
        .extracting(Trade::fees)
        .containsExactly(-40 * DOLLAR, -80 * DOLLAR);
  }
}
