package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A restart between any two events of any kind changes nothing. */
class SnapshotOfTicksTest {

  private static final int STEPS = 250;

  @Property(tries = 300)
  void whatIsRestoredGoesOnAsIfNothingHadHappened(
      @ForAll long seed, @ForAll @IntRange(max = STEPS) int cut) throws IOException {
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    List<RandomTape.Event> tape = RandomWorld.tape(seed, setup, STEPS, 4);
    EventLog undisturbed = new EventLog();
    TradingEngine reference = new TradingEngine(setup, undisturbed);
    tape.forEach(event -> event.tell(reference));
    reference.complete();

    EventLog log = new EventLog();
    TradingEngine before = new TradingEngine(setup, log);
    tape.subList(0, cut).forEach(event -> event.tell(before));
    TradingEngine after = new TradingEngine(setup, log);
    after.restore(new DataInputStream(new ByteArrayInputStream(bytes(before))));
    assertThat(bytes(after)).as("nothing is lost").isEqualTo(bytes(before));
    tape.subList(cut, tape.size()).forEach(event -> event.tell(after));
    after.complete();

    assertThat(log.lines).isEqualTo(undisturbed.lines);
    assertThat(bytes(after)).isEqualTo(bytes(reference));
  }

  /**
   * However often it is restored, and whatever works, is under way or waits for its time then; in
   * feeds that build bars, with longer bars, news and corporate actions.
   */
  @Property(tries = 150)
  void howeverOftenItIsRestoredItDoesTheSame(
      @ForAll long seed, @ForAll @Size(max = 6) Set<@IntRange(max = 500) Integer> cuts)
      throws IOException {
    EventHash undisturbed = new EventHash();
    TradingEngine reference = run(seed, undisturbed, Set.of(), new TreeSet<>());
    EventHash hash = new EventHash();
    TradingEngine restored = run(seed, hash, cuts, new TreeSet<>());
    assertThat(hash.hex()).isEqualTo(undisturbed.hex());
    assertThat(bytes(restored)).isEqualTo(bytes(reference));
  }

  /** A snapshot without orders would prove nothing. */
  @Example
  void ordersOfAllKindsAreOpenWhenItIsRestored() throws IOException {
    SortedSet<String> open = new TreeSet<>();
    for (long seed = 0; seed < 30; seed++) {
      run(seed, new EventHash(), Set.of(40, 80, 120, 160, 200, 240), open);
    }
    assertThat(open)
        .contains("MARKET", "LIMIT", "STOP", "STOP_LIMIT", "TRAILING_STOP")
        .contains("GTC", "GTD", "DAY", "STOP_LOSS", "TAKE_PROFIT")
        .contains("PENDING_NEW", "WORKING", "PARTIALLY_FILLED", "UNKNOWN");
  }

  private static TradingEngine run(
      long seed, EventHash hash, Set<Integer> cuts, SortedSet<String> open) throws IOException {
    StrategyScope scope = seed % 2 == 0 ? StrategyScope.ACCOUNT : StrategyScope.INSTRUMENT;
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomFrames(seed)).withScope(scope);
    List<RandomTape.Event> tape = RandomWorld.tapeWithTrades(seed, setup, STEPS, 4);
    MarketFeed feed = new RandomFeeds(tape, setup.instruments().size()).until(Long.MAX_VALUE);
    TradingEngine engine = new TradingEngine(setup, hash);
    for (int i = 0; feed.advance(); i++) {
      if (cuts.contains(i)) {
        engine.forEachOpenOrder(
            order -> {
              open.add(order.type().name());
              open.add(order.ticket().timeInForce().name());
              open.add(order.role().name());
              open.add(order.status().name());
            });
        TradingEngine after = new TradingEngine(setup, hash);
        after.restore(new DataInputStream(new ByteArrayInputStream(bytes(engine))));
        engine = after;
      }
      feed.dispatch(engine);
    }
    engine.complete();
    return engine;
  }

  private static byte[] bytes(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
