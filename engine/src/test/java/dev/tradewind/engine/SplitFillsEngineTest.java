package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Each order is filled at one price, in as many parts as the market happens to give: profit and
 * position do not depend on them, be it bars, trades, quotes or a book.
 */
class SplitFillsEngineTest {

  private static final long MINUTE = 60_000_000_000L;

  /** What the market tells, and how large a part of it orders may take. */
  private enum Told {
    BARS_THIN(100),
    BARS(1_000),
    BARS_WHOLE(ExchangeSettings.UNCAPPED),
    TRADES(3_000),
    QUOTES(1_000),
    BOOK(1_000);

    private final int participation;

    Told(int participation) {
      this.participation = participation;
    }
  }

  /** An order, and the price at which the market stays until it is filled. */
  private record Phase(Side side, long quantity, long price) {}

  @Property(tries = 60)
  void profitDoesNotDependOnTheParts(@ForAll long seed) {
    List<Phase> phases = phases(new Random(seed));
    long position = 0;
    long cash = 0;
    for (Phase phase : phases) {
      position += phase.side().sign() * phase.quantity();
      cash -= phase.side().sign() * phase.quantity() * phase.price();
    }
    long last = phases.getLast().price();
    TreeSet<Integer> numbersOfFills = new TreeSet<>();
    for (Told told : Told.values()) {
      EventLog log = new EventLog();
      TradingEngine engine = run(told, phases, new Random(~seed), log);
      assertThat(engine.openOrders()).as("all is filled on %s", told).isZero();
      assertThat(engine.account().quantity(0)).as("position on %s", told).isEqualTo(position);
      assertThat(engine.account().pnl()).as("%s", told).isEqualTo(cash + position * last);
      numbersOfFills.add(log.fills.size());
    }
    assertThat(numbersOfFills).as("they are cut in different ways").hasSizeGreaterThan(2);
  }

  private static List<Phase> phases(Random random) {
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      phases.add(
          new Phase(
              random.nextBoolean() ? Side.BUY : Side.SELL,
              1 + random.nextInt(400),
              90 * DOLLAR + random.nextInt(20) * DOLLAR));
    }
    return phases;
  }

  private static TradingEngine run(Told told, List<Phase> phases, Random random, EventLog log) {
    Script script = new Script(0);
    EngineSetup setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> script, MINUTE, 1_000_000 * DOLLAR)
            .withAccount(
                AccountTerms.cash(Scenario.AAPL.currency()).withMargin(new Margin(5_000, 0, 0)))
            .withParticipation(told.participation);
    TradingEngine engine = new TradingEngine(setup, log);
    long time = 0;
    for (Phase phase : phases) {
      tell(engine, told, time += MINUTE, phase.price(), random);
      script.then(
          c -> {
            if (phase.quantity() % 2 == 0) {
              c.submitMarket(phase.side(), phase.quantity());
            } else {
              c.submit(c.ticket().stop(phase.side(), phase.quantity(), phase.price()));
            }
          });
      for (int i = 0; i < 70; i++) {
        tell(engine, told, time += MINUTE, phase.price(), random);
      }
    }
    return engine;
  }

  private static void tell(TradingEngine engine, Told told, long time, long price, Random random) {
    long quantity = 700L + random.nextInt(900);
    switch (told) {
      case BARS_THIN, BARS, BARS_WHOLE ->
          engine.onBar(new ClosedBar(0, time, time + MINUTE, price, price, price, price, quantity));
      case TRADES ->
          engine.onTrade(new RecordedTrade(0, time, price, quantity / 10, Aggressor.UNKNOWN));
      case QUOTES ->
          engine.onQuote(new RecordedQuote(0, time, price, quantity / 50, price, quantity / 60));
      case BOOK -> book(engine, time, price, quantity / 50);
    }
  }

  private static void book(TradingEngine engine, long time, long price, long quantity) {
    engine.onBookLevel(RecordedBookLevel.emptyBook(0, time));
    engine.onBookLevel(new RecordedBookLevel(0, time, BookEntry.BID, price, quantity));
    engine.onBookLevel(new RecordedBookLevel(0, time, BookEntry.ASK, price, quantity + 1));
  }
}
