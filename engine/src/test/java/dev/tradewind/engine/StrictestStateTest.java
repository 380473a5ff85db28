package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is commanded, latched and released in whatever order, the strictest is obeyed. */
class StrictestStateTest {

  private static final int STEPS = 150;
  private static final int BARS = 800;
  private static final List<TradingState> STATES = List.of(TradingState.values());

  @Property(tries = 300)
  void theStrictestOfCommandAndLatchIsObeyed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2) int instruments) {
    Story story = new Story(seed, instruments);
    for (int i = 0; i < STEPS; i++) {
      story.step();
      story.check();
    }
  }

  /** Flat wins in the end: the position goes to zero and stays there, whatever else is said. */
  @Property(tries = 200)
  void underALatchedFlatThePositionGoesToZeroAndStays(@ForAll long seed) {
    Story story = new Story(seed, 1);
    for (int i = 0; i < STEPS; i++) {
      story.step();
    }
    story.latch(TradingState.FLAT);
    long before = story.quantity();
    for (int i = 0; i < STEPS * 2; i++) {
      story.stepWithoutRelease();
      assertThat(story.quantity()).isBetween(0L, before);
      before = story.quantity();
    }
    story.engine.onCommand(new Command.Start());
    for (int i = 0; i < STEPS; i++) {
      story.bar();
    }
    assertThat(story.quantity()).isZero();
  }

  @Property(tries = 50)
  void theSameStoryHasTheSameHash(@ForAll long seed) throws IOException {
    Story one = new Story(seed, 2);
    Story two = new Story(seed, 2);
    for (int i = 0; i < STEPS; i++) {
      one.step();
      two.step();
      if (i % 40 == 39) {
        two.restart();
      }
    }
    assertThat(two.hash.hex()).isEqualTo(one.hash.hex());
  }

  /** Stories in which little happens would prove nothing. */
  @Example
  void theStoriesHaveEverything() {
    List<String> all = new ArrayList<>();
    for (long seed = 0; seed < 30; seed++) {
      Story story = new Story(seed, 1);
      for (int i = 0; i < STEPS; i++) {
        story.step();
      }
      all.addAll(story.log.lines);
    }
    for (String met :
        List.of(
            "Running to Halted",
            "Running to Flat",
            "Halted to Running",
            "Flat to Halted",
            "Flat to Running",
            "Release",
            "Rejected Buy",
            "Trade",
            "FlatLeft")) {
      assertThat(all).as(met).anyMatch(line -> line.contains(met));
    }
  }

  /** An engine, a random sequence of what can happen to it, and what it ought to obey. */
  private static final class Story {

    private final Random random;
    private final Iterator<Bar> bars;
    private final EngineSetup setup;
    private final EventLog log = new EventLog();
    private final EventHash hash = new EventHash();
    private TradingEngine engine;
    private TradingState commanded = TradingState.RUNNING;
    private Latch latch;
    private String released = "none";
    private int ids;
    private boolean windingDown;

    Story(long seed, int instruments) {
      random = new Random(seed);
      bars = RandomMarket.bars(seed, instruments, BARS).iterator();
      setup = RandomMarket.setup(seed, instruments);
      engine = new TradingEngine(setup, listener());
    }

    private EngineListener listener() {
      return new EngineListener() {
        @Override
        public void onOrderStatus(Order order) {
          log.onOrderStatus(order);
          hash.onOrderStatus(order);
          if (order.status() == OrderStatus.WORKING && engine.latch().isPresent()) {
            boolean protects = order.isProtectiveStop() && engine.state() == TradingState.HALTED;
            assertThat(protects || order.origin() == OrderOrigin.FLATTEN)
                .as("what works under a latch closes the position, or protects it under Halted")
                .isTrue();
            assertThat(order.reduceOnly()).isTrue();
          }
        }

        @Override
        public void onRejection(Order order, dev.tradewind.engine.order.RejectReason reason) {
          log.onRejection(order, reason);
          hash.onRejection(order, reason);
        }

        @Override
        public void onTrade(dev.tradewind.engine.portfolio.Trade trade) {
          log.onTrade(trade);
          hash.onTrade(trade);
        }

        @Override
        public void onStateChange(TradingState from, TradingState to) {
          assertThat(from).isNotEqualTo(to);
          log.onStateChange(from, to);
          hash.onStateChange(from, to);
        }

        @Override
        public void onLatch(Latch held) {
          hash.onLatch(held);
        }

        @Override
        public void onRelease(String id) {
          log.onRelease(id);
          hash.onRelease(id);
        }
      };
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> latch(random.nextBoolean() ? TradingState.HALTED : TradingState.FLAT);
        case 1, 2 -> release();
        default -> stepWithoutRelease();
      }
    }

    void stepWithoutRelease() {
      switch (random.nextInt(10)) {
        case 0, 1 -> {
          commanded = STATES.get(random.nextInt(4));
          engine.onCommand(new Command.SetState(commanded));
        }
        case 2 -> stopOrWindDown();
        case 3 -> engine.onCommand(new Command.Start());
        case 4 -> releaseUnknown();
        default -> bar();
      }
    }

    private void stopOrWindDown() {
      if (random.nextInt(4) > 0) {
        engine.onCommand(new Command.Stop(random.nextBoolean()));
        windingDown = false;
      } else {
        engine.onCommand(new Command.WindDown(random.nextBoolean()));
        windingDown = windingDown || !engine.isStopped();
      }
    }

    void bar() {
      if (!engine.isStopped()) {
        for (int i = 0; i < setup.instruments().size(); i++) {
          engine.onBar(bars.next());
        }
      }
    }

    void latch(TradingState level) {
      Latch next = new Latch("l-" + ++ids, level, LatchCause.DRAWDOWN, "it fell", ids);
      assertThat(engine.onCommand(new Command.SetLatch(next)).accepted()).isTrue();
      if (latch == null || level.compareTo(latch.level()) > 0) {
        latch = next;
      }
    }

    private void release() {
      if (latch != null) {
        assertThat(engine.onCommand(new Command.ReleaseLatch(latch.id())).accepted()).isTrue();
        released = latch.id();
        latch = null;
      }
    }

    private void releaseUnknown() {
      assertThat(engine.onCommand(new Command.ReleaseLatch("unknown")).accepted()).isFalse();
      assertThat(engine.onCommand(new Command.ReleaseLatch(released)).accepted())
          .isEqualTo(!released.equals("none"));
    }

    void restart() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.snapshot(new DataOutputStream(bytes));
      engine = new TradingEngine(setup, listener());
      engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    long quantity() {
      return engine.account().quantity(0);
    }

    void check() {
      TradingState told =
          latch == null || commanded.compareTo(latch.level()) > 0 ? commanded : latch.level();
      TradingState expected = windingDown ? TradingState.FLAT : told;
      assertThat(engine.state()).isEqualTo(expected);
      assertThat(engine.latch()).isEqualTo(Optional.ofNullable(latch));
    }
  }
}
