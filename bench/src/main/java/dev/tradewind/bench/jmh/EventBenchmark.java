package dev.tradewind.bench.jmh;

import dev.tradewind.bench.EndlessBars;
import dev.tradewind.bench.EveryEvent;
import dev.tradewind.bench.Run;
import dev.tradewind.bench.Workload;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.Fleet;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.BarSeries;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs an engine that has been running for long, in time and, with {@code -prof gc},
 * in bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {

  private static final int THOUSAND = 1000;

  /** So few events that an engine is hardly older after them. */
  private static final int SHOT = 5000;

  /** Strategies that trade crossovers on the same bars, each with an engine of its own. */
  @State(Scope.Thread)
  public static class Strategies {

    /** How many. */
    @Param({"1", "10", "100", "1000"})
    public int strategies;

    private EngineSetup[] setups;
    private BarSeries bars;

    /** Averages of other lengths each, so that they do not all act on the same bar. */
    @Setup
    public void make(BarsFile file) {
      bars = file.bars;
      setups = new EngineSetup[strategies];
      for (int i = 0; i < strategies; i++) {
        setups[i] = Workload.crossover(5 + i % 46, 60 + i % 91, EndlessBars.SECOND);
      }
    }
  }

  /** Their engines, and the one feed that all of them trade. */
  @State(Scope.Thread)
  public static class Desk {

    private TradingEngine[] engines;
    private EndlessBars feed;
    private Fleet blocks;

    /** Makes them. */
    @Setup
    public void make(Strategies fleet) {
      feed = new EndlessBars(fleet.bars);
      engines = new TradingEngine[fleet.strategies];
      for (int i = 0; i < engines.length; i++) {
        engines[i] = new TradingEngine(fleet.setups[i], EngineListener.NONE);
      }
      blocks = new Fleet(feed, List.of(engines));
    }
  }

  /** An engine that orders on every bar. */
  @State(Scope.Thread)
  public static class Busy {

    private Run run;

    /** Makes it. */
    @Setup(Level.Iteration)
    public void make(BarsFile file) {
      EngineSetup setup = Workload.setup(() -> new EveryEvent(0), EndlessBars.SECOND);
      run = new Run(setup, new EndlessBars(file.bars), EngineListener.NONE);
    }
  }

  /** A busy engine at one moment of its life: each measurement has one of its own. */
  @State(Scope.Thread)
  public static class Old {

    /** Orders that it has seen end before it is measured. */
    @Param({"10000", "100000", "1000000"})
    public int orders;

    /** Lets it run so far. */
    @Setup(Level.Iteration)
    public void grow(Busy busy) {
      busy.run.step(orders);
    }
  }

  /** An engine whose book holds limit orders far from the market. */
  @State(Scope.Thread)
  public static class Crowded {

    /** Orders that work all the time. */
    @Param({"10000", "100000", "1000000"})
    public int working;

    private Run run;

    /** Lets it submit them. */
    @Setup
    public void make(BarsFile file) {
      EngineSetup setup = Workload.setup(() -> new EveryEvent(working), EndlessBars.SECOND);
      run = new Run(setup, new EndlessBars(file.bars), EngineListener.NONE);
      run.step(2);
    }
  }

  /**
   * An event of one strategy on one feed, whatever their number: a million in all. One takes the
   * feed as it comes, several take it in blocks.
   */
  @Benchmark
  @OperationsPerInvocation(BarsFile.MILLION)
  public long strategies(Strategies fleet, Desk desk) {
    int each = BarsFile.MILLION / fleet.strategies;
    if (fleet.strategies == 1) {
      for (int left = each; left > 0 && desk.feed.advance(); ) {
        left -= desk.feed.dispatch(desk.engines[0], left, Long.MAX_VALUE);
      }
    } else {
      desk.blocks.step(each);
    }
    return desk.engines[0].counts().fills();
  }

  /**
   * The same where bars arrive one by one: each is taken by all before the next. In several
   * processes, for where in memory the engines come to lie is another matter of luck in each.
   */
  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
  @OperationsPerInvocation(BarsFile.MILLION)
  public long strategiesBarByBar(Strategies fleet, Desk desk) {
    for (int i = 0; i < BarsFile.MILLION / fleet.strategies; i++) {
      desk.feed.advance();
      for (TradingEngine engine : desk.engines) {
        desk.feed.dispatch(engine);
      }
    }
    return desk.engines[0].counts().fills();
  }

  /** An event that makes an order and a fill. */
  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public long orders(Busy busy) {
    busy.run.step(THOUSAND);
    return busy.run.outcome().fills();
  }

  /** The same after so many orders, and only then: the engine goes not on from there. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 15)
  @Measurement(iterations = 25)
  @OperationsPerInvocation(SHOT)
  public long ordersBefore(Busy busy, Old old) {
    busy.run.step(SHOT);
    return busy.run.outcome().fills() + old.orders;
  }

  /** An event that makes an order and a fill, beside so many working orders. */
  @Benchmark
  public long ordersWorking(Crowded crowded) {
    crowded.run.step(1);
    return crowded.run.outcome().fills();
  }
}
