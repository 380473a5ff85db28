package dev.tradewind.engine;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.strategy.Context;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Like {@link Scenario}, told by trades, quotes and levels of a book, a minute apart. */
final class TickStory {

  static final long MINUTE = 60_000_000_000L;
  private static final long DOLLAR = Scenario.DOLLAR;

  final EventLog log = new EventLog();
  final TradingEngine engine;
  private final Script script = new Script(0);
  private long time;

  private TickStory(UnaryOperator<EngineSetup> change) {
    EngineSetup setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> script, MINUTE, 100_000 * DOLLAR);
    engine = new TradingEngine(change.apply(setup), log);
  }

  static TickStory with(UnaryOperator<EngineSetup> change) {
    return new TickStory(change);
  }

  static TickStory plain() {
    return with(setup -> setup);
  }

  /** What the strategy does at the next event. */
  TickStory then(Consumer<Context> action) {
    script.then(action);
    return this;
  }

  TickStory trade(long dollars, long quantity) {
    engine.onTrade(
        new RecordedTrade(0, time += MINUTE, dollars * DOLLAR, quantity, Aggressor.UNKNOWN));
    return this;
  }

  TickStory quote(long bid, long bidQuantity, long ask, long askQuantity) {
    engine.onQuote(
        new RecordedQuote(0, time += MINUTE, bid * DOLLAR, bidQuantity, ask * DOLLAR, askQuantity));
    return this;
  }

  TickStory bid(long dollars, long quantity) {
    return level(BookEntry.BID, dollars, quantity);
  }

  TickStory ask(long dollars, long quantity) {
    return level(BookEntry.ASK, dollars, quantity);
  }

  private TickStory level(BookEntry side, long dollars, long quantity) {
    engine.onBookLevel(new RecordedBookLevel(0, time += MINUTE, side, dollars * DOLLAR, quantity));
    return this;
  }

  /** Fills since the last call, as "side quantity@dollars". */
  List<String> fills() {
    List<String> told =
        log.fills.stream()
            .map(f -> f.side().label() + " " + f.quantity() + "@" + f.price() / DOLLAR)
            .toList();
    log.fills.clear();
    return told;
  }

  /** The numbers of the orders that were filled, in turn, since the last call. */
  List<Long> filledOrders() {
    List<Long> told = log.fills.stream().map(Fill::orderNumber).toList();
    log.fills.clear();
    return told;
  }
}
