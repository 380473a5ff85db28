package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.portfolio.Account;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SnapshotTest {

  private static final int BARS = 120;

  /** Cut anywhere: what is restored ends where the undisturbed run ends, to the last bit. */
  @Property(tries = 300)
  void whatIsRestoredGoesOnAsIfNothingHadHappened(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int instruments,
      @ForAll @IntRange(max = BARS) int cut,
      @ForAll boolean faulty)
      throws IOException {
    EngineSetup setup =
        faulty ? RandomMarket.faulty(seed, instruments) : RandomMarket.setup(seed, instruments);
    List<Bar> bars = RandomMarket.bars(seed, instruments, BARS);
    EventLog undisturbed = new EventLog();
    TradingEngine reference = new TradingEngine(setup, undisturbed);
    run(reference, bars, 0, bars.size());

    EventLog log = new EventLog();
    TradingEngine before = new TradingEngine(setup, log);
    run(before, bars, 0, cut);
    TradingEngine after = new TradingEngine(setup, log);
    after.restore(in(bytes(before)));
    assertThat(after.counts().bars()).isEqualTo(cut);
    run(after, bars, cut, bars.size());

    assertThat(log.lines).isEqualTo(undisturbed.lines);
    assertThat(bytes(after)).isEqualTo(bytes(reference));
    assertThat(after.statistics()).isEqualTo(reference.statistics());
  }

  /** Commands come at fixed bars, so that cuts fall before, between and after them. */
  private static void run(TradingEngine engine, List<Bar> bars, int from, int to) {
    for (int i = from; i < to; i++) {
      engine.onBar(bars.get(i));
      switch (i) {
        case 20 -> engine.onCommand(new Command.SetState(TradingState.PAUSED));
        case 40 -> engine.onCommand(new Command.SetState(TradingState.RUNNING));
        case 60 -> engine.onCommand(new Command.SetCapital(engine.account().capital() + 12_345));
        case 70 -> engine.onCommand(new Command.SetState(TradingState.FLAT));
        case 75 -> latch(engine, "l-1", TradingState.FLAT);
        case 80 -> engine.onCommand(new Command.SetState(TradingState.RUNNING));
        case 85 -> engine.onCommand(new Command.ReleaseLatch("l-1"));
        case 95 -> latch(engine, "l-2", TradingState.HALTED);
        case 105 ->
            assertThat(engine.onCommand(new Command.ReleaseLatch("l-1")).accepted()).isTrue();
        case 110 -> engine.onCommand(new Command.ReleaseLatch("l-2"));
        default -> {}
      }
    }
    if (to == bars.size()) {
      engine.complete();
    }
  }

  private static void latch(TradingEngine engine, String id, TradingState level) {
    engine.onCommand(
        new Command.SetLatch(new Latch(id, level, LatchCause.BREAK_GLASS, "fire", 1_700_000_000L)));
  }

  /** Engines of market and limit orders wrote them; the numbers are those that they showed. */
  @Example
  void aSnapshotOfVersion1GoesOn() throws IOException {
    TradingEngine engine = new TradingEngine(RandomMarket.plain(11, 2), EngineListener.NONE);
    latch(engine, "not-in-the-snapshot", TradingState.FLAT);
    engine.restore(in(resource("snapshot-1.bin")));
    assertThat(engine.latch()).isEmpty();
    assertThat(engine.state()).isEqualTo(TradingState.PAUSED);
    assertThat(engine.counts().fills()).isEqualTo(19);
    assertThat(engine.account().cash()).isEqualTo(319_535_192);
    assertThat(engine.account().equity()).isEqualTo(375_497_147);
    assertThat(engine.account().realizedPnl()).isEqualTo(-13_223_378);
    assertThat(engine.account().peakEquity()).isEqualTo(407_052_315);
    assertGoesOn(engine, 90);
  }

  @Example
  void aSnapshotOfVersion2GoesOnWithItsOrders() throws IOException {
    EventLog log = new EventLog();
    TradingEngine engine = new TradingEngine(RandomMarket.plain(11, 2), log);
    engine.restore(in(resource("snapshot-2.bin")));
    assertThat(engine.account().equity()).isEqualTo(375_313_070);
    assertThat(engine.account().freeCash()).isEqualTo(245_297_759);
    assertThat(openOrders(engine))
        .containsExactly(
            "40 Working Buy Limit 0/25",
            "46 PartiallyFilled Sell Limit 125/390",
            "49 Working Sell Market 0/1");
    assertGoesOn(engine, 88);
    assertThat(log.lines).contains("Filled Sell Market 1/1 reduce-only");
  }

  @Example
  void whatAStopTookOffTheMarketBeforeVersion3ComesBack() throws IOException {
    TradingEngine engine = new TradingEngine(RandomMarket.plain(11, 2), EngineListener.NONE);
    engine.restore(in(resource("snapshot-2-stopped.bin")));
    assertThat(engine.isStopped()).isTrue();
    engine.onCommand(new Command.Start());
    assertThat(openOrders(engine))
        .containsExactly(
            "50 Working Buy Limit 0/25",
            "51 Working Sell Limit 0/265",
            "52 Working Sell Market 0/1");
    assertGoesOn(engine, 88);
  }

  private static List<String> openOrders(TradingEngine engine) {
    List<String> orders = new ArrayList<>();
    engine.forEachOpenOrder(
        order ->
            orders.add(
                "%d %s %s %s %d/%d"
                    .formatted(
                        order.number(),
                        order.status().label(),
                        order.side().label(),
                        order.type().label(),
                        order.filledQuantity(),
                        order.quantity())));
    return orders;
  }

  private static void assertGoesOn(TradingEngine engine, int bar) {
    Account account = engine.account();
    for (Bar next : RandomMarket.bars(11, 2, BARS).subList(bar, BARS)) {
      engine.onBar(next);
      assertThat(account.pnl())
          .isEqualTo(account.realizedPnl() + account.unrealizedPnl() - account.fees());
    }
    assertThat(engine.counts().bars()).isEqualTo(BARS);
  }

  @Example
  void aSnapshotHoldsTheLatch() throws IOException {
    TradingEngine before = new TradingEngine(RandomMarket.setup(3, 1), EngineListener.NONE);
    latch(before, "l-1", TradingState.HALTED);
    TradingEngine after = new TradingEngine(RandomMarket.setup(3, 1), EngineListener.NONE);
    after.restore(in(bytes(before)));
    assertThat(after.latch()).isEqualTo(before.latch()).isPresent();
    assertThat(after.state()).isEqualTo(TradingState.HALTED);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SnapshotTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Example
  void aBookOutlivesItsStrategy() throws IOException {
    TradingEngine before = new TradingEngine(RandomMarket.setup(7, 1), EngineListener.NONE);
    run(before, RandomMarket.bars(7, 1, BARS), 0, 50);
    TradingEngine after = new TradingEngine(RandomMarket.setup(8, 1), EngineListener.NONE);
    after.restoreBook(in(bytes(before)));
    assertThat(after.account().cash()).isEqualTo(before.account().cash());
    assertThat(after.account().quantity(0)).isEqualTo(before.account().quantity(0));
    assertThat(after.counts().bars()).isEqualTo(50);
  }

  /**
   * As when a pod is replaced: its successor goes on with the orders, a changed strategy not with
   * entries.
   */
  @Example
  void stoppedEntriesComeBackOnlyToTheStrategyThatAskedForThem() throws IOException {
    TradingEngine before = new TradingEngine(RandomMarket.setup(7, 1), EngineListener.NONE);
    List<Bar> bars = RandomMarket.bars(7, 1, BARS);
    int bar = 0;
    while (before.openOrders() == 0) {
      before.onBar(bars.get(bar++));
    }
    int working = before.openOrders();
    before.onCommand(new Command.Stop());

    TradingEngine same = new TradingEngine(RandomMarket.setup(7, 1), EngineListener.NONE);
    same.restore(in(bytes(before)));
    same.onCommand(new Command.Start());
    assertThat(same.openOrders()).isEqualTo(working);

    TradingEngine changed = new TradingEngine(RandomMarket.setup(8, 1), EngineListener.NONE);
    changed.restoreBook(in(bytes(before)));
    changed.onCommand(new Command.Start());
    assertThat(changed.openOrders()).isZero();
  }

  @Example
  void aSnapshotOfSomethingElseIsRefused() throws IOException {
    TradingEngine two = new TradingEngine(RandomMarket.setup(1, 2), EngineListener.NONE);
    byte[] snapshot = bytes(two);
    TradingEngine one = new TradingEngine(RandomMarket.setup(1, 1), EngineListener.NONE);
    assertThatThrownBy(() -> one.restore(in(snapshot)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("S0/4/0 S1/4/0");
    assertThatThrownBy(() -> one.restore(in(new byte[100]))).hasMessageContaining("no snapshot");
    snapshot[7] = 9;
    assertThatThrownBy(() -> two.restore(in(snapshot))).hasMessageContaining("version 9");
  }

  /**
   * A snapshot that was cut off or damaged is refused, or is a snapshot; it never ends in another
   * error.
   */
  @Property(tries = 300)
  void aDamagedSnapshotIsRefused(@ForAll int position, @ForAll byte damage, @ForAll boolean cut)
      throws IOException {
    TradingEngine engine = new TradingEngine(RandomMarket.setup(3, 2), EngineListener.NONE);
    run(engine, RandomMarket.bars(3, 2, BARS), 0, 55);
    byte[] snapshot = bytes(engine);
    int at = Math.floorMod(position, snapshot.length);
    snapshot[at] = damage;
    byte[] damaged = cut ? Arrays.copyOf(snapshot, at) : snapshot;
    TradingEngine restored = new TradingEngine(RandomMarket.setup(3, 2), EngineListener.NONE);
    try {
      restored.restore(in(damaged));
      assertThat(cut).isFalse();
    } catch (IOException refused) {
      assertThat(restored).isNotNull();
    }
  }

  private static byte[] bytes(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
