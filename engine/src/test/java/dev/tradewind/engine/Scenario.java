package dev.tradewind.engine;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.strategy.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One share, daily bars, 10,000 dollars, and a script: the engine as a story to be told in a test.
 */
final class Scenario {

  static final Instrument AAPL = Instrument.share("AAPL", Currency.of("USD"));
  static final long DAY = 86_400_000_000_000L;

  /** A dollar of cash or price, in units of the scale 4 that both have here. */
  static final long DOLLAR = 10_000;

  final EventLog log = new EventLog();
  TradingEngine engine;
  private final EngineSetup setup;
  private final Script script;
  private long openTime;

  private Scenario(int warmupBars, UnaryOperator<EngineSetup> change) {
    script = new Script(warmupBars);
    setup = change.apply(EngineSetup.of(List.of(AAPL), () -> script, DAY, 10_000 * DOLLAR));
    engine = new TradingEngine(setup, log);
  }

  static Scenario plain() {
    return with(setup -> setup);
  }

  static Scenario with(UnaryOperator<EngineSetup> change) {
    return new Scenario(0, change);
  }

  static Scenario withWarmup(int bars) {
    return new Scenario(bars, setup -> setup);
  }

  /** A bar that stays at one price, with plenty of volume. */
  Scenario bar(long dollars) {
    return bar(dollars, dollars, dollars, dollars, 1_000_000);
  }

  Scenario bar(long open, long high, long low, long close, long volume) {
    engine.onBar(
        new ClosedBar(
            0,
            openTime,
            openTime + DAY,
            open * DOLLAR,
            high * DOLLAR,
            low * DOLLAR,
            close * DOLLAR,
            volume));
    openTime += DAY;
    return this;
  }

  /** What the strategy does at the next bar. */
  Scenario then(Consumer<Context> action) {
    script.then(action);
    return this;
  }

  /** What the strategy does at each fill. */
  Scenario onFill(BiConsumer<Context, Order> action) {
    script.onFill(action);
    return this;
  }

  /** What the strategy does when an order has ended. */
  Scenario onOrderEnded(BiConsumer<Context, Order> action) {
    script.onEnd(action);
    return this;
  }

  /** Another process goes on from a snapshot. */
  void restart() throws IOException {
    restart(same -> same);
  }

  /** Another process with other terms goes on from a snapshot. */
  void restart(UnaryOperator<EngineSetup> change) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine = new TradingEngine(change.apply(setup), log);
    engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** Another process goes on from a snapshot, with a strategy that starts afresh. */
  void restartAfresh() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine = new TradingEngine(setup, log);
    engine.restoreBook(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  Scenario command(Command command) {
    engine.onCommand(command);
    return this;
  }

  Scenario state(TradingState state) {
    engine.onCommand(new Command.SetState(state));
    return this;
  }

  Account account() {
    return engine.account();
  }

  /** The lines of the log since the last call. */
  List<String> events() {
    return log.take();
  }
}
