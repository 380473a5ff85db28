package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueRequest;
import dev.tradewind.runtime.venue.VenueTimes;
import dev.tradewind.runtime.venue.exchange.VirtualAdapter;
import dev.tradewind.runtime.venue.exchange.VirtualExchange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod and an exchange in one thread and a time of their own, from the first bar to the last, with
 * mishaps on the way. The same mishaps give the same run.
 */
final class VenueSimulation {

  /** After the last bar it goes on for so long, for what is still to be settled. */
  private static final Duration EPILOGUE = Duration.ofSeconds(150);

  /** Time between two bars of a running market, and the most that passes at once. */
  private static final Duration STEP = Duration.ofMillis(100);

  private static final Duration DOWN = Duration.ofSeconds(1);
  private static final int MOST_STEPS = 40_000;
  private static final VenueTimes TIMES = VenueTimes.DEFAULT;

  private final Plan plan;
  private final Path data;
  private final Path root;
  private final Prices prices;
  private final boolean running;
  private final VirtualExchange exchange;
  private final List<String> story = new ArrayList<>();
  private final Killer killer = new Killer();

  private long nanos = 1_000_000_000L;
  private long nextStep;
  private int steps;
  private int pods;
  private long completedAt = Long.MAX_VALUE;
  private long exchangeBackAt = Long.MAX_VALUE;
  private Pod pod;

  /** The pod dies at this moment. */
  private static final class Killed extends Error {

    private static final long serialVersionUID = 1;

    private Killed() {
      super("killed", null, false, false);
    }
  }

  /** Kills at a request, if it is told to. */
  private static final class Killer implements VirtualAdapter.Watch {

    private int before = -1;
    private int after = -1;

    @Override
    public void before(VenueRequest request) {
      if (before >= 0 && before-- == 0) {
        throw new Killed();
      }
    }

    @Override
    public void after(VenueRequest request) {
      if (after >= 0 && after-- == 0) {
        throw new Killed();
      }
    }
  }

  /** One process. */
  private final class Pod {

    private final Path ledger;
    private final SteppedLoop loop;
    private VirtualAdapter adapter;

    private Pod(Path ledger) {
      this.ledger = ledger;
      VenueAccess access =
          new VenueAccess("sim", (setup, epoch) -> adapter(setup.strategyKey(), epoch), TIMES);
      loop =
          new SteppedLoop(
              new LoopSettings(plan, data, ledger, 1, false, "test", Optional.of(access)),
              () -> nanos);
    }

    private VenueAdapter adapter(String account, long epoch) {
      adapter = new VirtualAdapter(exchange, account, epoch, () -> nanos, killer);
      return adapter;
    }

    private long due() {
      return Math.min(
          nanos + loop.nanosUntilDue(Long.MAX_VALUE / 4),
          adapter == null ? Long.MAX_VALUE : adapter.nextTick());
    }
  }

  VenueSimulation(Plan plan, Path data, Path root, Capabilities capabilities, boolean running) {
    this.plan = plan;
    this.data = data;
    this.root = root;
    this.running = running;
    try {
      prices = Prices.read(data, plan);
    } catch (DataUnavailable e) {
      throw new AssertionError(e);
    }
    Settings settings =
        new Settings(
            "x1",
            plan.instruments(),
            ExchangeSettings.DEFAULT.withSlippage(new Slippage.Rate(plan.costs().slippage())),
            capabilities);
    exchange =
        new VirtualExchange(settings, () -> new MarketSteps(prices.feed(plan, false)), () -> nanos);
  }

  /** Runs to the end. */
  void run(List<Mishap> mishaps) throws LedgerUnavailable, DataUnavailable {
    pod = new Pod(root.resolve("ledger-0"));
    while (nanos < completedAt + EPILOGUE.toNanos() || completedAt == Long.MAX_VALUE) {
      steps++;
      if (steps > MOST_STEPS) {
        throw new AssertionError("It does not end: " + status());
      }
      mishaps.stream().filter(mishap -> mishap.step() == steps).forEach(this::suffer);
      try {
        step();
      } catch (Killed e) {
        story("killed at a request");
        replacePod();
      } catch (ClaimLost e) {
        story(e.getMessage());
        replacePod();
      }
      if (completedAt == Long.MAX_VALUE && status().completed()) {
        completedAt = nanos;
        story("completed");
      }
    }
  }

  private void step() throws LedgerUnavailable, DataUnavailable {
    exchange.tick();
    if (nanos >= exchangeBackAt) {
      exchangeBackAt = Long.MAX_VALUE;
      exchange.start();
      story("the exchange is back");
    }
    if (pod.adapter != null) {
      pod.adapter.tick();
    }
    if (exchange.deliverRequest() || exchange.deliverReport() || pod.loop.step()) {
      return;
    }
    if (running ? stepOnTime() : exchange.stepIfPassed()) {
      return;
    }
    long next = Math.min(Math.min(pod.due(), exchange.nextTick()), exchangeBackAt);
    nanos = Math.max(nanos, Math.min(next, nanos + STEP.toNanos()));
  }

  /** The market goes on, whoever is there. */
  private boolean stepOnTime() {
    if (nanos < nextStep) {
      return false;
    }
    nextStep = nanos + STEP.toNanos();
    return exchange.step();
  }

  private void suffer(Mishap mishap) {
    story(mishap.toString());
    int count = 1 + mishap.count() % 5;
    switch (mishap.kind()) {
      case KILL_POD -> replacePod();
      case KILL_BEFORE_SEND -> killer.before = mishap.count() % 5;
      case KILL_AFTER_SEND -> killer.after = mishap.count() % 5;
      case KILL_EXCHANGE -> {
        exchange.kill();
        exchangeBackAt = nanos + DOWN.toNanos();
      }
      case BREAK -> exchange.breakConnections(mishap.count() % 4);
      case LOSE_REQUESTS -> exchange.happen(new Fault.Lose("Requests", null, count));
      case LOSE_REPORTS -> exchange.happen(new Fault.Lose("Reports", null, count));
      case DUPLICATE_REPORTS -> exchange.happen(new Fault.Duplicate("Reports", null, count));
      case DUPLICATE_ORDERS -> exchange.happen(new Fault.Duplicate("NewOrder", null, count));
      case REORDER_REPORTS -> exchange.happen(new Fault.Reorder("Reports", null, count));
      case DELAY_REPORTS -> exchange.happen(new Fault.Delay("Reports", null, count, 10_000));
      case DELAY_ORDERS -> exchange.happen(new Fault.Delay("NewOrder", null, count, 10_000));
      case DELAY_ORDERS_FOR_LONG ->
          exchange.happen(new Fault.Delay("NewOrder", null, count, 60_000));
      case REJECT -> exchange.happen(new Fault.Reject(null, count));
      case COMMAND ->
          command(List.of(BookState.values()).get(mishap.count() % BookState.values().length));
      case LATCH -> latch(mishap.count());
    }
  }

  private void command(BookState state) {
    PodStatus last = status();
    obey(
        () ->
            pod.loop.obey(
                new ControlCommand.SetState(last.uid(), last.commandSequence() + 1, state)));
  }

  private void latch(int count) {
    LocalCommand command =
        status().latch() != null && count % 2 == 0
            ? new LocalCommand.Release(status().latch().id())
            : new LocalCommand.SetLatch(
                "bg-" + steps,
                count % 3 == 0 ? HaltLevel.Flat : HaltLevel.Halted,
                "fire",
                Instant.EPOCH);
    obey(() -> pod.loop.obey(command));
  }

  private interface Obedience {
    Reply obey() throws LedgerUnavailable;
  }

  private void obey(Obedience obedience) {
    try {
      story(obedience.obey().getClass().getSimpleName());
    } catch (LedgerUnavailable e) {
      throw new AssertionError(e);
    } catch (Killed e) {
      story("killed at a request");
      replacePod();
    }
  }

  /** The pod is killed, and another one goes on with what it leaves on the disk. */
  private void replacePod() {
    Path next = root.resolve("ledger-" + ++pods);
    if (java.nio.file.Files.exists(pod.ledger.resolve("ledger.db"))) {
      Folder.killed(pod.ledger, next);
    }
    // What it had handed over may arrive, or a part of it.
    exchange.breakConnections(steps % 3);
    pod.loop.close();
    pod = new Pod(next);
  }

  PodStatus status() {
    return pod.loop.status();
  }

  List<Fill> fills() throws LedgerUnavailable {
    return pod.loop.board().view().history().orElseThrow().fills(0, 1_000_000).fills();
  }

  VirtualExchange exchange() {
    return exchange;
  }

  /** The account at the exchange. */
  String account() {
    return plan.engine(plan.initialState(), 1).strategyKey();
  }

  void close() {
    pod.loop.close();
  }

  private void story(String line) {
    story.add("%6d %s".formatted(steps, line));
  }

  String story() {
    return String.join("\n", story);
  }
}
