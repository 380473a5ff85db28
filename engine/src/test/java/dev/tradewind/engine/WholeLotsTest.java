package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.strategy.Context;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an event has for an order is given in whole lots. */
class WholeLotsTest {

  private static final long DAY = Scenario.DAY;
  private static final long DOLLAR = Scenario.DOLLAR;
  private static final Instrument TENS = Scenario.AAPL.withLotSize(10);

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private TradingEngine engine = engine(100_000);
  private long time;

  private TradingEngine engine(long dollars) {
    return new TradingEngine(
        EngineSetup.of(List.of(TENS), () -> script, DAY, dollars * DOLLAR), log);
  }

  private void bar(long dollars, long volume) {
    long price = dollars * DOLLAR;
    engine.onBar(new ClosedBar(0, time, time += DAY, price, price, price, price, volume));
  }

  private void then(Consumer<Context> action) {
    script.then(action);
  }

  private List<Long> filled() {
    return log.fills.stream().map(Fill::quantity).toList();
  }

  /** A tenth of 155 is 15: one lot of it. A tenth of 95 is none. */
  @Test
  void aBarGivesWholeLots() {
    bar(100, 1_000);
    then(c -> c.submitMarket(Side.BUY, 30));
    bar(100, 1_000);
    bar(100, 155);
    bar(100, 95);
    bar(100, 1_000);
    assertThat(filled()).containsExactly(10L, 20L);
  }

  @Test
  void aQuoteGivesWholeLots() {
    engine.onQuote(new RecordedQuote(0, 1, 99 * DOLLAR, 50, 100 * DOLLAR, 50));
    then(c -> c.submitMarket(Side.BUY, 30));
    engine.onQuote(new RecordedQuote(0, 2, 99 * DOLLAR, 50, 100 * DOLLAR, 50));
    engine.onQuote(new RecordedQuote(0, 3, 99 * DOLLAR, 50, 100 * DOLLAR, 17));
    engine.onQuote(new RecordedQuote(0, 4, 99 * DOLLAR, 50, 100 * DOLLAR, 50));
    assertThat(filled()).containsExactly(10L, 20L);
  }

  /** The price has jumped: the cash pays for 15 of 20, which is one lot. */
  @Test
  void theCashPaysForWholeLots() {
    engine = engine(2_100);
    bar(100, 1_000);
    then(c -> c.submitMarket(Side.BUY, 20));
    bar(100, 1_000);
    bar(140, 1_000);
    assertThat(filled()).containsExactly(10L);
  }

  /** Three for two of 50 are 75: the odd five leave with the last lots, and not before. */
  @Test
  void oddSharesOfASplitLeaveWithTheRest() {
    bar(100, 1_000);
    then(c -> c.submitMarket(Side.BUY, 50));
    bar(100, 1_000);
    bar(100, 1_000);
    engine.onCorporateAction(new CorporateAction.Split(0, time, 3, 2));
    assertThat(engine.account().quantity(0)).isEqualTo(75);
    engine.onCommand(new Command.SetState(TradingState.FLAT));
    bar(66, 500);
    bar(66, 240);
    bar(66, 40);
    bar(66, 500);
    assertThat(filled()).containsExactly(50L, 50L, 20L, 5L);
    assertThat(engine.account().quantity(0)).isZero();
  }

  private void ask(int time, long dollars, long quantity) {
    if (time == 1) {
      engine.onBookLevel(new RecordedBookLevel(0, time, BookEntry.BID, 9 * DOLLAR, 100));
    }
    engine.onBookLevel(new RecordedBookLevel(0, time, BookEntry.ASK, dollars * DOLLAR, quantity));
  }

  /** Of 15 and 5 only ten can be had in whole lots. */
  @Test
  void whatHasToBeFilledInWholeIsNotFilledInPart() {
    ask(1, 10, 15);
    then(c -> c.submit(c.ticket().limit(Side.BUY, 20, 12 * DOLLAR).fillOrKill()));
    ask(2, 11, 5);
    ask(3, 12, 0);
    assertThat(filled()).isEmpty();
    assertThat(log.lines).last().asString().contains("Cancelled").contains("NotImmediate");
  }

  /** Less than a lot is passed over, and stays for others. */
  @Test
  void aLevelOfLessThanALotIsInNobodysWay() {
    ask(1, 10, 5);
    then(c -> c.submit(c.ticket().limit(Side.BUY, 20, 12 * DOLLAR).immediateOrCancel()));
    ask(2, 11, 500);
    ask(3, 12, 0);
    assertThat(log.fills).extracting(Fill::price).containsExactly(11 * DOLLAR);
    assertThat(filled()).containsExactly(20L);
    then(c -> c.submit(c.ticket().limit(Side.BUY, 10, 10 * DOLLAR).immediateOrCancel()));
    ask(4, 10, 15);
    ask(5, 12, 0);
    assertThat(filled()).containsExactly(20L, 10L);
  }
}
